//! The expiration: the menu of presets, the field for a date, and the exact moment before it is sent.

use crate::browser::clock::BrowserZone;
use crate::browser::reactive::derive;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::field::field;
use crate::components::focus::focus_soon;
use crate::components::html::{div, option, p, select, span, strong, time};
use crate::components::inputs::text_input;
use crate::components::keyed::built_anew;
use crate::components::text::{safe_text, sentence};
use crate::context::Page;
use crate::format::time::{Zone, iso, local, relative, short_utc};
use crate::pages::tokens::create::Expires;
use crate::pages::tokens::own_token::{latest_change, latest_expiration};
use crate::state::draft::{Choice, Draft, EXTENSIONS, LatestExpiration, PRESETS};
use chrono::{DateTime, SubsecRound, Utc};
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::intl::{self, Unit};
use panel_messages::{Message, m};
use token_api::Token;

/// The signals of the expiration's field.
#[derive(Clone, Copy)]
pub struct ExpirationForm {
    /// The page, which knows the latest moment that a token may have.
    pub page: Page,
    /// The token that is changed; none for a new one.
    pub base: Option<RwSignal<Token>>,
    /// The form.
    pub draft: RwSignal<Draft>,
    /// Whether the person has tried to send it.
    pub tried: RwSignal<bool>,
    /// The moment, or why it is refused.
    pub expires: Expires,
    /// Whether the latest moment took the place of a proposal that was later.
    pub is_adjusted: RwSignal<bool>,
    /// Whether the server refused as too late what the form allows: an expiration that stays as it is.
    pub is_refused: RwSignal<bool>,
}

impl ExpirationForm {
    /// The latest moment that is allowed, where there is a limit; reactive.
    pub fn latest(self) -> Option<LatestExpiration> {
        match self.base {
            None => latest_expiration(self.page, self.page.now()),
            Some(base) => base.with(|token| latest_change(self.page, token)),
        }
    }

    fn is_chosen(self, choice: Choice) -> bool {
        self.draft.with(|draft| draft.choice == choice)
    }

    /// Why the choice of the menu is refused. A custom date has its own field for that.
    fn refusal(self) -> Option<String> {
        if self.is_chosen(Choice::Custom) {
            return None;
        }
        let latest = || latest_expiration(self.page, self.page.now()).filter(|_| self.is_refused.get());
        self.expires.get().err().or_else(|| latest().map(|latest| latest.refusal(&BrowserZone)))
    }

    /// Says what the limit is; nothing where there is none, or where a refusal says it.
    fn hint(self) -> String {
        let Some(latest) = self.latest().filter(|_| self.refusal().is_none()) else { return String::new() };
        let is_adjusted = self.is_adjusted.get() && self.is_chosen(Choice::Latest);
        let sentence = latest.sentence(&BrowserZone);
        if is_adjusted { [&sentence, " ", m::create::LATEST_CHOSEN.text()].concat() } else { sentence }
    }

    /// Whether the menu has this entry. One that is chosen is listed also where it is not allowed.
    fn lists(self, choice: Choice) -> bool {
        let fits = match choice {
            Choice::Extend(_) => self.draft.with(|draft| draft.ends.is_some()),
            _ => self.latest().is_some() == (choice == Choice::Latest),
        };
        self.is_chosen(choice) || fits
    }

    /// Whether this entry cannot be chosen, because it would be too late.
    fn forbids(self, choice: Choice) -> bool {
        let Some(latest) = self.latest() else { return false };
        let now = self.page.now().trunc_subsecs(0);
        match self.draft.with(|draft| draft.moment_of(choice, now)) {
            Some(at) => latest.forbids(Some(at)),
            None => choice == Choice::Never,
        }
    }
}

/// The menu, and the field "Expiration date" for "Custom…". `keep` is the label of the entry that leaves the expiration of an
/// existing token as it is.
pub fn expiration_field(form: ExpirationForm, keep: Option<Memo<String>>) -> AnyView {
    let choose = move |event: ev::Event| {
        form.draft.write().choice = Choice::from_value(&event_target_value(&event));
        if untrack(|| form.is_chosen(Choice::Custom)) {
            focus_soon(".custom-date input");
        }
    };
    let latest = move || match form.latest() {
        Some(latest) => m::create::latest_moment(&zoned(latest.at)),
        None => m::create::LATEST.string(),
    };
    let mut entries: Vec<AnyView> = Vec::new();
    let is_of_many = keep.is_some() && form.base.is_none();
    if let Some(label) = keep {
        entries.push(menu_entry(form, Choice::Keep, label.into()));
        let extensions = EXTENSIONS.map(|days| (Choice::Extend(days), m::create::extend_by(days).into()));
        entries.extend(extensions.map(|(choice, label)| limited_entry(form, choice, label)));
    }
    entries.extend(
        PRESETS.map(|days| menu_entry(form, Choice::Days(days), intl::length(days, Unit::Day).into())),
    );
    // For many tokens the latest moment differs.
    if !is_of_many {
        entries.push(limited_entry(form, Choice::Latest, derive(latest)));
    }
    entries.push(menu_entry(form, Choice::Custom, m::create::CUSTOM.string().into()));
    entries.push(limited_entry(form, Choice::Never, m::common::NO_EXPIRATION.string().into()));
    let menu = select().on(ev::change, choose).child(entries);
    let is_custom = memo(move || form.is_chosen(Choice::Custom));
    let custom = move || is_custom.get().then(|| custom_date(form));
    div()
        .child(field(m::create::EXPIRATION, menu, move || form.hint(), move || form.refusal()))
        .child(custom.into_shared())
        .into_any()
}

/// An entry of the menu.
fn menu_entry(form: ExpirationForm, choice: Choice, label: Signal<String>) -> AnyView {
    option()
        .attr("value", choice.value())
        .attr("disabled", move || form.forbids(choice).then_some(""))
        .prop("selected", move || form.is_chosen(choice))
        .prop("textContent", move || label.get())
        .into_any()
}

/// An entry of the menu that is not always there.
fn limited_entry(form: ExpirationForm, choice: Choice, label: Signal<String>) -> AnyView {
    let is_listed = memo(move || form.lists(choice));
    (move || is_listed.get().then(|| menu_entry(form, choice, label))).into_shared().into_any()
}

/// The field "Expiration date". A refusal is shown once something is typed, or after a try to send.
fn custom_date(form: ExpirationForm) -> AnyView {
    let ExpirationForm { draft, tried, expires, .. } = form;
    let refusal = move || match expires.get() {
        Err(refusal) if tried.get() || draft.with(|d| !d.custom.trim().is_empty()) => Some(refusal),
        _ => None,
    };
    let input = text_input(move || draft.with(|d| d.custom.clone()), move |text| draft.write().custom = text);
    let hint = || m::create::EXPIRATION_DATE_HINT.string();
    div().class("custom-date").child(field(m::create::EXPIRATION_DATE, input, hint, refusal)).into_any()
}

/// The exact moment of the expiration, as a status.
pub fn expiration_status(page: Page, draft: RwSignal<Draft>, expires: Expires) -> AnyView {
    p().class("ends").attr("role", "status").child(expiration_words(page, draft, expires)).into_any()
}

/// The exact moment of the expiration; nothing while it is refused.
pub fn expiration_words(page: Page, draft: RwSignal<Draft>, expires: Expires) -> AnyView {
    // A memo: a status that is written again is announced again, and the clock ticks every ten seconds.
    let shown = memo(move || match expires.get() {
        Err(_) => None,
        Ok(None) => Some(ExpirationWords::Never),
        Ok(Some(at)) => {
            let note = draft.with(|d| d.clock_note(&BrowserZone));
            Some(ExpirationWords::at(at, page.now(), note))
        }
    });
    built_anew(move || shown.get().map(|words| words.view()))
}

/// A moment in local time, with the zone's name.
fn zoned(at: DateTime<Utc>) -> String {
    [&local(at, BrowserZone.offset_at(at)), " ", &BrowserZone.name()].concat()
}

/// The words about the moment at which a token expires.
#[derive(Clone, PartialEq)]
enum ExpirationWords {
    Never,
    At { has_ended: bool, datetime: String, moment: String, more: String },
}

impl ExpirationWords {
    fn at(at: DateTime<Utc>, now: DateTime<Utc>, note: Option<Message>) -> Self {
        let mut more = String::new();
        let mut add = |words: &str| more.extend([" · ", words]);
        if BrowserZone.name() != "UTC" {
            add(&short_utc(at, BrowserZone.offset_at(at)));
        }
        add(&relative(at, now.trunc_subsecs(0)));
        if let Some(note) = note {
            add(note.text());
        }
        Self::At {
            has_ended: at <= now,
            // To the second, for programs that read the page.
            datetime: iso(at),
            moment: zoned(at),
            more,
        }
    }

    fn view(&self) -> AnyView {
        match self {
            Self::Never => span().message(m::create::NEVER_ENDS).into_any(),
            Self::At { has_ended, datetime, moment, more } => {
                let moment = strong().child(safe_text(moment));
                let moment = time().attr("datetime", datetime.clone()).child(moment).into_any();
                let words = match has_ended {
                    true => m::create::ended_at(moment),
                    false => m::create::ends_at(moment),
                };
                span().child(sentence(words)).child(safe_text(more)).into_any()
            }
        }
    }
}
