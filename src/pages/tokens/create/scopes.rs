//! The scopes as boxes in groups, with sets that are often wanted, and a word on broad ones.

use super::Draft;
use crate::address::Type;
use crate::dom::{El, button, classed, el, follow};
use crate::parts::field::{choice, group};
use crate::set::Set;
use crate::signal::Var;
use token_api::{ALL_SCOPES, API};
use web_sys::HtmlInputElement;

/// The documented scopes that belong together, under a name.
const GROUPS: [(&str, &[&str]); 2] = [
    ("All organization scopes", &["read_organization", "write_organization"]),
    ("All cluster scopes", &["read_cluster", "write_cluster"]),
];

/// Sets of scopes that are often wanted.
const PRESETS: [(&str, &[&str]); 3] = [
    ("Read-only", &["read_organization", "read_cluster"]),
    ("CI/CD", &["read_organization", "write_organization", "read_cluster", "write_cluster"]),
    ("Full access", &[API]),
];

/// What each scope allows, in a line.
fn words(scope: &str) -> &'static str {
    match scope {
        API => "Everything below, and all resources. Broad.",
        "read_organization" => "See members, tokens, models and Bentos.",
        "write_organization" => "Change members, tokens, models and Bentos.",
        "read_cluster" => "See clusters and deployments.",
        "write_cluster" => "Deploy, change and terminate.",
        _ => "Not one of the documented scopes: a server may not know it.",
    }
}

/// The known scopes, and after them those of this set that are not among them.
pub fn all_scopes(chosen: &Set<String>) -> Vec<String> {
    let other = chosen.iter().filter(|s| !ALL_SCOPES.contains(&s.as_str())).cloned();
    ALL_SCOPES.iter().map(|s| (*s).to_owned()).chain(other).collect()
}

/// The boxes.
pub fn scopes_field(draft: Var<Draft>, scopes: Vec<String>) -> El {
    let field = group("Scopes", "choices scopes").child(presets(draft));
    let mut others = scopes.into_iter().filter(|scope| !GROUPS.iter().any(|(_, of)| of.contains(&&**scope)));
    let general = others.next();
    let field = field.children(general.map(|scope| scope_box(draft, &scope)));
    let field = GROUPS.into_iter().fold(field, |field, (label, scopes)| {
        field.child(
            classed("div", "scope-group")
                .child(group_box(draft, label, scopes))
                .children(scopes.iter().map(|scope| scope_box(draft, scope))),
        )
    });
    field.children(others.map(|scope| scope_box(draft, &scope))).slot(move || {
        let warning = draft.with(warning)?;
        Some(classed("p", "hint warning").attr("role", "status").text(warning))
    })
}

/// What deserves a second thought.
fn warning(draft: &Draft) -> Option<&'static str> {
    let has = |scope: &str| draft.scopes.iter().any(|s| s == scope);
    if draft.token_type == Type::Monitoring {
        // Whatever is ticked.
        (!draft.scopes.is_empty())
            .then_some("A monitoring token reads metrics and nothing else: these scopes do nothing.")
    } else if !draft.developer && !draft.scopes.is_empty() {
        Some("Without Developer Operations Access a server may refuse all that these scopes allow.")
    } else if has(API) {
        Some(
            "Broad: whoever has this token can do everything that you can. Narrower scopes limit what a leak costs.",
        )
    } else if has("write_organization") {
        Some(
            "With write_organization it can create and delete tokens, also broader ones that you could make.",
        )
    } else if draft.scopes.is_empty() && draft.developer {
        Some("With no scope it can sign in, and do little else.")
    } else {
        None
    }
}

fn presets(draft: Var<Draft>) -> El {
    classed("div", "presets").children(PRESETS.map(|(label, scopes)| {
        button(label, move |_| draft.update(|d| d.scopes = scopes.iter().map(|s| (*s).to_owned()).collect()))
            .class("quiet")
    }))
}

/// One box for a group: ticked for all of it, half ticked for a part.
fn group_box(draft: Var<Draft>, label: &str, scopes: &'static [&'static str]) -> El {
    let tick = el("input").attr("type", "checkbox");
    let input: HtmlInputElement = tick.cast();
    follow(Box::new(move || {
        let chosen = draft.with(|d| scopes.iter().filter(|s| d.scopes.contains(**s)).count());
        input.set_checked(chosen == scopes.len());
        input.set_indeterminate(chosen > 0 && chosen < scopes.len());
    }));
    let tick = tick.on_checked(move |on| {
        draft.update(|d| scopes.iter().for_each(|scope| set(d, scope, on)));
    });
    classed("label", "check").child(tick).text(label)
}

fn set(draft: &mut Draft, scope: &str, on: bool) {
    if on {
        draft.scopes.insert(scope.to_owned());
    } else {
        draft.scopes.remove(&scope.to_owned());
    }
}

fn scope_box(draft: Var<Draft>, scope: &str) -> El {
    let (is, to, implied) = (scope.to_owned(), scope.to_owned(), scope.to_owned());
    let tick = el("input")
        .attr("type", "checkbox")
        .live_checked(move || draft.with(|d| d.scopes.contains(&is)))
        .on_checked(move |on| draft.update(|d| set(d, &to, on)));
    let words = words(scope);
    choice(tick, classed("code", "wrap").name(scope), move || {
        let is_implied = draft.with(|d| d.scopes.contains(API) && !d.scopes.contains(&implied));
        if is_implied { format!("{words} Implied by api.") } else { words.to_owned() }
    })
}
