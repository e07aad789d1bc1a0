//! The create dialog: what is typed, what is refused, and sending it once.

pub mod access;
pub mod copy_as;
pub mod expiration;
pub mod login;
mod outcome;
pub mod scope_words;
pub mod scopes;

use crate::actions;
use crate::address::{Address, Prefill, Type};
use crate::browser::clock::{self, BrowserZone};
use crate::browser::random;
use crate::components::button::action_button;
use crate::components::copy::{CopyError, copy_into, outcome_words};
use crate::components::dialog::{dialog, unique_id};
use crate::components::field::{choice, field, refusal_line};
use crate::components::focus::{focus_first_refused, focus_soon};
use crate::components::inputs::{submit_button, text_area, text_input};
use crate::components::keyed::built_anew;
use crate::components::menu::{close_menus, menu};
use crate::components::notice::notice;
use crate::components::text::{flexible_space, hint, live_text};
use crate::context::Page;
use crate::pages::tokens::allowed::{Reason, reasons_line};
use crate::pages::tokens::filters::offered_types;
use crate::session::rights::Action;
use crate::session::{Session, use_session};
use crate::state::AppState;
use crate::state::create::{Attempt, CreatePurpose, KeptDraft, Outcome};
use crate::state::draft::{self, Draft};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::ev;
use leptos::html::{div, fieldset, form, input, legend, p, span};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use login::{login_notice, say_refused};
use scopes::all_scopes;
use token_api::{MAX_DESCRIPTION, ServerKind};

/// The moment of the expiry, or why there is none.
pub type Expires = Memo<Result<Option<DateTime<Utc>>, String>>;

/// How far behind the page's clock may be and still be what is meant.
const STALE: TimeDelta = TimeDelta::seconds(30);

const NAME_RULE: &str = "Lowercase letters, digits and hyphens; begins with a letter; at most 63.";

/// The dialog. What is typed lies on the desk until it is sent or discarded; so does the answer.
pub fn create_dialog(page: Page, state: AppState) -> AnyView {
    let session = use_session();
    let code = page.login_code();
    let (kept, not_understood) = opening_draft(page, state, session, code.as_deref());
    let opened_by = kept.opened_by;
    let offered = all_scopes(&kept.draft.scopes);
    let replaces = kept.replaces;
    let purpose = CreatePurpose { replaces: replaces.clone() };
    let sent_code = code.clone();
    let with_code = StoredValue::new(code.clone());
    // What is refused and what is sent depends on it.
    session.ask_server();
    let draft = RwSignal::new(kept.draft);
    // Every keystroke is kept, so that nothing that closes the dialog loses what was typed.
    let keep = {
        let replaces = replaces.clone();
        move || KeptDraft { opened_by: opened_by.clone(), draft: draft.get(), replaces: replaces.clone() }
    };
    Effect::new(move |_| state.create.draft.set(Some(keep())));
    if code.is_some() {
        // The list may come later than the proposal. What is on its way keeps the name that it was sent with.
        let proposed = Draft::for_login(page.today(), |_| false).name;
        Effect::new(move |_| {
            let free = draft::free_name(&proposed, |name| is_known(page, state, session, name));
            let is_ours = draft.with_untracked(|d| d.name == proposed);
            if is_ours && free != proposed && state.create.attempt.with_value(Option::is_none) {
                draft.write().name = free;
            }
        });
    }

    let may_create = Reason::new(page, |standing| standing.refusal(Action::Create));
    let may_share = Reason::new(page, |standing| standing.refusal(Action::CreateForOrganization));
    // What is chosen is what the role or the site does not allow: a link or a token that is taken as a pattern can choose
    // so.
    let type_refusal = Memo::new(move |_| {
        let why = refused_type(page, may_share, draft.with(|d| d.token_type))?;
        Some([&why, " Choose another type."].concat())
    });
    let tried = RwSignal::new(false);
    // Of the create that is under way, whichever dialog began it: a dialog that was left and opened again must not send a second time.
    let busy = Memo::new(move |_| state.create.with_outcome(Outcome::is_busy));
    // The token of this name is the one that this create made: it is deleted from where that is said.
    let is_made = move || {
        draft.with(|d| {
            state.create.with_outcome(|o| matches!(o, Outcome::Made(_, token) if token.name == d.name.trim()))
        })
    };
    let name_refusal = Memo::new(move |_| {
        let is_silent = draft.with(|d| d.name.trim().is_empty()) && !tried.get();
        if is_silent || is_made() {
            None
        } else {
            draft.with(|d| d.name_refusal(|name| is_known(page, state, session, name)))
        }
    });
    let expires = Memo::new(move |_| {
        let now = page.now();
        // The attempt is no signal; it changes with the outcome.
        state.create.with_outcome(|_| ());
        draft.with(|d| {
            let sent = with_code.with_value(|code| attempt_to_repeat(state, d, code, clock::now()));
            d.expires(sent.map_or(now, |sent| sent.at), &BrowserZone)
        })
    });

    let leave = move || page.nav.go(&Address { code: None, ..page.nav.now().without_dialogs() });
    let is_login = code.is_some();
    let escape = move || {
        if !busy.get_untracked() {
            say_refused(page, state, is_login);
            leave();
        }
    };
    let cancel = move |_| {
        if !busy.get_untracked() {
            say_refused(page, state, is_login);
            state.create.draft.set(None);
            state.create.outcome.set(Outcome::None);
            state.create.attempt.set_value(None);
            leave();
        }
    };
    let send_purpose = purpose.clone();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || untrack(|| may_create.refuses()) {
            return;
        }
        if untrack(is_made) {
            return focus_soon(".actions .notice button");
        }
        tried.set(true);
        if type_refusal.get_untracked().is_some() {
            return focus_first_refused();
        }
        state.create.outcome.set(Outcome::None);
        // The moment that was shown is the one that is sent, unless the clock of the page was held up.
        let (shown, now) = (page.clock.get_untracked(), clock::now());
        let now = if now.signed_duration_since(shown) < STALE { shown } else { now };
        let typed = draft.get_untracked();
        let again = attempt_to_repeat(state, &typed, &sent_code, now);
        let at = again.as_ref().map_or(now, |sent| sent.at);
        let checked = untrack(|| {
            typed.check(session.server(), at, &BrowserZone, |name| is_known(page, state, session, name))
        });
        let Ok(mut create) = checked else {
            // A name may have become free since the list was loaded.
            if typed.name_refusal(|_| false).is_none() && name_refusal.get_untracked().is_some() {
                page.loader.start();
            }
            return focus_first_refused();
        };
        create.code.clone_from(&sent_code);
        let attempt = again.unwrap_or_else(|| {
            let me = session.who_untracked().map(|who| who.user.name).unwrap_or_default();
            Attempt { draft: typed, create, key: random::key(), at, me }
        });
        actions::create::send(page.loader, page.nav, state, session, attempt, send_purpose.clone());
    };

    // A monitoring token reads metrics and nothing else: there is no access to choose.
    let is_general = Memo::new(move |_| draft.with(|d| d.token_type != Type::Monitoring));
    let refusal = move |why: fn(&Draft, ServerKind) -> Option<String>| {
        if tried.get() { draft.with(|draft| why(draft, session.server())) } else { None }
    };
    let access_refusal = move || refusal(Draft::access_refusal);
    let scopes_refusal = move || refusal(Draft::scopes_refusal);
    // What a link fills in is not agreed to by one press of Enter: who signs in a tool begins at the other end.
    let (name_first, cancel_first) = ((!is_login).then_some(""), is_login.then_some(""));
    let name_input =
        text_input(move || draft.with(|d| d.name.clone()), move |text| draft.write().name = text)
            .attr("data-first-focus", name_first);
    let description_input = text_area(
        "2",
        move || draft.with(|d| d.description.clone()),
        move |text| draft.write().description = text,
    )
    .attr("placeholder", "What will use it?");
    let length = move || match draft.with(|d| d.description.chars().count()) {
        n if n > MAX_DESCRIPTION / 2 => format!("{n} of {MAX_DESCRIPTION} characters"),
        _ => String::new(),
    };
    let is_developer = Memo::new(move |_| draft.with(|d| d.developer));
    let scopes = move || {
        is_developer.get().then(|| untrack(|| scopes::scopes_field(draft, offered.clone(), scopes_refusal)))
    };
    let access =
        move || (!is_login && is_general.get()).then(|| access::access_field(page, draft, access_refusal));
    let outcome = move || {
        let name = draft.with_untracked(|d| d.name.clone());
        outcome::outcome(page, state, session, purpose.clone(), &name)
    };
    let reason_id = unique_id("reason");
    let described_by = reason_id.clone();
    let create_button =
        submit_button("Create token", Signal::derive(move || busy.get() || may_create.refuses()))
            .attr("aria-describedby", move || may_create.refuses().then(|| described_by.clone()));
    let actions = div()
        .class("actions")
        .child(div().attr("id", reason_id).child(reasons_line(vec![may_create])))
        .child(expiration::ends(page, draft, expires))
        .child(built_anew(outcome))
        .child((!is_login).then(|| copy_menu(draft, expires, tried)))
        .child(flexible_space())
        .child(action_button("Cancel", "", cancel).attr("data-first-focus", cancel_first))
        .child(create_button);
    let form = form()
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(field("Name", name_input, || NAME_RULE.to_owned(), move || name_refusal.get()))
        .child(field("Description", description_input, length, move || {
            draft.with(Draft::description_refusal)
        }))
        .child(
            (!is_login)
                .then(|| {
                    type_field(page, draft, may_share, move || {
                        tried.get().then(|| type_refusal.get()).flatten()
                    })
                })
                .flatten(),
        )
        .child(access.into_shared())
        .child(scopes.into_shared())
        .child(expiration::expiration_field(draft, tried, expires, None))
        .child(actions);
    let opening = match &code {
        Some(code) => login_notice(page, code),
        None => hint("The value is shown once, right after you create it."),
    };
    let replaces = replaces.map(|old| replaces_notice(page, &old));
    let not_understood = (!not_understood.is_empty())
        .then(|| notice(&format!("Not understood in the link: {}", not_understood.join(", "))));
    dialog(
        "Create API token",
        "",
        escape,
        vec![opening.into_any(), replaces.into_any(), not_understood.into_any(), form.into_any()],
    )
}

/// What the dialog opens with: what was typed before, or what the address fills in. And what of that means nothing.
fn opening_draft(
    page: Page,
    state: AppState,
    session: Session,
    code: Option<&str>,
) -> (KeptDraft, Vec<String>) {
    let address = page.nav.now();
    let asked = Address { new: address.new.clone(), code: code.map(str::to_owned), ..Address::default() };
    let opened_by = asked.href();
    if let Some(kept) = state.create.draft.get_untracked() {
        let is_open_form = opened_by == "?new" && !kept.opened_by.contains("code=");
        if is_open_form || kept.opened_by == opened_by {
            return (kept, Vec::new());
        }
    }
    let login = || Draft::for_login(page.today(), |name| is_known(page, state, session, name));
    let (draft, mut not_understood) = match (code, address.new) {
        (Some(_), None) => (login(), vec![]),
        (Some(_), Some(new)) => for_login_by_link(new, login()),
        (None, new) => Draft::from_prefill(&new.unwrap_or_default()),
    };
    // Named on the page too, where nobody reads it behind the dialog.
    let repeated = page.nav.ignored().into_iter();
    let repeated = repeated.filter(|it| Prefill::KEYS.contains(&it.key.as_str()));
    not_understood.extend(repeated.map(|it| format!("{}={}", it.key, it.value)));
    // What is under way goes on, and nothing else is sent until it has ended.
    if !state.create.outcome.with_untracked(Outcome::is_busy) {
        state.create.outcome.set(Outcome::None);
    }
    state.create.taken.set(None);
    (KeptDraft { opened_by, draft, replaces: None }, not_understood)
}

/// The create that was sent with this form a moment ago, for the same command line or for none. It is sent again as it
/// was, so that no second token is made of it.
fn attempt_to_repeat(
    state: AppState,
    draft: &Draft,
    code: &Option<String>,
    now: DateTime<Utc>,
) -> Option<Attempt> {
    let is_same = |sent: &Attempt| sent.draft == *draft && sent.create.code == *code;
    state.create.attempt.get_value().filter(|sent| is_same(sent) && sent.is_fresh(now))
}

/// Whether this person has a token of this name, as far as the list shows and the server has said.
fn is_known(page: Page, state: AppState, session: Session, name: &str) -> bool {
    if state.create.taken.with(|taken| taken.as_deref() == Some(name)) {
        return true;
    }
    let me = session.who().map(|who| who.user.name).unwrap_or_default();
    page.loader.with_list(|list| {
        list.rows.iter().any(|row| row.token.name == name && row.token.creator() == me && !me.is_empty())
    })
}

/// A login makes the least that the tool needs: a link can name it, and choose nothing else.
fn for_login_by_link(new: Prefill, login: Draft) -> (Draft, Vec<String>) {
    let mut odd = Vec::new();
    let mut ignore =
        |key: &str, value: Option<String>| odd.extend(value.map(|value| format!("{key}={value}")));
    ignore("description", new.description);
    ignore("scopes", new.scopes.map(|scopes| scopes.join(",")));
    ignore("expires_in", new.expires_in);
    ignore("expires_at", new.expires_at);
    ignore("token_type", new.token_type.filter(|kind| kind != Type::Personal.key()));
    let name = new.name.filter(|name| !name.is_empty()).unwrap_or(login.name);
    (Draft { name, ..login }, odd)
}

/// Which token the new one replaces.
fn replaces_notice(page: Page, old: &str) -> AnyView {
    let name = page.loader.list().with_untracked(|list| list.find(old).map(|token| token.name.clone()));
    notice(&format!(
        "This one replaces {}, which goes on working until you delete it.",
        name.unwrap_or_else(|| old.to_owned())
    ))
}

/// Copies the form as a link, a command or Python.
fn copy_menu(draft: RwSignal<Draft>, expires: Expires, tried: RwSignal<bool>) -> AnyView {
    let outcome = RwSignal::new(None::<Result<(), CopyError>>);
    let item = move |label: &str, text: fn(&Draft, Option<DateTime<Utc>>) -> String| {
        action_button(label, "quiet", move |_| {
            // Without its end it would be another token: one that never ends.
            let Ok(at) = expires.get_untracked() else {
                tried.set(true);
                close_menus();
                return focus_first_refused();
            };
            copy_into(outcome, draft.with_untracked(|d| text(d, at)));
        })
    };
    let link = item("Copy as link", |draft, expires| {
        let here = window().location();
        let path = here.pathname().unwrap_or_default();
        [here.origin().unwrap_or_default(), path, copy_as::link(draft, expires)].concat()
    });
    let hint = move || {
        let is_said = draft.with(copy_as::is_access_usual);
        if is_said { "" } else { "None of them can say the access: it is as usual there." }.to_owned()
    };
    let items = vec![
        link.into_any(),
        item("Copy as command", copy_as::command).into_any(),
        item("Copy as Python", copy_as::sdk).into_any(),
        p().class("hint").child(live_text(hint)).into_any(),
    ];
    menu(move || outcome.get().map_or("Copy as", outcome_words).to_owned(), items)
}

/// Why no token of this type can be made; reactive.
fn refused_type(page: Page, may_share: Reason, kind: Type) -> Option<String> {
    if !offered_types(page).contains(&kind) {
        return Some(["This site does not offer the type ", type_words(kind).0, "."].concat());
    }
    (kind == Type::Organization && may_share.refuses()).then(|| may_share.text())
}

/// Personal, organization or monitoring; nothing where there is nothing to choose. A type that is chosen already is
/// listed, so that whoever is refused it sees it and can choose another.
fn type_field(
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
        // It takes the focus all the same, so that its reason can be reached.
        let is_refused = move || refused_type(page, may_share, kind).is_some();
        let words = move || refused_type(page, may_share, kind).unwrap_or_else(|| words.to_owned());
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
        choice(radio, span().child(name).into_any(), words)
    };
    let refused = move || refusal().map(|words| refusal_line(&words));
    (listed.len() > 1).then(|| {
        fieldset()
            .class("choices types")
            .attr("role", "radiogroup")
            .child(legend().child("Token type"))
            .child(listed.into_iter().map(radio).collect_view())
            .child(refused.into_shared())
            .into_any()
    })
}

fn type_words(kind: Type) -> (&'static str, &'static str) {
    match kind {
        Type::Personal => ("Personal", "Yours, to develop and to try. Ends when you leave the organization."),
        Type::Organization => (
            "Organization",
            "For pipelines and what is shared. All members see it, administrators manage it. Stays when you leave.",
        ),
        Type::Monitoring => ("Monitoring", "Reads Prometheus metrics only."),
    }
}
