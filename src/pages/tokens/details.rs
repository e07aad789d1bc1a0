//! One token, whole. Opened by its address, so it may be one that the list does not hold.

mod activity;
mod told_value;

use crate::actions::replace;
use crate::address::vec_set::VecSet;
use crate::address::{Address, Status};
use crate::browser::clock::{self, BrowserZone};
use crate::browser::latest::Latest;
use crate::browser::subscriptions::forget_reader;
use crate::components::button::action_button;
use crate::components::copy::{CopyError, copy_button, copy_into, outcome_words};
use crate::components::dialog::dialog;
use crate::components::download::{download, file_name};
use crate::components::keyed::built_anew;
use crate::components::menu::menu;
use crate::components::notice::failure_notice;
use crate::components::text::{bold_name, code_name, flexible_space, hint, live_text, safe_name, safe_text};
use crate::context::Page;
use crate::export;
use crate::format::error_messages::{Doing, Failure, failure};
use crate::format::time::{Zone, exact_local, exact_utc, iso, relative};
use crate::pages::tokens::allowed::{Reason, reasons_line};
use crate::pages::tokens::create::scope_words::ANY_ON_YATAI;
use crate::pages::tokens::table::{expires_class, expires_words, has_left_mark, looks_like, scope_badges};
use crate::query::status_of;
use crate::session::rights::Action;
use crate::session::use_session;
use crate::state::AppState;
use chrono::{DateTime, Utc};
use leptos::html::{a, code, dd, div, dl, dt, p, pre, span, time as time_element};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::{API, Label, ServerKind, Time, Token, TokenType};
use token_client::calls;

#[derive(Clone, PartialEq)]
enum Found {
    Looking,
    Here(Box<Token>),
    Nowhere,
    Failed(Failure),
}

/// The details of the token with this uid.
pub fn details_dialog(page: Page, state: AppState, uid: String) -> AnyView {
    let session = use_session();
    // What its scopes mean depends on it.
    session.ask_server();
    let fetched = RwSignal::new(Found::Looking);
    let tells_value = RwSignal::new(false);
    let latest = Latest::new();
    let ask = {
        let uid = uid.clone();
        move || {
            let uid = uid.clone();
            latest.run(async move {
                let found = match session.client().send(calls::get_token_with_value(&uid)).await {
                    Ok(Some(token)) => {
                        // That there is a value is remembered, and not the value: it is asked for when somebody wants it.
                        tells_value.try_set(token.token.is_some());
                        Found::Here(Box::new(Token { token: None, ..token }))
                    }
                    Ok(None) => Found::Nowhere,
                    Err(error) => {
                        session.after_refusal(&error).await;
                        Found::Failed(failure(&error, Doing::Reading))
                    }
                };
                fetched.try_set(found);
            });
        }
    };
    // What the list holds is shown at once; the server is asked all the same, for what is new. And again after a change.
    let ask_again = ask.clone();
    Effect::new(move |_| {
        forget_reader(page.changed);
        page.changed.get();
        ask_again();
    });
    let retry = move || {
        fetched.set(Found::Looking);
        ask();
    };
    let found = {
        let uid = uid.clone();
        Memo::new(move |_| match fetched.get() {
            Found::Looking => match page.loader.with_list(|list| list.find(&uid).cloned()) {
                Some(token) => Found::Here(Box::new(token)),
                None => Found::Looking,
            },
            found => found,
        })
    };
    let changes_before = page.changed.get_untracked();
    // No tabs where there is no token.
    let has_views = Memo::new(move |_| !matches!(found.get(), Found::Nowhere | Found::Failed(_)));
    let view = RwSignal::new(View::Fields);
    let close = move || page.nav.go(&page.nav.now().without_dialogs());
    let body = move || match found.get() {
        Found::Looking => p().class("waiting").attr("aria-busy", "true").child("Loading").into_any(),
        Found::Nowhere => nowhere(&uid),
        Found::Failed(failure) => failure_notice(&failure, Some(retry.clone())),
        Found::Here(token) => match view.get() {
            View::Fields => fields(page, &token),
            View::Activity => activity::activity(page, &token),
            View::Json => source(export::json(&token)),
            View::Yaml => source(export::yaml(&token)),
        },
    };
    let actions = move || match found.get() {
        Found::Here(token) => Some(token_actions(page, state, *token, tells_value.get())),
        _ => None,
    };
    // Said here too: what lies behind a dialog is not announced.
    let done = move || {
        forget_reader(page.changed);
        if page.changed.get() > changes_before { page.done.get() } else { String::new() }
    };
    let tabs = move || has_views.get().then(|| tabs(page, view));
    let content = vec![
        tabs.into_shared().into_any(),
        built_anew(move || Some(body())),
        p().class("hint").attr("role", "status").child(live_text(done)).into_any(),
        div()
            .class("actions")
            .child(actions.into_shared())
            .child(action_button("Close", "", move |_| close()))
            .into_any(),
    ];
    dialog("Token details", "wide", close, content)
}

fn nowhere(uid: &str) -> AnyView {
    let words = "There is no such token (any more). It may have been deleted, or it is somebody else's.";
    let uid = p().class("hint").child("UID ").child(code_name(uid));
    div().child(p().child(words)).child(uid).into_any()
}

#[derive(Clone, Copy, PartialEq)]
enum View {
    Fields,
    Activity,
    Json,
    Yaml,
}

const VIEWS: [(&str, View); 4] =
    [("Fields", View::Fields), ("Activity", View::Activity), ("JSON", View::Json), ("YAML", View::Yaml)];

fn tabs(page: Page, view: RwSignal<View>) -> AnyView {
    // Where the server has said that it keeps no activity, there is no tab for it.
    let is_there = |(_, it): &(&str, View)| *it != View::Activity || !page.keeps_no_events.get_value();
    let tab = |(label, it): (&str, View)| {
        action_button(label, "", move |_| view.set(it))
            .attr("role", "tab")
            .attr("aria-selected", move || (view.get() == it).to_string())
            // The dialog begins at its top, also where it is higher than the screen.
            .attr("data-first-focus", (it == View::Fields).then_some(""))
            .into_any()
    };
    div()
        .class("tabs")
        .attr("role", "tablist")
        .attr("aria-label", "View")
        .child(VIEWS.into_iter().filter(is_there).map(tab).collect_view())
        .into_any()
}

/// The token as the BentoML SDK writes it.
fn source(text: String) -> AnyView {
    div()
        .class("step source")
        .attr("role", "tabpanel")
        .child(pre().attr("tabindex", "0").attr("translate", "no").child(safe_text(&text)))
        .child(copy_button("Copy", text))
        .into_any()
}

/// What can be done with it.
fn token_actions(page: Page, state: AppState, token: Token, tells_value: bool) -> AnyView {
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let copies = move |label: &str, text: String| {
        action_button(label, "quiet", move |_| copy_into(outcome, text.clone()))
    };
    // A copy for each button's closure.
    let (delete_target, like, replaced, edited) =
        (token.clone(), token.clone(), token.clone(), token.clone());
    let link = copies("Copy link", link_to(&token.uid));
    let command = copies("Copy as command", export::get_command(&token.uid));
    let may_create = Reason::new(page, |standing| standing.refusal(Action::Create));
    let like = may_create.button("Create one like this", "quiet", move |_| {
        replace::begin(page.loader, page.nav, state, &like, None)
    });
    let mut more = vec![link.into_any(), command.into_any(), like];
    let (to_delete, to_replace, to_change) = (token.clone(), token.clone(), token.clone());
    let uid = token.uid.clone();
    if token.expires().is_some() {
        let remind = move |_| {
            if let Some(text) = export::ics(&token, &link_to(&token.uid), clock::now()) {
                download(&file_name(&token.name, ".ics"), "text/calendar", &text);
            }
        };
        more.push(action_button("Remind me (.ics)", "quiet", remind).into_any());
    }
    let can_edit = page.site.0.with_value(|site| site.features.update);
    let edit = move |_| state.edit.token.set(Some(edited.clone()));
    let may_delete = Reason::new(page, move |standing| standing.refusal(Action::Delete(&to_delete)));
    let may_replace = Reason::new(page, move |standing| standing.refusal(Action::Replace(&to_replace)));
    let may_change = Reason::new(page, move |standing| standing.refusal(Action::Change(&to_change)));
    let mut reasons = vec![may_delete, may_replace];
    let mut actions = vec![
        may_delete.button("Delete token", "danger quiet", move |_| {
            page.delete_target.set(Some(delete_target.clone()))
        }),
        menu(move || outcome.get().map_or("More", outcome_words).to_owned(), more),
        flexible_space(),
    ];
    if tells_value {
        actions.push(told_value::show_value(state, uid));
    }
    actions.push(may_replace.button("Replace", "", move |_| page.replaced.set(Some(replaced.clone()))));
    if can_edit {
        reasons.push(may_change);
        actions.push(may_change.button("Edit token", "", edit));
    }
    actions.insert(0, reasons_line(reasons));
    actions.into_any()
}

/// The address of a token's details, for somewhere else.
pub fn link_to(uid: &str) -> String {
    let here = window().location();
    let href = Address::default().with_token(uid).href();
    [here.origin().unwrap_or_default(), here.pathname().unwrap_or_default(), href].concat()
}

/// What an administrator should know of it.
fn hints(token: &Token, now: DateTime<Utc>, server: ServerKind) -> Vec<String> {
    let mut hints = Vec::new();
    let days_since = |time: &Option<Time>| {
        let at = time.as_ref().and_then(Time::utc)?;
        Some(now.signed_duration_since(at).num_days())
    };
    match status_of(token, now) {
        Status::Expired => hints.push("Expired: nothing can use it any more. It can be deleted.".to_owned()),
        Status::Expiring => {
            hints.push("Expires soon: replace it before what uses it stops working.".to_owned())
        }
        Status::Active => {}
    }
    if token.never_expires() {
        hints.push("No expiration: a copy that leaks works until somebody deletes it.".to_owned());
    }
    if server == ServerKind::Yatai {
        hints.push(ANY_ON_YATAI.to_owned());
    } else if token.scopes.iter().any(|scope| scope == API) && !token.is_monitoring_token {
        hints.push("Broad: api allows everything.".to_owned());
    }
    match (&token.last_used_at, days_since(&token.created_at), days_since(&token.last_used_at)) {
        (None, Some(days @ 1..), _) => {
            hints.push(format!("Never used, in {days} {}.", if days == 1 { "day" } else { "days" }));
        }
        (_, _, Some(days @ UNUSED_DAYS..)) => hints.push(format!("Not used for {days} days.")),
        _ => {}
    }
    hints
}

/// Days after which a token that nobody used is worth a look.
const UNUSED_DAYS: i64 = 90;

fn fields(page: Page, token: &Token) -> AnyView {
    let organization = token.organization.as_ref().map_or("", |o| o.name.as_str());
    let uid_view = span().child(code_name(&token.uid)).child(copy_button("Copy UID", token.uid.clone()));
    let rows = vec![
        row("Name", name(page, token)),
        row("UID", uid_view.into_any()),
        row("Description", description(&token.description)),
        row("Type", text(type_name(token))),
        row("Scopes", span().child(scope_badges(token, usize::MAX)).into_any()),
        row("Access", access(token, true)),
        row("Expires", expiry(page, token)),
        row("Last used", exact(page, &token.last_used_at, "Never")),
        row("Created", exact(page, &token.created_at, "Unknown")),
        row("Updated", exact(page, &token.updated_at, "Never")),
        row("Created by", creator(page, token)),
        row("Organization", text(organization)),
    ];
    let labels = (!token.labels.is_empty()).then(|| row("Labels", labels(token)));
    let hinted = token.clone();
    let hints = move || {
        let hints = hints(&hinted, page.now(), page.session.server());
        let line = |hint: &String| p().class("hint warning").child(safe_text(hint)).into_any();
        Some(hints.iter().map(line).collect_view().into_any())
    };
    div()
        .attr("role", "tabpanel")
        .child(div().class("hints").child(hints.into_shared()))
        .child(dl().class("details").child(rows).child(labels))
        .into_any()
}

/// A line of a list of terms.
pub fn row(term: &'static str, value: AnyView) -> AnyView {
    vec![dt().child(term).into_any(), dd().child(value).into_any()].into_any()
}

fn none() -> AnyView {
    span().class("faint").child("None").into_any()
}

/// A text as the value of a line.
pub fn text(text: &str) -> AnyView {
    if text.is_empty() { none() } else { span().class("wrap").child(safe_text(text)).into_any() }
}

fn name(page: Page, token: &Token) -> AnyView {
    let named = token.name.clone();
    let like = move || {
        forget_reader(page.lookalikes);
        page.lookalikes.with(|all| all.like(&named).map(looks_like))
    };
    div().child(bold_name(&token.name)).child(built_anew(like)).into_any()
}

fn expiry(page: Page, token: &Token) -> AnyView {
    let (class, words) = (token.clone(), token.clone());
    let state = span()
        .attr("class", move || Some(expires_class(&class, page.now())))
        .child(live_text(move || expires_words(&words, page.now())));
    let moment = token.expires().map(|_| exact(page, &token.expired_at, ""));
    span().child(state).child(moment).into_any()
}

fn creator(page: Page, token: &Token) -> AnyView {
    let Some(user) = &token.user else { return none() };
    let login_name = user.name.clone();
    let left = move || {
        forget_reader(page.left);
        page.left.with(|left| left.contains(&login_name).then(has_left_mark))
    };
    let name = user.display_name();
    // Where the display name is the login name, do not show it twice.
    let login = (name != user.name).then(|| span().child(safe_name(&user.name)).child(" ").into_any());
    let more = span().class("faint wrap").child(login).child(safe_name(&user.email));
    span()
        .child(span().class("wrap").child(safe_name(&name)))
        .child(" ")
        .child(more)
        .child(left.into_shared())
        .into_any()
}

fn labels(token: &Token) -> AnyView {
    let label = |label: &Label| {
        code().class("scope").child(safe_name(&[&label.key, "=", &label.value].concat())).into_any()
    };
    span().child(token.labels.iter().map(label).collect_view()).into_any()
}

/// More than anybody reads here, and little enough to be laid out at once: a server may allow megabytes.
const MOST_SHOWN: usize = 10_000;

fn description(words: &str) -> AnyView {
    let begins = words.char_indices().nth(MOST_SHOWN).and_then(|(end, _)| words.get(..end));
    let shown = begins.unwrap_or(words);
    let shown = match shown {
        "" => none(),
        text => span().class("multiline wrap").child(safe_text(text)).into_any(),
    };
    let goes_on = begins.map(|_| {
        let count = words.chars().count();
        let words = format!("It goes on: {count} characters in all. JSON and YAML have the whole of it.");
        hint(&words)
    });
    div().child(shown).child(goes_on).into_any()
}

/// What it may reach. Where `is_linked`, a deployment is a link to all tokens that may reach one of that name.
pub fn access(token: &Token, is_linked: bool) -> AnyView {
    let mut parts = Vec::new();
    if token.is_monitoring_token {
        parts.push(div().child("Prometheus metrics only").into_any());
    } else if token.is_api_token {
        parts.push(div().child("Developer Operations").into_any());
    }
    if token.is_global_access {
        parts.push(div().child("All protected deployments").into_any());
    } else if !token.deployment_names.is_empty() {
        let link = |name: &String| {
            let address = Address { deployment: VecSet::from([name.clone()]), ..Default::default() };
            if !is_linked {
                return span().class("deployment wrap").child(safe_name(name)).into_any();
            }
            a().class("deployment wrap").attr("href", address.href()).child(safe_name(name)).into_any()
        };
        let links = token.deployment_names.iter().map(link).collect_view();
        parts.push(div().child("Protected deployments: ").child(links).into_any());
    } else if token.is_access_token {
        parts.push(div().child("Protected deployments, which the server does not name").into_any());
    }
    if token.is_global_router_access {
        parts.push(div().child("Router Access").into_any());
    }
    if parts.is_empty() { none() } else { div().child(parts).into_any() }
}

/// What kind of token it is.
pub fn type_name(token: &Token) -> &'static str {
    match token.token_type() {
        TokenType::Personal => "Personal",
        TokenType::Organization => "Organization",
        TokenType::Monitoring => "Monitoring",
    }
}

/// A moment in full: local, UTC, and how far away.
fn exact(page: Page, time: &Option<Time>, never: &'static str) -> AnyView {
    match time {
        None => span().class("faint").child(never).into_any(),
        Some(Time::Unreadable(text)) => span().class("wrap").child(safe_text(text)).into_any(),
        Some(Time::At(at)) => exact_moment(page, at.to_utc(), never.is_empty()),
    }
}

/// `is_end`: the row already says how far away it is, so that is left out.
fn exact_moment(page: Page, at: DateTime<Utc>, is_end: bool) -> AnyView {
    let local = exact_local(at, BrowserZone.offset_at(at));
    let more = move || match is_end {
        true => format!(" · {}", exact_utc(at)),
        false => format!(" · {} · {}", exact_utc(at), relative(at, page.now().max(at))),
    };
    span()
        .class("exact")
        .child(time_element().attr("datetime", iso(at)).child(safe_text(&local)))
        .child(span().class("faint").child(live_text(more)))
        .into_any()
}
