//! The choice of the language.

use crate::actions::switch_language::take_language;
use crate::browser::language::changes;
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::components::html::{option, select, span};
use crate::context::Site;
use crate::format::error_messages::Failure;
use crate::settings::language::{self, AUTO, LANGUAGES};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;

/// The menu; nothing in a page that has English alone. `failed` is why the messages of a language are not there.
pub fn language_menu(failed: RwSignal<Option<Failure>>) -> Option<AnyView> {
    let there: Vec<_> = LANGUAGES.into_iter().filter(|(tag, _)| language::is_there(tag)).collect();
    if there.len() < 2 || !language::is_offered() {
        return None;
    }
    let chosen = language::remembered().unwrap_or_default();
    let Site(site) = expect_context();
    let choose = move |event: ev::Event| {
        let chosen = event_target_value(&event);
        let of_site = site.with_value(|site| site.language.clone());
        spawn_local(async move { take_language(&of_site, Some(chosen), failed).await });
    };
    // Each language is named in itself, for people who do not know the one in force.
    let choice = |(tag, name): (&'static str, &'static str)| {
        option().attr("value", tag).attr("lang", tag).attr("selected", chosen == tag).child(name).into_any()
    };
    let automatic = option()
        .attr("value", AUTO)
        .prop("textContent", || {
            changes();
            m::language::AUTO.text()
        })
        .into_any();
    let choices = there.into_iter().map(choice);
    let name = || {
        changes();
        m::language::LANGUAGE.text()
    };
    let menu = select()
        .attr("aria-label", name)
        .attr("title", name)
        // Back to the one before, where the chosen one cannot be had.
        .prop("value", move || {
            failed.track();
            language::remembered().unwrap_or(AUTO.to_owned())
        })
        .on(ev::change, choose)
        .child([automatic].into_iter().chain(choices).collect_view());
    // A narrow screen shows the language's tag in the menu's place.
    let tag = move || {
        changes();
        m::language::TAG.text().split('-').next().unwrap_or_default().to_owned()
    };
    Some(span().class("language").attr("data-tag", tag).child(menu).into_any())
}
