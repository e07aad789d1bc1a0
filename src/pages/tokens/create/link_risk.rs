//! A link can fill the form in with all rights or without an end. Then the person has to tick that they have read it.

use crate::address::parse;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::dialog::unique_id;
use crate::components::field::refusal_line;
use crate::components::html::{div, label, p};
use crate::components::inputs::checkbox;
use crate::components::text::safe_text;
use crate::state::draft::{Choice, Draft};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::m;
use token_api::{API, Expiration, parse_expiration};

/// What the link asked for, of which people should know before they agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkRisk {
    has_api: bool,
    is_endless: bool,
    /// The expiration as the link has it, if it is as good as no end.
    far: Option<String>,
}

/// An expiration that is further away than this, 25 years, is as good as none.
const LONG: TimeDelta = TimeDelta::days(25 * 366);

/// Whether an expiration, as it is typed, is as good as none.
fn is_far(typed: &str, now: DateTime<Utc>) -> bool {
    match parse_expiration(typed) {
        Ok(Expiration::In(span)) => span > LONG,
        Ok(Expiration::At(at)) => at - now > LONG,
        Ok(Expiration::Local(local)) => local.and_utc() - now > LONG,
        Err(_) => false,
    }
}

impl LinkRisk {
    /// The risk of the address that opened the form. The link of a command line can ask for neither.
    pub fn of(opened_by: &str, now: DateTime<Utc>) -> Self {
        let address = parse(opened_by).address;
        match address.new {
            Some(new) if address.code.is_none() => {
                let (draft, _) = Draft::from_prefill(&new);
                Self {
                    has_api: draft.scopes.contains(&API.to_owned()),
                    is_endless: draft.choice == Choice::Never,
                    far: Some(draft.custom)
                        .filter(|typed| draft.choice == Choice::Custom && is_far(typed, now)),
                }
            }
            _ => Self::default(),
        }
    }

    /// What to read, while the form still has what the link asked for.
    pub fn words(&self, draft: &Draft) -> Option<String> {
        let has_api = self.has_api && draft.sent_scopes().iter().any(|scope| scope == API);
        let is_far = draft.choice == Choice::Custom && self.far.as_ref() == Some(&draft.custom);
        let is_endless = draft.choice == Choice::Never && self.is_endless;
        let risk = match (has_api, is_endless, is_far) {
            (true, true, _) => "api-endless",
            (true, _, true) => "api-far",
            (true, ..) => "api",
            (_, true, _) => "endless",
            (.., true) => "far",
            _ => return None,
        };
        Some(m::create::link_risk(risk))
    }
}

/// The checkbox, while there is something to read. It is refused after a try to send without it.
pub fn read_box(unread: Memo<Option<String>>, is_read: RwSignal<bool>, tried: RwSignal<bool>) -> AnyView {
    (move || unread.get().map(|words| untrack(|| box_with(&words, is_read, tried)))).into_shared().into_any()
}

fn box_with(words: &str, is_read: RwSignal<bool>, tried: RwSignal<bool>) -> AnyView {
    let is_refused = memo(move || tried.get() && !is_read.get());
    let (hint_id, refusal_id) = (unique_id("read"), unique_id("read"));
    let tick = checkbox(move || is_read.get(), move |on| is_read.set(on))
        .attr("aria-describedby", [&refusal_id, " ", &hint_id].concat())
        .attr("aria-invalid", move || is_refused.get().then_some("true"));
    let refusal = move || {
        is_refused.get().then(|| {
            let line = refusal_line(m::create::LINK_RISK_UNREAD.text());
            div().attr("id", refusal_id.clone()).child(line).into_any()
        })
    };
    div()
        .child(p().class("hint warning").attr("id", hint_id).child(safe_text(words)))
        .child(label().class("check").child(tick).message(m::create::LINK_RISK_READ))
        .child(refusal.into_shared())
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn words(link: &str) -> Option<String> {
        let (draft, _) = Draft::from_prefill(&parse(link).address.new.unwrap_or_default());
        LinkRisk::of(link, NOW).words(&draft)
    }

    #[test]
    fn all_rights_or_no_end_have_to_be_read() {
        assert!(words("?new&scopes=api&expires_in=7d").unwrap().contains("the scope api"));
        assert!(words("?new&scopes=read_cluster&expires_in=never").unwrap().contains("no expiration"));
        let both = words("?new&scopes=read_cluster,api&expires_in=never").unwrap();
        assert!(both.contains("the scope api") && both.contains("no expiration"), "{both}");
        for far in [
            "expires_in=36500d",
            "expires_in=1400w",
            "expires_at=1997-01-01",
            "expires_at=1997-01-01T00:00:00Z",
        ] {
            let far = words(&format!("?new&scopes=read_cluster&{far}")).unwrap();
            assert!(far.contains("more than 25 years away"), "{far}");
        }
        for usual in [
            "?new&expires_in=365d",
            "?new&expires_at=1994-12-31",
            "?new",
            "?new&scopes=read_cluster&expires_in=90d",
            "?new&expires_at=never",
            "?new&code=a&scopes=api",
        ] {
            assert_eq!(words(usual), None, "{usual}");
        }
    }

    #[test]
    fn only_what_the_form_still_has_from_the_link_counts() {
        let risk = LinkRisk::of("?new&scopes=api,read_cluster&expires_in=never", NOW);
        let mut draft = Draft::from_prefill(&parse("?new&scopes=read_cluster").address.new.unwrap()).0;
        assert_eq!(risk.words(&draft), None);
        draft.choice = Choice::Never;
        assert!(risk.words(&draft).unwrap().contains("no expiration"));
        // What the person chooses by hand was not asked for by a link.
        assert_eq!(LinkRisk::of("?new", NOW).words(&draft), None);
    }
}
