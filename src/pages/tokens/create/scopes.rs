//! The field "Scopes": checkboxes in groups, and a warning about broad scopes.

use crate::address::vec_set::VecSet;
use crate::browser::signal::{RwSignal, memo};
use crate::components::field::{choice, group, refusal_line};
use crate::components::html::{div, label, p};
use crate::components::inputs::checkbox;
use crate::components::text::{code_name, safe_text};
use crate::pages::tokens::create::scope_words::{scope_meaning, scope_warning};
use crate::session::{Session, use_session};
use crate::state::draft::Draft;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, m};
use token_api::{ALL_SCOPES, API};

/// Groups of documented scopes.
const GROUPS: [(Message, &[&str]); 2] = [
    (m::create::ORGANIZATION_SCOPES, &["read_organization", "write_organization"]),
    (m::create::CLUSTER_SCOPES, &["read_cluster", "write_cluster"]),
];

/// The documented scopes, followed by the others of this set.
pub fn all_scopes(chosen: &VecSet<String>) -> Vec<String> {
    let other = chosen.iter().filter(|s| !ALL_SCOPES.contains(&s.as_str())).cloned();
    ALL_SCOPES.iter().map(|s| (*s).to_owned()).chain(other).collect()
}

/// A checkbox for each of the `offered` scopes. `warning` is a line below them; `refusal` is why the chosen ones are refused.
pub fn scopes_field(
    draft: RwSignal<Draft>,
    offered: Vec<String>,
    warning: Option<AnyView>,
    refusal: impl Fn() -> Option<String> + Send + 'static,
) -> AnyView {
    let session = use_session();
    let mut others = offered.into_iter().filter(|scope| !GROUPS.iter().any(|(_, of)| of.contains(&&**scope)));
    // The first one is `api`.
    let general = others.next().map(|scope| scope_box(session, draft, &scope));
    let groups = GROUPS.map(|(name, scopes)| scope_group(session, draft, name, scopes));
    let others = others.map(|scope| scope_box(session, draft, &scope));
    let mut controls = Vec::from_iter(general);
    controls.extend(groups);
    controls.extend(others);
    controls.extend(warning);
    controls.push((move || refusal().map(|text| refusal_line(&text))).into_shared().into_any());
    group(m::common::SCOPES, "choices scopes", controls)
}

/// The warning about the chosen scopes, as a status. The create dialog has it beside its buttons instead.
pub fn warning_line(draft: RwSignal<Draft>) -> AnyView {
    let session = use_session();
    let warning = memo(move || draft.with(|draft| scope_warning(draft, session.server())));
    let line = move || {
        let words = warning.get()?;
        Some(p().class("hint warning").attr("role", "status").child(safe_text(words)).into_any())
    };
    line.into_shared().into_any()
}

fn scope_group(
    session: Session,
    draft: RwSignal<Draft>,
    name: Message,
    scopes: &'static [&'static str],
) -> AnyView {
    let boxes = scopes.iter().map(|scope| scope_box(session, draft, scope)).collect_view();
    div().class("scope-group").child(group_box(draft, name, scopes)).child(boxes).into_any()
}

/// The checkbox of a group: ticked where all its scopes are chosen, indeterminate where some are.
fn group_box(draft: RwSignal<Draft>, name: Message, scopes: &'static [&'static str]) -> AnyView {
    let chosen = move || draft.with(|d| scopes.iter().filter(|s| d.scopes.contains(**s)).count());
    let tick = checkbox(
        move || chosen() == scopes.len(),
        move |on| {
            let mut draft = draft.write();
            scopes.iter().for_each(|scope| set_scope(&mut draft, scope, on));
        },
    )
    .prop("indeterminate", move || (1..scopes.len()).contains(&chosen()));
    label().class("check").child(tick).message(name).into_any()
}

fn set_scope(draft: &mut Draft, scope: &str, on: bool) {
    if on {
        draft.scopes.insert(scope.to_owned());
    } else {
        draft.scopes.remove(&scope.to_owned());
    }
}

fn scope_box(session: Session, draft: RwSignal<Draft>, scope: &str) -> AnyView {
    // A copy for each closure.
    let (for_tick, for_change, for_hint) = (scope.to_owned(), scope.to_owned(), scope.to_owned());
    let tick = checkbox(
        move || draft.with(|d| d.scopes.contains(&for_tick)),
        move |on| set_scope(&mut draft.write(), &for_change, on),
    );
    choice(tick, code_name(scope), move || {
        let words = scope_meaning(&for_hint, session.server()).text();
        let is_implied = draft.with(|d| d.scopes.contains(API) && !d.scopes.contains(&for_hint));
        if is_implied { [words, " ", m::create::SCOPE_IMPLIED.text()].concat() } else { words.to_owned() }
    })
}
