//! The create dialog: what is typed, what is refused, and sending it once.

mod access;
mod copy_as;
mod draft;

use super::Page;
use crate::address::{Prefill, Type};
use crate::clock::{self, BrowserZone};
use crate::desk::Desk;
use crate::dom::{El, button, classed, el, follow, spawn};
use crate::parts::copy::{CopyError, copy, outcome_words};
use crate::parts::dialog::{actions, dialog};
use crate::parts::field::{choice, field, group};
use crate::parts::menu::menu;
use crate::parts::notice::{notice, plain_failure};
use crate::session::use_session;
use crate::signal::{Derived, Var};
use crate::time::{Zone, local, relative, short_utc};
use crate::words::{Doing, Failure, failure};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
pub use draft::Draft;
use draft::{Choice, PRESETS};
use leptos::prelude::*;
use token_api::{ALL_SCOPES, API, MAX_DESCRIPTION};
use token_client::calls;
use wasm_bindgen::JsCast;

/// What each scope allows, in a line.
fn scope_words(scope: &str) -> &'static str {
    match scope {
        API => "Everything below, and all resources. Broad.",
        "read_organization" => "See members, tokens, models and Bentos.",
        "write_organization" => "Change them.",
        "read_cluster" => "See clusters and deployments.",
        "write_cluster" => "Deploy, change and terminate.",
        _ => "Not one of the documented scopes: a server may not know it.",
    }
}

/// The dialog. What is typed lies on the desk until it is sent or discarded; so does the answer.
pub fn create_dialog(page: Page, desk: Desk) -> El {
    let session = use_session();
    let prefill = page.nav.now().new.unwrap_or_default();
    let (draft, odd) = match desk.draft.get_untracked() {
        Some((link, draft)) if prefill == Prefill::default() || prefill == link => (draft, Vec::new()),
        _ => Draft::from_prefill(&prefill),
    };
    let scopes = all_scopes(&draft);
    let draft = Var::new(draft);
    // Every keystroke is kept, so that nothing that closes the dialog loses what was typed.
    follow(Box::new(move || desk.draft.set(Some((prefill.clone(), draft.get())))));

    let taken = Var::new(None::<String>);
    let failed = Var::new(None::<Failure>);
    // The page's own: a dialog that was left and opened again must not send a second time.
    let busy = desk.creating;
    let tried = Var::new(false);
    let is_taken = move |name: &str| {
        let me = session.who().map(|who| who.user.name).unwrap_or_default();
        let in_list = || {
            page.loader.list().with(|list| {
                list.rows
                    .iter()
                    .any(|row| row.token.name == name && row.token.creator() == me && !me.is_empty())
            })
        };
        taken.with(|taken| taken.as_deref() == Some(name)) || in_list()
    };
    let name_refusal = Derived::new(move || {
        let is_silent = draft.with(|d| d.name.trim().is_empty()) && !tried.get();
        if is_silent { None } else { draft.with(|d| d.name_refusal(is_taken)) }
    });
    let expires = Derived::new(move || draft.with(|d| d.expires(page.now.get(), &BrowserZone)));

    let leave = move || page.nav.go(&page.nav.now().without_dialogs());
    let escape = move || {
        if !busy.get_untracked() {
            leave();
        }
    };
    let cancel = move |_| {
        if !busy.get_untracked() {
            desk.draft.set(None);
            leave();
        }
    };
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        tried.set(true);
        failed.set(None);
        // The moment that was shown is the one that is sent, unless the clock of the page was held up.
        let (shown, now) = (page.now.get_untracked(), clock::now());
        let now = if now.signed_duration_since(shown) < STALE { shown } else { now };
        let checked = untrack(|| draft.with(|d| d.check(now, &BrowserZone, is_taken)));
        let Ok(create) = checked else {
            // A name may have become free since the list was loaded.
            if draft.with_untracked(|d| d.name_refusal(|_| false).is_none())
                && name_refusal.get_untracked().is_some()
            {
                page.loader.start();
            }
            return focus_first_refused();
        };
        busy.set(true);
        // Only what outlives this dialog and its page: neither a Back nor the session's end loses the value.
        let nav = page.nav;
        spawn(async move {
            let result = session.client().send(calls::create_token(&create)).await;
            busy.set(false);
            match result {
                Ok(token) => {
                    // Somebody who went back may be typing the next one by now: that stays.
                    let is_sent = |kept: &Option<(Prefill, Draft)>| {
                        kept.as_ref().is_none_or(|(_, draft)| draft.name.trim() == create.name)
                    };
                    if desk.draft.with_untracked(is_sent) {
                        nav.replace(&nav.now().without_dialogs());
                        desk.draft.set(None);
                    }
                    desk.reveal(token);
                }
                Err(error) => {
                    if error.status() == Some(409) {
                        taken.try_set(Some(create.name.clone()));
                    }
                    if error.status() == Some(409) || error.is_unsure() {
                        // It may have been made all the same: the list tells.
                        page.loader.start();
                    }
                    failed.try_set(Some(failure(&error, Doing::Creating)));
                    session.after_refusal(&error).await;
                }
            }
        });
    };

    // A monitoring token reads metrics and nothing else: there is no access to choose.
    let is_general = Derived::new(move || draft.with(|d| d.token_type != Type::Monitoring));
    let access_refusal = move || if tried.get() { draft.with(Draft::access_refusal) } else { None };
    let name = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .first_focus()
        .live_value(move || draft.with(|d| d.name.clone()))
        .on_value("input", move |name| draft.update(|d| d.name = name));
    let description = el("textarea")
        .attr("rows", "2")
        .attr("placeholder", "What will use it?")
        .attr("autocomplete", "off")
        .live_value(move || draft.with(|d| d.description.clone()))
        .on_value("input", move |text| draft.update(|d| d.description = text));
    let length = move || match draft.with(|d| d.description.chars().count()) {
        n if n > MAX_DESCRIPTION / 2 => format!("{n} of {MAX_DESCRIPTION} characters"),
        _ => String::new(),
    };
    let form = el("form")
        .flag("novalidate")
        .on("submit", submit)
        .child(field("Name", name, || NAME_RULE.to_owned(), move || name_refusal.get()))
        .child(field("Description", description, length, move || draft.with(Draft::description_refusal)))
        .child_if(type_field(page, draft))
        .slot(move || is_general.get().then(|| access::access_field(page, draft, access_refusal)))
        .child(scopes_field(draft, scopes))
        .child(expiration_field(draft, tried, expires))
        .child(ends(page, expires))
        .slot(move || {
            busy.get().then(|| classed("p", "hint").attr("role", "status").text("Creating the token…"))
        })
        .child(
            actions()
                .slot(move || failed.get().map(|failure| plain_failure(&failure)))
                .child(copy_menu(draft, expires))
                .child(classed("span", "spring"))
                .child(button("Cancel", cancel))
                .child(
                    classed("button", "primary")
                        .attr("type", "submit")
                        .live_attr("aria-disabled", move || busy.get().then(|| "true".to_owned()))
                        .text("Create token"),
                ),
        );
    dialog("Create API token", "", escape)
        .child(classed("p", "hint").text("The value is shown once, right after you create it."))
        .child_if(
            (!odd.is_empty()).then(|| notice(&format!("Not understood in the link: {}", odd.join(", ")))),
        )
        .child(form)
}

/// The form in other forms.
fn copy_menu(draft: Var<Draft>, expires: Expires) -> El {
    let outcome = Var::new(None::<Result<(), CopyError>>);
    let item = move |label: &str, text: fn(&Draft, Option<DateTime<Utc>>) -> String| {
        button(label, move |_| {
            let text = draft.with_untracked(|d| text(d, expires.get_untracked().ok().flatten()));
            spawn(async move {
                let result = copy(&text).await;
                outcome.try_set(Some(result));
            });
        })
        .class("quiet")
    };
    let items = el("div")
        .child(item("Copy as link", |draft, _| {
            let here = window().location();
            let path = here.pathname().unwrap_or_default();
            format!("{}{path}{}", here.origin().unwrap_or_default(), copy_as::link(draft))
        }))
        .child(item("Copy as command", copy_as::command))
        .child(item("Copy as Python", copy_as::sdk));
    let label = move || outcome.get().map_or("Copy as", outcome_words).to_owned();
    menu(label, items)
}

/// How far behind the page's clock may be and still be what is meant.
const STALE: TimeDelta = TimeDelta::seconds(30);

const NAME_RULE: &str = "Lowercase letters, digits and hyphens; begins with a letter; at most 63.";

/// The known scopes, and those of a link that are not among them.
fn all_scopes(draft: &Draft) -> Vec<String> {
    let other = draft.scopes.iter().filter(|s| !ALL_SCOPES.contains(&s.as_str())).cloned();
    ALL_SCOPES.iter().map(|s| (*s).to_owned()).chain(other).collect()
}

/// Personal, organization or monitoring; nothing where there is nothing to choose.
fn type_field(page: Page, draft: Var<Draft>) -> Option<El> {
    let features = page.site.0.with_value(|site| site.features);
    let offered: Vec<Type> = Type::ALL
        .into_iter()
        .filter(|t| match t {
            Type::Personal => true,
            Type::Organization => features.organization_tokens,
            Type::Monitoring => features.monitoring_tokens,
        })
        .collect();
    (offered.len() > 1).then(|| {
        group("Token type", "choices types").attr("role", "radiogroup").children(offered.into_iter().map(
            |kind| {
                let (label, words) = type_words(kind);
                let radio = el("input")
                    .attr("type", "radio")
                    .attr("name", "token-type")
                    .live_checked(move || draft.with(|d| d.token_type == kind))
                    .on_checked(move |_| draft.update(|d| d.token_type = kind));
                choice(radio, el("span").text(label), || words.to_owned())
            },
        ))
    })
}

fn type_words(kind: Type) -> (&'static str, &'static str) {
    match kind {
        Type::Personal => ("Personal", "Yours. Ends when you leave the organization."),
        Type::Organization => ("Organization", "Administrators manage it. Stays when you leave."),
        Type::Monitoring => ("Monitoring", "Reads Prometheus metrics only."),
    }
}

fn scopes_field(draft: Var<Draft>, scopes: Vec<String>) -> El {
    group("Scopes", "choices scopes").child(scope_presets(draft)).children(scopes.into_iter().map(|scope| {
        let (is, to, label, words) = (scope.clone(), scope.clone(), scope.clone(), scope_words(&scope));
        let tick = el("input")
            .attr("type", "checkbox")
            .live_checked(move || draft.with(|d| d.scopes.contains(&is)))
            .on_checked(move |on| {
                draft.update(|d| {
                    if on {
                        d.scopes.insert(to.clone());
                    } else {
                        d.scopes.remove(&to);
                    }
                });
            });
        let is_implied = move || draft.with(|d| d.scopes.contains(API) && !d.scopes.contains(&scope));
        choice(tick, el("code").text(&label), move || {
            if is_implied() { format!("{words} Implied by api.") } else { words.to_owned() }
        })
    }))
}

/// Sets of scopes that are often wanted.
const SCOPE_PRESETS: [(&str, &[&str]); 3] = [
    ("Read-only", &["read_organization", "read_cluster"]),
    ("CI/CD", &["read_organization", "write_organization", "read_cluster", "write_cluster"]),
    ("Full access", &[API]),
];

fn scope_presets(draft: Var<Draft>) -> El {
    classed("div", "presets").children(SCOPE_PRESETS.map(|(label, scopes)| {
        button(label, move |_| draft.update(|d| d.scopes = scopes.iter().map(|s| (*s).to_owned()).collect()))
            .class("quiet")
    }))
}

type Expires = Derived<Result<Option<DateTime<Utc>>, String>>;

/// The menu of presets, and the field for a moment of one's own.
fn expiration_field(draft: Var<Draft>, tried: Var<bool>, expires: Expires) -> El {
    let chosen = draft.with_untracked(|d| d.choice);
    let option = |choice: Choice, label: &str| {
        let option = el("option").attr("value", &choice.value()).text(label);
        if choice == chosen { option.flag("selected") } else { option }
    };
    let menu = el("select")
        .children(PRESETS.map(|days| option(Choice::Days(days), &format!("{days} days"))))
        .child(option(Choice::Custom, "Custom…"))
        .child(option(Choice::Never, "No expiration"))
        .on_value("change", move |value| {
            draft.update(|d| d.choice = Choice::from_value(&value));
            if untrack(|| draft.with(|d| d.choice == Choice::Custom)) {
                focus_soon(".custom-date input");
            }
        });
    let is_custom = Derived::new(move || draft.with(|d| d.choice == Choice::Custom));
    let refusal = move || match expires.get() {
        Err(refusal) if tried.get() || draft.with(|d| !d.custom.trim().is_empty()) => Some(refusal),
        _ => None,
    };
    el("div").child(field("Expiration", menu, String::new, || None)).slot(move || {
        is_custom.get().then(|| {
            let input = el("input")
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .live_value(move || draft.with(|d| d.custom.clone()))
                .on_value("input", move |text| draft.update(|d| d.custom = text));
            let hint = "30d, 1w, 24h, or a date and time in your zone: 2026-12-31 18:00";
            classed("div", "custom-date").child(field("Expiration date", input, || hint.to_owned(), refusal))
        })
    })
}

/// The exact moment, before it is sent.
fn ends(page: Page, expires: Expires) -> El {
    classed("p", "ends").attr("role", "status").slot(move || match expires.get() {
        Err(_) => None,
        Ok(None) => Some(el("span").text("Never ends. A token that leaks works until somebody deletes it.")),
        Ok(Some(at)) => {
            let offset = BrowserZone.offset_at(at);
            Some(
                el("span")
                    .text("Ends ")
                    .child(el("strong").text(&format!("{} {}", local(at, offset), BrowserZone.name())))
                    .text(&format!(
                        " · {} · {}",
                        short_utc(at, offset),
                        relative(at, page.now.get().trunc_subsecs(0))
                    )),
            )
        }
    })
}

/// Brings the person to the first field that was refused, once it is marked.
fn focus_first_refused() {
    // A field that is marked, or the first control of a group whose refusal stands below it.
    focus_soon("[aria-invalid='true'], fieldset:has(.refusal) input");
}

/// Gives the focus to what will stand in the dialog at the next frame.
fn focus_soon(selector: &'static str) {
    request_animation_frame(move || {
        let dialog = document().query_selector("dialog[open]").ok().flatten();
        let found = dialog.and_then(|dialog| dialog.query_selector(selector).ok().flatten());
        if let Some(field) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    });
}
