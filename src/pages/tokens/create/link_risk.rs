//! A link can fill the form in with all rights or without an end. Then the person has to tick that they have read it.

use crate::address::parse;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::components::dialog::unique_id;
use crate::components::field::refusal_line;
use crate::components::html::{div, label, p};
use crate::components::inputs::checkbox;
use crate::components::text::safe_text;
use crate::state::draft::{Choice, Draft};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::API;

/// What the link asked for, of which people should know before they agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkRisk {
    has_api: bool,
    is_endless: bool,
}

impl LinkRisk {
    /// The risk of the address that opened the form. The link of a command line can ask for neither.
    pub fn of(opened_by: &str) -> Self {
        let address = parse(opened_by).address;
        match address.new {
            Some(new) if address.code.is_none() => {
                let (draft, _) = Draft::from_prefill(&new);
                Self {
                    has_api: draft.scopes.contains(&API.to_owned()),
                    is_endless: draft.choice == Choice::Never,
                }
            }
            _ => Self::default(),
        }
    }

    /// What to read, while the form still has what the link asked for.
    pub fn words(self, draft: &Draft) -> Option<String> {
        let has_api = self.has_api && draft.sent_scopes().iter().any(|scope| scope == API);
        let asks = match (has_api, self.is_endless && draft.choice == Choice::Never) {
            (true, true) => {
                "asks for the scope api, which allows everything that you may do, and for no expiration"
            }
            (true, false) => "asks for the scope api, which allows everything that you may do",
            (false, true) => "asks for no expiration: a token that leaks works until somebody deletes it",
            (false, false) => return None,
        };
        Some(
            ["The link that filled in this form ", asks, ". Go on only if you trust who gave it to you."]
                .concat(),
        )
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
        let words = "Read it, and tick the box: or choose other scopes or an expiration.";
        is_refused.get().then(|| div().attr("id", refusal_id.clone()).child(refusal_line(words)))
    };
    div()
        .child(p().class("hint warning").attr("id", hint_id).child(safe_text(words)))
        .child(label().class("check").child(tick).child("I have read what this token may do"))
        .child(refusal.into_shared())
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(link: &str) -> Option<String> {
        let (draft, _) = Draft::from_prefill(&parse(link).address.new.unwrap_or_default());
        LinkRisk::of(link).words(&draft)
    }

    #[test]
    fn all_rights_or_no_end_have_to_be_read() {
        assert!(words("?new&scopes=api&expires_in=7d").unwrap().contains("the scope api"));
        assert!(words("?new&scopes=read_cluster&expires_in=never").unwrap().contains("no expiration"));
        let both = words("?new&scopes=read_cluster,api&expires_in=never").unwrap();
        assert!(both.contains("the scope api") && both.contains("no expiration"), "{both}");
        for usual in [
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
        let risk = LinkRisk::of("?new&scopes=api,read_cluster&expires_in=never");
        let mut draft = Draft::from_prefill(&parse("?new&scopes=read_cluster").address.new.unwrap()).0;
        assert_eq!(risk.words(&draft), None);
        draft.choice = Choice::Never;
        assert!(risk.words(&draft).unwrap().contains("no expiration"));
        // What the person chooses by hand was not asked for by a link.
        assert_eq!(LinkRisk::of("?new").words(&draft), None);
    }
}
