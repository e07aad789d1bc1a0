//! When a token ends: the menu of presets, the field for a moment of one's own, and the exact moment
//! before it is sent.

use super::draft::{Choice, PRESETS};
use super::{Draft, Expires, focus_soon};
use crate::clock::BrowserZone;
use crate::components::field::field;
use crate::components::inputs::text_input;
use crate::components::keyed::built_anew;
use crate::components::text::server_text;
use crate::pages::tokens::Page;
use crate::time::{Zone, iso, local, relative, short_utc};
use chrono::{DateTime, SubsecRound, Utc};
use leptos::ev;
use leptos::html::{div, option, p, select, span, strong, time};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;

/// The menu and the field. `keep` is what a token that is being changed has.
pub fn expiration_field(
    draft: RwSignal<Draft>,
    tried: RwSignal<bool>,
    expires: Expires,
    keep: Option<Memo<String>>,
) -> AnyView {
    let chosen = draft.with_untracked(|d| d.choice);
    let choose = move |event: ev::Event| {
        draft.write().choice = Choice::from_value(&event_target_value(&event));
        if draft.with_untracked(|d| d.choice == Choice::Custom) {
            focus_soon(".custom-date input");
        }
    };
    let entry = |choice: Choice| option().attr("value", choice.value()).attr("selected", choice == chosen);
    let menu = select()
        .on(ev::change, choose)
        .child(keep.map(|label| entry(Choice::Keep).prop("textContent", move || label.get())))
        .child(PRESETS.map(|days| entry(Choice::Days(days)).prop("textContent", format!("{days} days"))))
        .child(entry(Choice::Custom).child("Custom…"))
        .child(entry(Choice::Never).child("No expiration"));
    let is_custom = Memo::new(move |_| draft.with(|d| d.choice == Choice::Custom));
    let custom = move || is_custom.get().then(|| custom_date(draft, tried, expires));
    div().child(field("Expiration", menu, String::new, || None)).child(custom.into_shared()).into_any()
}

fn custom_date(draft: RwSignal<Draft>, tried: RwSignal<bool>, expires: Expires) -> AnyView {
    let refusal = move || match expires.get() {
        Err(refusal) if tried.get() || draft.with(|d| !d.custom.trim().is_empty()) => Some(refusal),
        _ => None,
    };
    let input = text_input(move || draft.with(|d| d.custom.clone()), move |text| draft.write().custom = text);
    let hint = || "30d, 1w, 24h, or a date and time in your zone: 2026-12-31 18:00".to_owned();
    div().class("custom-date").child(field("Expiration date", input, hint, refusal)).into_any()
}

/// The exact moment, before it is sent.
pub fn ends(page: Page, draft: RwSignal<Draft>, expires: Expires) -> AnyView {
    let words = move || match expires.get() {
        Err(_) => None,
        Ok(None) => {
            let words = "Never ends. A token that leaks works until somebody deletes it.";
            Some(span().child(words).into_any())
        }
        Ok(Some(at)) => {
            let note = draft.with(|d| d.clock_note(&BrowserZone)).unwrap_or_default();
            Some(ends_at(at, page.now.get(), note))
        }
    };
    p().class("ends").attr("role", "status").child(built_anew(words)).into_any()
}

fn ends_at(at: DateTime<Utc>, now: DateTime<Utc>, note: &str) -> AnyView {
    let offset = BrowserZone.offset_at(at);
    let verb = if at > now { "Ends " } else { "Ended " };
    let moment = [&local(at, offset), " ", &BrowserZone.name()].concat();
    let more = format!(" · {} · {}", short_utc(at, offset), relative(at, now.trunc_subsecs(0)));
    span()
        .child(server_text(verb))
        // To the second, for who reads the page with a program.
        .child(time().attr("datetime", iso(at)).child(strong().child(server_text(&moment))))
        .child(server_text(&more))
        .child(server_text(note))
        .into_any()
}
