//! When a token ends: the menu of presets, the field for a moment of one's own, and the exact moment
//! before it is sent.

use super::draft::{Choice, PRESETS};
use super::{Draft, Expires, focus_soon};
use crate::clock::BrowserZone;
use crate::dom::{El, classed, el};
use crate::pages::tokens::Page;
use crate::parts::field::field;
use crate::signal::{Derived, Var};
use crate::time::{Zone, iso, local, relative, short_utc};
use chrono::SubsecRound;
use leptos::prelude::untrack;

/// The menu and the field. `keep` is what a token that is being changed has.
pub fn expiration_field(
    draft: Var<Draft>,
    tried: Var<bool>,
    expires: Expires,
    keep: Option<Derived<String>>,
) -> El {
    let chosen = draft.with_untracked(|d| d.choice);
    let option = |choice: Choice, label: &str| {
        let option = el("option").attr("value", &choice.value()).text(label);
        if choice == chosen { option.flag("selected") } else { option }
    };
    let menu = el("select")
        .child_if(keep.map(|label| option(Choice::Keep, "").live(move || label.get())))
        .children(PRESETS.map(|days| option(Choice::Days(days), &format!("{days} days"))))
        .child(option(Choice::Custom, "Custom…"))
        .child(option(Choice::Never, "No expiration"))
        .on_value("change", move |value| {
            draft.update(|d| d.choice = Choice::from_value(&value));
            if untrack(|| draft.with(|d| d.choice == Choice::Custom)) {
                focus_soon(".custom-date input");
            }
        });
    let is_custom = Derived::new(move || draft.with(|d| d.choice == Choice::Custom));
    let refusal = move || match expires.get() {
        Err(refusal) if tried.get() || draft.with(|d| !d.custom.trim().is_empty()) => Some(refusal),
        _ => None,
    };
    el("div").child(field("Expiration", menu, String::new, || None)).slot(move || {
        is_custom.get().then(|| {
            let input = el("input")
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .live_value(move || draft.with(|d| d.custom.clone()))
                .on_value("input", move |text| draft.update(|d| d.custom = text));
            let hint = "30d, 1w, 24h, or a date and time in your zone: 2026-12-31 18:00";
            classed("div", "custom-date").child(field("Expiration date", input, || hint.to_owned(), refusal))
        })
    })
}

/// The exact moment, before it is sent.
pub fn ends(page: Page, draft: Var<Draft>, expires: Expires) -> El {
    classed("p", "ends").attr("role", "status").slot(move || match expires.get() {
        Err(_) => None,
        Ok(None) => Some(el("span").text("Never ends. A token that leaks works until somebody deletes it.")),
        Ok(Some(at)) => {
            let offset = BrowserZone.offset_at(at);
            let note = draft.with(|d| d.clock_note(&BrowserZone)).unwrap_or_default();
            Some(
                el("span")
                    .text(if at > page.now.get() { "Ends " } else { "Ended " })
                    .child(
                        // To the second, for who reads the page with a program.
                        el("time").attr("datetime", &iso(at)).child(el("strong").text(&format!(
                            "{} {}",
                            local(at, offset),
                            BrowserZone.name()
                        ))),
                    )
                    .text(&format!(
                        " · {} · {}",
                        short_utc(at, offset),
                        relative(at, page.now.get().trunc_subsecs(0))
                    ))
                    .text(note),
            )
        }
    })
}
