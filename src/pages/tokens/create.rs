//! The create dialog: what is typed, what is refused, and sending it once.

mod draft;

use super::use_page;
use crate::address::{Prefill, Type};
use crate::clock::{self, BrowserZone};
use crate::parts::dialog::Dialog;
use crate::parts::field::{Field, FieldIds};
use crate::parts::notice::FailureNotice;
use crate::session::use_session;
use crate::time::{Zone, local, relative, short_utc};
use crate::words::{Doing, Failure, failure};
pub use draft::Draft;
use draft::{Choice, PRESETS, Refusals};
use leptos::prelude::*;
use token_api::{ALL_SCOPES, API, MAX_DESCRIPTION, Token};
use token_client::{Error, calls};
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

/// The dialog. A success is told with the answer, whose value the caller reveals.
#[component]
pub fn CreateDialog(
    /// What was typed before and not sent.
    kept: RwSignal<Option<Draft>>,
    /// The answer to a successful create.
    on_created: Callback<Token>,
) -> impl IntoView {
    let page = use_page();
    let session = use_session();
    let prefill = page.nav.now().new.unwrap_or_default();
    let (draft, odd) = match kept.get_untracked() {
        Some(draft) if prefill == Prefill::default() => (draft, Vec::new()),
        _ => Draft::from_prefill(&prefill),
    };
    let extra_scopes: Vec<String> =
        draft.scopes.iter().filter(|s| !ALL_SCOPES.contains(&s.as_str())).cloned().collect();
    let draft = RwSignal::new(draft);
    // Every keystroke is kept, so that nothing that closes the dialog loses what was typed.
    Effect::new(move |_| kept.set(Some(draft.get())));

    let refusals = RwSignal::new(Refusals::default());
    let failed = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let is_taken = move |name: &str| {
        let me = session.who().map(|who| who.user.name).unwrap_or_default();
        page.loader.list().with(|list| {
            list.rows.iter().any(|row| row.token.name == name && row.token.creator() == me && !me.is_empty())
        })
    };

    let name_refusal = Signal::derive(move || {
        refusals.with(|r| r.name.clone()).or_else(|| {
            draft.with(
                |d| if d.name.trim().is_empty() && !tried.get() { None } else { d.name_refusal(is_taken) },
            )
        })
    });
    let description_refusal = Signal::derive(move || draft.with(Draft::description_refusal));
    let expires = Memo::new(move |_| draft.with(|d| d.expires(page.now.get(), &BrowserZone)));
    let expiration_refusal = Signal::derive(move || match expires.get() {
        Err(refusal) if tried.get() || draft.with(|d| !d.custom.trim().is_empty()) => Some(refusal),
        _ => None,
    });

    let close = Callback::new(move |()| {
        if !busy.get_untracked() {
            page.nav.go(&page.nav.now().without_dialogs());
        }
    });
    let cancel = move |_| {
        if !busy.get_untracked() {
            kept.set(None);
            page.nav.go(&page.nav.now().without_dialogs());
            kept.set(None);
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        tried.set(true);
        failed.set(None);
        refusals.set(Refusals::default());
        let checked = untrack(|| draft.with(|d| d.check(clock::now(), &BrowserZone, is_taken)));
        let create = match checked {
            Ok(create) => create,
            Err(_) => return focus_first_refused(),
        };
        busy.set(true);
        // The page's own signals outlive this dialog: a Back during the request loses no value.
        leptos::task::spawn_local(async move {
            let result = session.client().send(calls::create_token(&create)).await;
            busy.try_set(false);
            match result {
                Ok(token) => {
                    page.nav.replace(&page.nav.now().without_dialogs());
                    kept.set(None);
                    on_created.run(token);
                }
                Err(error) => {
                    if let Error::Refused(refusal) = &error
                        && refusal.status == 409
                    {
                        refusals.try_set(Refusals {
                            name: Some("This name is taken: choose another name.".to_owned()),
                            ..Default::default()
                        });
                    }
                    failed.try_set(Some(failure(&error, Doing::Creating)));
                    session.after_refusal(&error).await;
                }
            }
        });
    };

    let name = FieldIds::new("name");
    let description = FieldIds::new("description");
    view! {
        <Dialog title="Create API token" on_escape=close>
            <p class="hint">"The value is shown once, right after you create it."</p>
            {(!odd.is_empty()).then(|| view! {
                <p class="notice" role="status">"Not understood in the link: "{odd.join(", ")}</p>
            })}
            <form on:submit=submit novalidate>
                <Field label="Name" ids=name.clone() error=name_refusal hint="Lowercase letters, digits and hyphens; begins with a letter; at most 63.">
                    <input
                        type="text"
                        id=name.control
                        aria-describedby=name.described_by
                        aria-invalid=move || name_refusal.get().map(|_| "true")
                        autocomplete="off"
                        spellcheck="false"
                        autofocus
                        prop:value=move || draft.with(|d| d.name.clone())
                        on:input:target=move |event| {
                            refusals.update(|r| r.name = None);
                            draft.update(|d| d.name = event.target().value());
                        }
                    />
                </Field>
                <Field
                    label="Description"
                    ids=description.clone()
                    error=description_refusal
                    hint=Signal::derive(move || match draft.with(|d| d.description.chars().count()) {
                        n if n > MAX_DESCRIPTION / 2 => format!("{n} of {MAX_DESCRIPTION} characters"),
                        _ => String::new(),
                    })
                >
                    <textarea
                        id=description.control
                        aria-describedby=description.described_by
                        aria-invalid=move || description_refusal.get().map(|_| "true")
                        rows="2"
                        placeholder="What will use it?"
                        autocomplete="off"
                        prop:value=move || draft.with(|d| d.description.clone())
                        on:input:target=move |event| draft.update(|d| d.description = event.target().value())
                    ></textarea>
                </Field>
                <TypeField draft/>
                <ScopesField draft extra=extra_scopes/>
                <ExpirationField draft refusal=expiration_refusal expires/>
                {move || failed.get().map(|failure| view! { <FailureNotice failure/> })}
                <div class="actions">
                    <button type="button" on:click=cancel>"Cancel"</button>
                    <button type="submit" class="primary" aria-disabled=move || busy.get().then_some("true")>
                        {move || if busy.get() { "Creating" } else { "Create token" }}
                    </button>
                </div>
            </form>
        </Dialog>
    }
}

/// Personal, organization or monitoring; nothing where there is nothing to choose.
#[component]
fn TypeField(draft: RwSignal<Draft>) -> impl IntoView {
    let page = use_page();
    let features = page.site.0.with_value(|site| site.features);
    let offered = Type::ALL.into_iter().filter(move |t| match t {
        Type::Personal => true,
        Type::Organization => features.organization_tokens,
        Type::Monitoring => features.monitoring_tokens,
    });
    (offered.clone().count() > 1).then(|| {
        view! {
            <fieldset class="choices" role="radiogroup" aria-labelledby="token-type">
                <legend id="token-type">"Token type"</legend>
                {offered.map(|kind| {
                    let (label, words) = type_words(kind);
                    let hint = format!("type-{}-hint", kind.key());
                    view! {
                        <div class="choice">
                            <label>
                                <input
                                    type="radio"
                                    name="token-type"
                                    aria-describedby=hint.clone()
                                    prop:checked=move || draft.with(|d| d.token_type == kind)
                                    on:change=move |_| draft.update(|d| d.token_type = kind)
                                />
                                {label}
                            </label>
                            <p class="hint" id=hint>{words}</p>
                        </div>
                    }
                }).collect_view()}
            </fieldset>
        }
    })
}

fn type_words(kind: Type) -> (&'static str, &'static str) {
    match kind {
        Type::Personal => ("Personal", "Yours. Ends when you leave the organization."),
        Type::Organization => ("Organization", "Managed by administrators. Stays when its creator leaves."),
        Type::Monitoring => ("Monitoring", "Reads metrics (Prometheus federation) only."),
    }
}

#[component]
fn ScopesField(draft: RwSignal<Draft>, extra: Vec<String>) -> impl IntoView {
    let scopes: Vec<String> = ALL_SCOPES.iter().map(|s| (*s).to_owned()).chain(extra).collect();
    view! {
        <fieldset class="choices scopes">
            <legend>"Scopes"</legend>
            {scopes.into_iter().map(|scope| {
                let (is, to) = (scope.clone(), scope.clone());
                let hint = format!("scope-{scope}-hint");
                let is_implied = {
                    let scope = scope.clone();
                    move || scope != API && draft.with(|d| d.scopes.contains(API) && !d.scopes.contains(&scope))
                };
                view! {
                    <div class="choice">
                        <label>
                            <input
                                type="checkbox"
                                aria-describedby=hint.clone()
                                prop:checked=move || draft.with(|d| d.scopes.contains(&is))
                                on:change:target=move |event| {
                                    let on = event.target().checked();
                                    draft.update(|d| if on { d.scopes.insert(to.clone()); } else { d.scopes.remove(&to); });
                                }
                            />
                            <code>{scope.clone()}</code>
                        </label>
                        <p class="hint" id=hint>
                            {scope_words(&scope)}
                            {move || is_implied().then_some(" Implied by api.")}
                        </p>
                    </div>
                }
            }).collect_view()}
        </fieldset>
    }
}

#[component]
fn ExpirationField(
    draft: RwSignal<Draft>,
    #[prop(into)] refusal: Signal<Option<String>>,
    expires: Memo<Result<Option<chrono::DateTime<chrono::Utc>>, String>>,
) -> impl IntoView {
    let page = use_page();
    let custom = FieldIds::new("expiration-date");
    let none = Signal::derive(|| None::<String>);
    let menu = FieldIds::new("expiration");
    let is_custom = Memo::new(move |_| draft.with(|d| d.choice == Choice::Custom));
    let custom_refusal = Signal::derive(move || refusal.get().filter(|_| is_custom.get()));
    view! {
        <Field label="Expiration" ids=menu.clone() error=none>
            <select
                id=menu.control
                aria-describedby=menu.described_by
                prop:value=move || draft.with(|d| d.choice.value())
                on:change:target=move |event| draft.update(|d| d.choice = Choice::from_value(&event.target().value()))
            >
                {PRESETS.into_iter().map(|days| view! {
                    <option value=days.to_string() selected=draft.with_untracked(|d| d.choice == Choice::Days(days))>
                        {format!("{days} days")}
                    </option>
                }).collect_view()}
                <option value="custom" selected=draft.with_untracked(|d| d.choice == Choice::Custom)>"Custom…"</option>
                <option value="never" selected=draft.with_untracked(|d| d.choice == Choice::Never)>"No expiration"</option>
            </select>
        </Field>
        {move || is_custom.get().then(|| { let custom = custom.clone(); view! {
            <Field
                label="Expiration date"
                ids=custom.clone()
                error=custom_refusal
                hint="30d, 1w, 24h, or a date and time in your zone: 2026-12-31 18:00"
            >
                <input
                    type="text"
                    id=custom.control
                    aria-describedby=custom.described_by
                    aria-invalid=move || custom_refusal.get().map(|_| "true")
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || draft.with(|d| d.custom.clone())
                    on:input:target=move |event| draft.update(|d| d.custom = event.target().value())
                />
            </Field>
        }})}
        <p class="ends" role="status">
            {move || match expires.get() {
                Err(_) => "".into_any(),
                Ok(None) => "Never ends. A token that leaks works until somebody deletes it.".into_any(),
                Ok(Some(at)) => {
                    let offset = BrowserZone.offset_at(at);
                    view! {
                        "Ends "<strong>{local(at, offset)}" "{BrowserZone.name()}</strong>
                        " · "{short_utc(at, offset)}" · "{relative(at, page.now.get())}
                    }.into_any()
                }
            }}
        </p>
    }
}

/// Brings the person to the first field that was refused, once it is marked.
fn focus_first_refused() {
    request_animation_frame(|| {
        let refused = document().query_selector("dialog [aria-invalid='true']").ok().flatten();
        if let Some(field) = refused.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    });
}
