//! What can be done with all tokens of a person who has left the organization.

use crate::components::button::text_button;
use crate::components::html::div;
use crate::components::keyed::for_key;
use crate::components::notice::notice_of;
use crate::context::Page;
use crate::format::sanitize;
use crate::pages::tokens::bulk_delete_request::ask_for;
use crate::pages::tokens::permissions::permissions;
use crate::query::Row;
use crate::session::rights::Action;
use crate::state::AppState;
use leptos::prelude::*;
use panel_messages::m;
use std::sync::Arc;

/// This many people have a button in the notice.
const MOST: usize = 5;

/// A notice with a button for each person who left, while the list shows what they left behind. The review has one beside each name.
pub fn notice(page: Page, state: AppState) -> AnyView {
    let people = move || {
        let is_asked =
            page.nav.with(|address| address.creator_left && !address.review) && !page.has_no_members();
        is_asked.then_some(())?;
        let mut people: Vec<String> = Vec::new();
        for row in page.rows().iter() {
            let creator = row.token.creator();
            if people.len() < MOST
                && !people.iter().any(|it| it == creator)
                && page.left.with(|left| left.contains(creator))
            {
                people.push(creator.to_owned());
            }
        }
        (!people.is_empty()).then(|| people.join("\n"))
    };
    for_key(people, move |people| {
        let buttons = people.lines().filter_map(|creator| delete_all(page, state, creator));
        notice_of(div().class("row").child(buttons.collect::<Vec<_>>()).into_any())
    })
}

/// A button that asks whether to delete all tokens of this person, also those that the filters hide; nothing for people who may
/// not.
pub fn delete_all(page: Page, state: AppState, creator: &str) -> Option<AnyView> {
    let creator = creator.to_owned();
    let all = move || -> Vec<Arc<Row>> {
        let rows = page.loader.rows_now();
        rows.iter().filter(|row| row.token.creator() == creator).cloned().collect()
    };
    let rows = all();
    let first = rows.first()?;
    let name = match &first.token.user {
        Some(user) if user.display_name() != user.name => m::delete::person(&user.display_name(), &user.name),
        _ => first.token.creator().to_owned(),
    };
    permissions(page).refusal(Action::Delete(&first.token)).is_none().then(|| {
        let label = m::delete::all_of(&name);
        text_button(&sanitize::words(&label), "danger quiet", move |_| ask_for(page, state, all(), 0, false))
            .into_any()
    })
}
