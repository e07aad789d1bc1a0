//! The templates of the create dialog: a button each, which sets type, scopes, access and expiration.

use crate::address::Type;
use crate::browser::signal::memo;
use crate::components::dialog::unique_id;
use crate::components::field::group;
use crate::components::html::{button, div, span, strong};
use crate::context::Page;
use crate::pages::tokens::create::form::CreateForm;
use crate::pages::tokens::create::type_field::type_refusal;
use crate::pages::tokens::own_token::latest_expiration;
use crate::state::draft::{Choice, Draft};
use chrono::{SubsecRound, TimeDelta};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::{Message, m};

/// What a template sets. The name, the description and the deployments stay as they are typed.
struct Template {
    name: Message,
    /// What the token is for, and the period.
    words: Message,
    /// The type, where the person may make it; otherwise the token is personal.
    token_type: Type,
    scopes: &'static [&'static str],
    access: Access,
    days: i64,
}

/// Which protected deployments a template lets the token call.
#[derive(PartialEq)]
enum Access {
    None,
    /// Those that the person chooses.
    Chosen,
    All,
}

const READ: [&str; 2] = ["read_organization", "read_cluster"];

const TEMPLATES: [Template; 4] = [
    Template {
        name: m::templates::CI,
        words: m::templates::CI_WORDS,
        token_type: Type::Organization,
        scopes: &["read_organization", "write_organization", "read_cluster", "write_cluster"],
        access: Access::None,
        days: 90,
    },
    Template {
        name: m::templates::READ_ONLY,
        words: m::templates::READ_ONLY_WORDS,
        token_type: Type::Personal,
        scopes: &READ,
        access: Access::None,
        days: 30,
    },
    Template {
        name: m::templates::CALL,
        words: m::templates::CALL_WORDS,
        token_type: Type::Personal,
        scopes: &[],
        access: Access::Chosen,
        days: 90,
    },
    Template {
        name: m::templates::NOTEBOOK,
        words: m::templates::NOTEBOOK_WORDS,
        token_type: Type::Personal,
        scopes: &READ,
        access: Access::All,
        days: 7,
    },
];

impl Template {
    /// The draft that it makes of this one.
    fn applied(&self, draft: &Draft, may_share: bool, choice: Choice) -> Draft {
        Draft {
            token_type: if may_share { self.token_type } else { Type::Personal },
            scopes: self.scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            developer: !self.scopes.is_empty(),
            protected: self.access != Access::None,
            all_deployments: self.access != Access::Chosen,
            router: false,
            choice,
            ..draft.clone()
        }
    }
}

/// A button for each template that the site offers. It is pressed while the form has what the template sets.
pub fn templates(page: Page, form: CreateForm) -> AnyView {
    let has_endpoints = page.site.0.with_value(|site| site.features.protected_endpoints);
    let mut buttons = Vec::new();
    for template in &TEMPLATES {
        if has_endpoints || template.access == Access::None {
            buttons.push(template_button(page, form, template));
        }
    }
    group(m::templates::TITLE, "", vec![div().class("templates").child(buttons).into_any()])
}

/// What the template makes of the form; reactive.
#[inline(never)]
fn applied(page: Page, form: CreateForm, template: &Template) -> Draft {
    let may_share = type_refusal(page, form.may_share, Type::Organization).is_none();
    let now = page.now();
    let end = now.trunc_subsecs(0) + TimeDelta::days(template.days);
    let is_late = latest_expiration(page, now).is_some_and(|latest| latest.forbids(Some(end)));
    let choice = if is_late { Choice::Latest } else { Choice::Days(template.days) };
    form.draft.with(|draft| template.applied(draft, may_share, choice))
}

fn template_button(page: Page, form: CreateForm, template: &'static Template) -> AnyView {
    let draft = form.draft;
    let is_chosen = memo(move || draft.with(|draft| *draft == applied(page, form, template)));
    let (id, words_id) = (unique_id("template"), unique_id("template"));
    button()
        .attr("type", "button")
        .attr("aria-labelledby", id.clone())
        .attr("aria-describedby", words_id.clone())
        .attr("aria-pressed", move || is_chosen.get().to_string())
        .on(ev::click, move |_| {
            let applied = untrack(|| applied(page, form, template));
            draft.set(applied);
        })
        .child(strong().attr("id", id).message(template.name))
        .child(span().attr("id", words_id).message(template.words))
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_sets_all_but_what_is_typed() {
        let typed = Draft {
            name: "kept".into(),
            description: "too".into(),
            router: true,
            token_type: Type::Monitoring,
            choice: Choice::Never,
            scopes: ["api".to_owned()].into(),
            ..Draft::default()
        };
        let made = TEMPLATES.map(|it| {
            let made = it.applied(&typed, true, Choice::Days(it.days));
            assert_eq!((made.name.as_str(), made.description.as_str(), made.router), ("kept", "too", false));
            assert_ne!(made.choice, Choice::Never);
            (it.name.text(), made.token_type, made.sent_scopes().len(), made.protected, made.all_deployments)
        });
        assert_eq!(
            made,
            [
                ("CI deploy", Type::Organization, 4, false, true),
                ("Read-only", Type::Personal, 2, false, true),
                ("Call a deployment", Type::Personal, 0, true, false),
                ("Notebook", Type::Personal, 2, true, true),
            ]
        );
    }

    #[test]
    fn who_may_not_share_gets_a_personal_token() {
        for it in &TEMPLATES {
            let made = it.applied(&Draft::default(), false, Choice::Days(it.days));
            assert_eq!(made.token_type, Type::Personal, "{}", it.name.text());
        }
    }
}
