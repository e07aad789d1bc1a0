//! The sign-in page: a pasted token, on Yatai also a name and a password, and a link to the server's own sign-in page.

mod password;
mod token;

use crate::actions::sign_out::SignOut;
use crate::browser::language::changes;
use crate::browser::reactive::effect;
use crate::browser::signal::{RwSignal, memo};
use crate::components::html::{a, h1, p, section};
use crate::components::keyed::built_anew;
use crate::components::notice::{notice, plain_failure};
use crate::components::text::{code_name, hint, live_message, sentence};
use crate::context::Site;
use crate::format::error_messages::{Failure, cross_origin_hint};
use crate::pages::tokens::focus::focus_heading;
use crate::pages::tokens::page_title::set_title;
use crate::session::{Session, State, use_session};
use crate::state::AppState;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use token_api::ServerKind;

/// What the two forms share, so that there is one request at a time and one failure on screen.
#[derive(Clone, Copy)]
struct Attempt {
    session: Session,
    /// Whether a request of either form is under way.
    busy: RwSignal<bool>,
    /// Why the last try of this form failed; shown above its fields.
    failed: RwSignal<Option<Failure>>,
    /// Why the last try of the other form failed.
    other: RwSignal<Option<Failure>>,
}

impl Attempt {
    /// Clears both failures: a new try begins.
    fn begin(self) {
        self.failed.set(None);
        self.other.set(None);
    }

    /// The failure; reactive.
    fn failure(self) -> Option<AnyView> {
        self.failed.get().map(|failure| plain_failure(&failure))
    }
}

/// The page. What is typed stays in its fields until it is accepted, also in another language: its texts follow that.
pub fn sign_in(state: AppState, sign_out: SignOut) -> AnyView {
    let session = use_session();
    effect(|| {
        changes();
        set_title(m::sign_in::SIGN_IN.text());
    });
    on_cleanup(focus_heading);
    let Site(site) = expect_context();
    let busy = RwSignal::new(false);
    let (failed, other) = (RwSignal::new(None::<Failure>), RwSignal::new(None::<Failure>));
    let by_token = Attempt { session, busy, failed, other };
    let by_name = Attempt { session, busy, failed: other, other: failed };
    // Which tokens sign in, and whether a password does, depends on the kind of server.
    session.ask_server();
    let is_yatai = memo(move || session.server() == ServerKind::Yatai);
    let why_out = move || match session.state() {
        State::Out(Some(why)) => Some(notice(&why)),
        _ => None,
    };
    let kept_value = move || {
        changes();
        state.is_keeping().then(|| notice(m::sign_in::VALUE_WAITS.text()))
    };
    let other_origin = move || {
        let endpoint = session.endpoint();
        (failed.with(Option::is_some) && !endpoint.is_empty()).then(|| hint(&cross_origin_hint(&endpoint)))
    };
    // Only where the API is at the page's own origin: the cookie would not be sent to another one.
    let by_password = move || {
        (is_yatai.get() && session.endpoint().is_empty())
            .then(|| untrack(|| password::form(by_name, sign_out)))
    };
    let own_page = site.with_value(|site| site.sign_in.clone()).map(|address| {
        p().class("own-page")
            .child(a().attr("href", address).child(live_message(m::sign_in::OWN_PAGE)))
            .into_any()
    });
    section()
        .class("sign-in")
        .child(h1().child(live_message(m::sign_in::SIGN_IN)))
        .child(why_out.into_shared())
        .child(kept_value.into_shared())
        .child(built_anew(move || {
            changes();
            Some(what_to_paste(is_yatai.get()))
        }))
        .child((move || by_token.failure()).into_shared())
        .child(other_origin.into_shared())
        .child(token::form(by_token))
        .child(by_password.into_shared())
        .child(own_page)
        .into_any()
}

/// Says which tokens sign in here. On Yatai a token needs no scope to read its user and its tokens.
fn what_to_paste(is_yatai: bool) -> AnyView {
    let words = p().class("hint");
    if is_yatai {
        return words.message(m::sign_in::PASTE_ANY_TOKEN).into_any();
    }
    let [organization, api] = ["read_organization", "api"].map(code_name);
    words.child(sentence(m::sign_in::paste_token(organization, api))).into_any()
}
