//! The radio group "Token type".

use crate::address::Type;
use crate::browser::signal::RwSignal;
use crate::components::field::{choice, refusal_line};
use crate::components::html::{fieldset, input, legend, span};
use crate::context::Page;
use crate::pages::tokens::disabled_reason::Reason;
use crate::pages::tokens::filters::offered_types;
use crate::state::draft::Draft;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, m};

/// Why no token of this type can be made, on this site or by this person; reactive. `may_share` is why the person may make
/// none for the organization.
pub fn type_refusal(page: Page, may_share: Reason, kind: Type) -> Option<String> {
    if !offered_types(page).contains(&kind) {
        return Some(m::create::type_not_offered(kind.key()));
    }
    (kind == Type::Organization && may_share.refuses()).then(|| may_share.text())
}

/// The types that this site offers; nothing where there is only one. A type that is chosen already is listed too, so that a
/// person who may not use it sees it and can choose another. `refusal` is why the chosen type is refused.
pub fn type_field(
    page: Page,
    draft: RwSignal<Draft>,
    may_share: Reason,
    refusal: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> Option<AnyView> {
    let (offered, chosen) = (offered_types(page), draft.with_untracked(|d| d.token_type));
    let listed: Vec<Type> =
        Type::ALL.into_iter().filter(|kind| offered.contains(kind) || *kind == chosen).collect();
    let radio = move |kind: Type| {
        let (name, words) = type_words(kind);
        // It is not `disabled`, so that it can be focused and its reason be read.
        let is_refused = move || type_refusal(page, may_share, kind).is_some();
        let words = move || type_refusal(page, may_share, kind).unwrap_or_else(|| words.text().to_owned());
        let radio = input()
            .attr("type", "radio")
            .attr("name", "token-type")
            .prop("checked", move || draft.with(|d| d.token_type == kind))
            .attr("aria-disabled", move || is_refused().then_some("true"))
            .on(ev::click, move |event| {
                if untrack(is_refused) {
                    event.prevent_default();
                }
            })
            .on(ev::change, move |_| draft.write().token_type = kind);
        choice(radio, span().message(name).into_any(), words)
    };
    let refused = move || refusal().map(|words| refusal_line(&words));
    (listed.len() > 1).then(|| {
        fieldset()
            .class("choices types")
            .attr("role", "radiogroup")
            .child(legend().message(m::create::TOKEN_TYPE))
            .child(listed.into_iter().map(radio).collect_view())
            .child(refused.into_shared())
            .into_any()
    })
}

fn type_words(kind: Type) -> (Message, Message) {
    match kind {
        Type::Personal => (m::common::PERSONAL, m::create::TYPE_PERSONAL_HINT),
        Type::Organization => (m::common::ORGANIZATION, m::create::TYPE_ORGANIZATION_HINT),
        Type::Monitoring => (m::common::MONITORING, m::create::TYPE_MONITORING_HINT),
    }
}
