//! The expiration: the menu of presets, the field for a date, and the exact moment before it is sent.

use crate::browser::clock::BrowserZone;
use crate::components::field::field;
use crate::components::focus::focus_soon;
use crate::components::inputs::text_input;
use crate::components::keyed::built_anew;
use crate::components::text::safe_text;
use crate::context::Page;
use crate::format::time::{Zone, iso, local, relative, short_utc};
use crate::pages::tokens::create::Expires;
use crate::state::draft::{Choice, Draft, LatestExpiration, PRESETS};
use chrono::{DateTime, SubsecRound, Utc};
use leptos::ev;
use leptos::html::{div, option, p, select, span, strong, time};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;

/// The signals of the expiration's field.
#[derive(Clone, Copy)]
pub struct ExpirationForm {
    /// The form.
    pub draft: RwSignal<Draft>,
    /// Whether the person has tried to send it.
    pub tried: RwSignal<bool>,
    /// The moment, or why it is refused.
    pub expires: Expires,
    /// The latest moment that is allowed, where there is a limit.
    pub latest: Memo<Option<LatestExpiration>>,
    /// Why the server refuses the choice, where the form itself does not.
    pub refusal: Signal<Option<String>>,
    /// What else there is to say about the limit; empty for nothing.
    pub note: Signal<&'static str>,
}

impl ExpirationForm {
    /// Why the choice of the menu is refused. A custom date has its own field for that.
    fn choice_refusal(self) -> Option<String> {
        if self.draft.with(|d| d.choice == Choice::Custom) {
            return None;
        }
        self.expires.get().err().or_else(|| self.refusal.get())
    }

    /// Says what the limit is.
    fn hint(self) -> String {
        let sentence = self.latest.with(|latest| latest.as_ref().map(|latest| latest.sentence(&BrowserZone)));
        [&sentence.unwrap_or_default(), self.note.get()].join(" ").trim().to_owned()
    }

    /// Whether the menu has this entry. One that is chosen is listed also where it is not allowed.
    fn lists(self, choice: Choice) -> bool {
        let is_chosen = || self.draft.with(|d| d.choice == choice);
        match choice {
            Choice::Latest => self.latest.with(Option::is_some) || is_chosen(),
            Choice::Never => self.latest.with(Option::is_none) || is_chosen(),
            _ => true,
        }
    }

    /// Whether this entry cannot be chosen, because it would be too late.
    fn forbids(self, page: Page, choice: Choice) -> bool {
        let now = page.now();
        let draft = Draft { choice, ..Draft::default() };
        let forbids = |latest: &LatestExpiration| match choice {
            Choice::Days(_) | Choice::Never => draft.expires(now, &BrowserZone, Some(latest)).is_err(),
            _ => false,
        };
        self.latest.with(|latest| latest.as_ref().is_some_and(forbids))
    }
}

/// The menu, and the field "Expiration date" for "Custom…". `keep` is the label of the entry that leaves the expiration of an
/// existing token as it is.
pub fn expiration_field(page: Page, form: ExpirationForm, keep: Option<Memo<String>>) -> AnyView {
    let draft = form.draft;
    let choose = move |event: ev::Event| {
        draft.write().choice = Choice::from_value(&event_target_value(&event));
        if draft.with_untracked(|d| d.choice == Choice::Custom) {
            focus_soon(".custom-date input");
        }
    };
    let latest = move || {
        let moment = form.latest.with(|latest| latest.as_ref().map(|latest| zoned(latest.at)));
        moment.map_or("Latest".to_owned(), |moment| ["Latest: ", &moment].concat())
    };
    let mut entries: Vec<(Choice, Signal<String>)> = Vec::new();
    entries.extend(keep.map(|label| (Choice::Keep, label.into())));
    entries.extend(PRESETS.map(|days| (Choice::Days(days), format!("{days} days").into())));
    entries.push((Choice::Latest, Signal::derive(latest)));
    entries.push((Choice::Custom, "Custom…".to_owned().into()));
    entries.push((Choice::Never, "No expiration".to_owned().into()));
    let entry = |(choice, label)| menu_entry(page, form, choice, label);
    let menu = select().on(ev::change, choose).child(entries.into_iter().map(entry).collect_view());
    let is_custom = Memo::new(move |_| draft.with(|d| d.choice == Choice::Custom));
    let custom = move || is_custom.get().then(|| custom_date(form));
    let refusal = move || form.choice_refusal();
    div()
        .child(field("Expiration", menu, move || form.hint(), refusal))
        .child(custom.into_shared())
        .into_any()
}

/// An entry of the menu, while the menu has it.
fn menu_entry(page: Page, form: ExpirationForm, choice: Choice, label: Signal<String>) -> AnyView {
    let is_chosen = Memo::new(move |_| form.draft.with(|d| d.choice == choice));
    let is_forbidden = Memo::new(move |_| form.forbids(page, choice));
    let is_listed = Memo::new(move |_| form.lists(choice));
    let entry = move || {
        is_listed.get().then(|| {
            option()
                .attr("value", choice.value())
                .attr("disabled", move || is_forbidden.get().then_some(""))
                .prop("selected", move || is_chosen.get())
                .prop("textContent", move || label.get())
                .into_any()
        })
    };
    entry.into_shared().into_any()
}

/// The field "Expiration date". A refusal is shown once something is typed, or after a try to send.
fn custom_date(form: ExpirationForm) -> AnyView {
    let ExpirationForm { draft, tried, expires, .. } = form;
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
    let shown = Memo::new(move |_| match expires.get() {
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

/// A moment in local time, with the zone's name.
fn zoned(at: DateTime<Utc>) -> String {
    [&local(at, BrowserZone.offset_at(at)), " ", &BrowserZone.name()].concat()
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
            moment: zoned(at),
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
