//! The filters of the activity. Each step is in the address.

use crate::address::Address;
use crate::address::activity::{ActivityFilter, Moment, OPERATIONS, is_uid};
use crate::address::vec_set::VecSet;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::field::field;
use crate::components::html::{div, input, option, select};
use crate::context::Page;
use leptos::ev;
use leptos::prelude::*;
use panel_messages::{Message, m};

/// A field with text: its label and hint, how the filter is shown in it, and how the text is read.
struct TextFilter {
    label: Message,
    hint: Message,
    show: fn(&ActivityFilter) -> String,
    read: fn(&mut ActivityFilter, &str) -> Option<()>,
    /// `None` where every text is accepted.
    refusal: Option<Message>,
}

const FIELDS: [TextFilter; 4] = [
    TextFilter {
        label: m::activity::WHO,
        hint: m::activity::LOGIN_NAMES,
        show: |filter| texts(&filter.by),
        read: |filter, text| {
            filter.by = parts(text);
            Some(())
        },
        refusal: None,
    },
    TextFilter {
        label: m::activity::TOKEN_UID,
        hint: m::activity::ABOUT_OR_WITH,
        show: |filter| texts(&filter.about),
        read: |filter, text| {
            filter.about = parts(text);
            filter.about.iter().all(|uid| is_uid(uid)).then_some(())
        },
        refusal: Some(m::activity::UID_REFUSED),
    },
    TextFilter {
        label: m::activity::SINCE,
        hint: m::activity::MOMENT_HINT,
        show: |filter| filter.since.as_ref().map(|at| at.text.clone()).unwrap_or_default(),
        read: |filter, text| moment(&mut filter.since, text),
        refusal: Some(m::activity::MOMENT_REFUSED),
    },
    TextFilter {
        label: m::activity::UNTIL,
        hint: m::activity::MOMENT_HINT,
        show: |filter| filter.until.as_ref().map(|at| at.text.clone()).unwrap_or_default(),
        read: |filter, text| moment(&mut filter.until, text),
        refusal: Some(m::activity::MOMENT_REFUSED),
    },
];

fn texts(set: &VecSet<String>) -> String {
    set.iter().cloned().collect::<Vec<_>>().join(", ")
}

fn parts(text: &str) -> VecSet<String> {
    text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn moment(field: &mut Option<Moment>, text: &str) -> Option<()> {
    *field = Moment::parse(text);
    (field.is_some() || text.is_empty()).then_some(())
}

/// Goes to the address with these filters, unless it is there.
fn go(page: Page, filter: &ActivityFilter) {
    let now = page.nav.now();
    let to = Address { activity: Some(filter.pieces()), ..now.clone() };
    if to != now {
        page.nav.go(&to);
    }
}

/// The bar above the events.
pub fn filter_bar(page: Page, filter: Memo<String>) -> AnyView {
    let mut fields: Vec<AnyView> = FIELDS.into_iter().map(|it| text_filter(page, filter, it)).collect();
    fields.insert(1, operations(page, filter));
    div()
        .class("trail-filters")
        .attr("role", "group")
        .attr("aria-label", m::activity::FILTERS)
        .child(fields)
        .into_any()
}

fn text_filter(page: Page, filter: Memo<String>, it: TextFilter) -> AnyView {
    let is_refused = RwSignal::new(false);
    let value = memo(move || (it.show)(&filter.with(|pieces| ActivityFilter::of_text(pieces).0)));
    let control = input()
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop("value", move || value.get())
        .on(ev::change, move |event| {
            let mut filter = ActivityFilter::of_text(&filter.get_untracked()).0;
            let is_right = (it.read)(&mut filter, event_target_value(&event).trim()).is_some();
            is_refused.set(!is_right);
            if is_right {
                go(page, &filter);
            }
        });
    field(
        it.label,
        control,
        move || it.hint.text().to_owned(),
        move || it.refusal.filter(|_| is_refused.get()).map(|refusal| refusal.text().to_owned()),
    )
}

/// The menu of operations. An address can have several; the menu sets one.
fn operations(page: Page, filter: Memo<String>) -> AnyView {
    let did = memo(move || filter.with(|pieces| texts(&ActivityFilter::of_text(pieces).0.did)));
    let is_several = move || did.with(|did| did.contains(','));
    let several = option()
        .attr("value", "several")
        .attr("hidden", move || !is_several())
        .prop("selected", is_several)
        .message(m::activity::SEVERAL)
        .into_any();
    let entry = move |(name, words): (&'static str, Message)| {
        let is_on = move || did.with(|did| did == name);
        option().attr("value", name).prop("selected", is_on).message(words).into_any()
    };
    let mut entries = vec![several, entry(("", m::activity::EVERYTHING))];
    entries.extend(OPERATIONS.into_iter().map(entry));
    let control = select().child(entries).on(ev::change, move |event| {
        let value = event_target_value(&event);
        if value == "several" {
            return;
        }
        let did = Some(value).filter(|value| !value.is_empty()).into_iter().collect();
        go(page, &ActivityFilter { did, ..ActivityFilter::of_text(&filter.get_untracked()).0 });
    });
    field(m::activity::WHAT, control, String::new, || None)
}
