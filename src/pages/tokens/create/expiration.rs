//! The expiration: the menu of presets, the field for a date, and the exact moment before it is sent.

use crate::browser::clock::BrowserZone;
use crate::browser::reactive::memo;
use crate::components::field::field;
use crate::components::focus::focus_soon;
use crate::components::inputs::text_input;
use crate::components::keyed::built_anew;
use crate::components::text::safe_text;
use crate::context::Page;
use crate::format::time::{Zone, iso, local, relative, short_utc};
use crate::pages::tokens::create::Expires;
use crate::state::draft::Draft;
use crate::state::draft::{Choice, PRESETS};
use chrono::{DateTime, SubsecRound, Utc};
use leptos::ev;
use leptos::html::{div, option, p, select, span, strong, time};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;

/// The menu, and the field "Expiration date" for "Custom…". `keep` is the label of the entry that leaves the expiration of an
/// existing token as it is.
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
    let mut entries: Vec<(Choice, Signal<String>)> = Vec::new();
    entries.extend(keep.map(|label| (Choice::Keep, label.into())));
    entries.extend(PRESETS.map(|days| (Choice::Days(days), format!("{days} days").into())));
    entries.push((Choice::Custom, "Custom…".to_owned().into()));
    entries.push((Choice::Never, "No expiration".to_owned().into()));
    let entry = |(choice, label): (Choice, Signal<String>)| {
        option()
            .attr("value", choice.value())
            .attr("selected", choice == chosen)
            .prop("textContent", move || label.get())
            .into_any()
    };
    let menu = select().on(ev::change, choose).child(entries.into_iter().map(entry).collect_view());
    let is_custom = memo(move || draft.with(|d| d.choice == Choice::Custom));
    let custom = move || is_custom.get().then(|| custom_date(draft, tried, expires));
    div().child(field("Expiration", menu, String::new, || None)).child(custom.into_shared()).into_any()
}

/// The field "Expiration date". A refusal is shown once something is typed, or after a try to send.
fn custom_date(draft: RwSignal<Draft>, tried: RwSignal<bool>, expires: Expires) -> AnyView {
    let refusal = move || match expires.get() {
        Err(refusal) if tried.get() || draft.with(|d| !d.custom.trim().is_empty()) => Some(refusal),
        _ => None,
    };
    let input = text_input(move || draft.with(|d| d.custom.clone()), move |text| draft.write().custom = text);
    let hint = || "30d, 1w, 24h, or a date and time in your zone: 2026-12-31 18:00".to_owned();
    div().class("custom-date").child(field("Expiration date", input, hint, refusal)).into_any()
}

/// The exact moment of the expiration, as a status.
pub fn expiration_status(page: Page, draft: RwSignal<Draft>, expires: Expires) -> AnyView {
    // A memo: a status that is written again is announced again, and the clock ticks every ten seconds.
    let shown = memo(move || match expires.get() {
        Err(_) => None,
        Ok(None) => Some(ExpirationWords::Never),
        Ok(Some(at)) => {
            let note = draft.with(|d| d.clock_note(&BrowserZone)).unwrap_or_default();
            Some(ExpirationWords::at(at, page.now(), note))
        }
    });
    let words = move || shown.get().map(|words| words.view());
    p().class("ends").attr("role", "status").child(built_anew(words)).into_any()
}

/// The words about the moment at which a token expires.
#[derive(Clone, PartialEq)]
enum ExpirationWords {
    Never,
    At { verb: &'static str, datetime: String, moment: String, more: String, note: &'static str },
}

impl ExpirationWords {
    fn at(at: DateTime<Utc>, now: DateTime<Utc>, note: &'static str) -> Self {
        let offset = BrowserZone.offset_at(at);
        Self::At {
            verb: if at > now { "Ends " } else { "Ended " },
            // To the second, for programs that read the page.
            datetime: iso(at),
            moment: [&local(at, offset), " ", &BrowserZone.name()].concat(),
            more: format!(" · {} · {}", short_utc(at, offset), relative(at, now.trunc_subsecs(0))),
            note,
        }
    }

    fn view(&self) -> AnyView {
        match self {
            Self::Never => {
                span().child("Never ends. A token that leaks works until somebody deletes it.").into_any()
            }
            Self::At { verb, datetime, moment, more, note } => span()
                .child(safe_text(verb))
                .child(time().attr("datetime", datetime.clone()).child(strong().child(safe_text(moment))))
                .child(safe_text(more))
                .child(safe_text(note))
                .into_any(),
        }
    }
}
