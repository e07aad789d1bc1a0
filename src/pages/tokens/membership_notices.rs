//! The notices about the person's role and the members of the organization.

use crate::browser::latest::Latest;
use crate::browser::signal::memo;
use crate::components::html::span;
use crate::components::keyed::built_anew;
use crate::components::notice::{failure_notice, notice, notice_of};
use crate::components::text::safe_text;
use crate::context::{MembersKnown, Page};
use crate::format::error_messages::members_not_loaded;
use crate::pages::tokens::membership::ask_within;
use crate::session::rights::GUEST;
use leptos::prelude::*;
use panel_messages::m;

/// The id of the guest's notice, which describes every link that is disabled for a guest.
pub const REASON_ID: &str = "role-reason";

/// Why everything is disabled for a guest; reactive.
pub fn guest_notice(page: Page) -> Option<AnyView> {
    page.creates_nothing
        .get()
        .then(|| notice_of(span().attr("id", REASON_ID).child(safe_text(GUEST.text())).into_any()))
}

/// Why all tokens are shown though the address asks for those of creators who left.
pub fn members_unknown_notice(page: Page) -> AnyView {
    let latest = Latest::new();
    // A memo: other changes of the address must not rebuild the notice, which would abort its request.
    let has_failed = memo(move || {
        let is_asked = page.nav.with(|address| address.creator_left);
        (is_asked && page.has_no_members()).then(|| page.members_known.get() == MembersKnown::Failed as u32)
    });
    let words = move || {
        Some(if has_failed.get()? {
            failure_notice(&members_not_loaded(), Some(move || ask_within(page, latest)))
        } else {
            notice(m::warnings::MEMBERS_UNKNOWN.text())
        })
    };
    built_anew(words)
}
