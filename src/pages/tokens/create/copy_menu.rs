//! The menu "Copy as" of the create dialog.

use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::copy::{CopyError, copy_into, outcome_words};
use crate::components::focus::focus_first_refused;
use crate::components::html::p;
use crate::components::menu::{close_menus, menu};
use crate::components::text::live_text;
use crate::pages::tokens::create::{Expires, copy_as};
use crate::state::draft::Draft;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use panel_messages::{Message, intl, m};

/// Copies the form as a link, a command or Python. An expiration that is refused is shown at its field (`tried` is set), and
/// nothing is copied.
pub fn copy_menu(draft: RwSignal<Draft>, expires: Expires, tried: RwSignal<bool>) -> AnyView {
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let item = move |label: Message, text: fn(&Draft, Option<DateTime<Utc>>) -> String| {
        action_button(label, "quiet", move |_| {
            // Without its expiration the copy would make a token that never expires.
            let Ok(at) = expires.get_untracked() else {
                tried.set(true);
                close_menus();
                return focus_first_refused();
            };
            copy_into(outcome, draft.with_untracked(|d| text(d, at)));
        })
    };
    let link = item(m::create::COPY_AS_LINK, |draft, expires| {
        let here = window().location();
        let path = here.pathname().unwrap_or_default();
        [here.origin().unwrap_or_default(), path, copy_as::link(draft, expires).0].concat()
    });
    let hint = move || {
        let mut words = Vec::new();
        if !draft.with(copy_as::is_access_usual) {
            words.push(m::create::COPY_WITHOUT_ACCESS.text());
        }
        if !draft.with(|draft| draft.labels.trim().is_empty()) {
            words.push(m::create::COPY_WITHOUT_LABELS.text());
        }
        let left_out = draft.with(|draft| copy_as::link(draft, expires.get().ok().flatten()).1);
        let too_long;
        if !left_out.is_empty() {
            too_long = m::create::link_leaves_out(&intl::list(left_out.into_iter().map(Message::text)));
            words.push(&too_long);
        }
        words.join(" ")
    };
    let items = vec![
        link.into_any(),
        item(m::common::COPY_AS_COMMAND, copy_as::command).into_any(),
        item(m::create::COPY_AS_PYTHON, copy_as::sdk).into_any(),
        p().class("hint").child(live_text(hint)).into_any(),
    ];
    menu(move || outcome.get().map_or_else(|| m::create::COPY_AS.text(), outcome_words).to_owned(), items)
}
