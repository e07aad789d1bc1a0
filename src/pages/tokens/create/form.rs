//! The signals of the create form, what it refuses, and sending it once.

use crate::actions;
use crate::address::Address;
use crate::browser::clock::{self, BrowserZone};
use crate::browser::random;
use crate::browser::reactive::effect;
use crate::browser::signal::{Memo, RwSignal, memo};
use crate::browser::stored_value::StoredValue;
use crate::components::focus::{focus_first_refused, focus_soon};
use crate::context::Page;
use crate::pages::tokens::create::Expires;
use crate::pages::tokens::create::cli_login::say_cancelled;
use crate::pages::tokens::create::expiration::ExpirationForm;
use crate::pages::tokens::create::link_risk::LinkRisk;
use crate::pages::tokens::create::taken_name::is_taken;
use crate::pages::tokens::create::type_field::type_refusal;
use crate::pages::tokens::disabled_reason::Reason;
use crate::pages::tokens::own_token::latest_expiration;
use crate::session::Session;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::create::{Attempt, CreatePurpose, Outcome};
use crate::state::draft::{Choice, Draft};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use panel_messages::m;
use token_api::ServerKind;

/// The page's clock ticks every few seconds. The time that it shows is sent unless it is older than this: then the page was
/// suspended.
const MAX_CLOCK_AGE: TimeDelta = TimeDelta::seconds(30);

/// The form. All parts of the dialog hold a copy.
#[derive(Clone, Copy)]
pub struct CreateForm {
    page: Page,
    state: AppState,
    session: Session,
    /// What is typed.
    pub draft: RwSignal<Draft>,
    /// Whether the person has tried to send it: empty fields are refused from then on.
    pub tried: RwSignal<bool>,
    /// Whether a create is under way, begun by this dialog or by one before it.
    pub busy: Memo<bool>,
    /// Why the person's role lets them create nothing.
    pub may_create: Reason,
    /// Why the person's role lets them create nothing for the organization.
    pub may_share: Reason,
    /// Why the name is refused.
    pub name_refusal: Memo<Option<String>>,
    /// Why the chosen type is refused. A link, or a token that is taken as a pattern, can choose one that is not offered.
    pub type_refusal: Memo<Option<String>>,
    /// The moment of the expiration, or why it is refused.
    pub expires: Expires,
    /// Whether the proposed expiration was too late, and the latest one took its place.
    pub is_adjusted: RwSignal<bool>,
    /// Why the form is not sent before the person has ticked that they have read what the token may do.
    pub unread: Memo<Option<String>>,
    /// Whether they have ticked it.
    pub is_read: RwSignal<bool>,
    /// The code of the command line that waits for the token.
    code: StoredValue<Option<String>>,
    purpose: StoredValue<CreatePurpose>,
}

impl CreateForm {
    /// The form with this draft.
    pub fn new(
        page: Page,
        state: AppState,
        session: Session,
        draft: Draft,
        code: Option<String>,
        purpose: CreatePurpose,
        risk: LinkRisk,
    ) -> Self {
        // A token that is taken as a pattern can have labels where nobody can set them.
        let labels = if page.offers_labels() { draft.labels.clone() } else { String::new() };
        let (draft, tried) = (RwSignal::new(Draft { labels, ..draft }), RwSignal::new(false));
        let (code, purpose) = (StoredValue::new(code), StoredValue::new(purpose));
        let may_share = Reason::new(page, |permissions| permissions.refusal(Action::CreateForOrganization));
        let type_refusal = memo(move || {
            let why = type_refusal(page, may_share, draft.with(|d| d.token_type))?;
            Some([&why, " ", m::create::CHOOSE_ANOTHER_TYPE.text()].concat())
        });
        let name_refusal = memo(move || {
            let is_untouched = draft.with(|d| d.name.trim().is_empty()) && !tried.get();
            if is_untouched || is_made(state, draft) {
                None
            } else {
                draft.with(|d| d.name_refusal(|name| is_taken(page, state, session, name)))
            }
        });
        let expires = memo(move || {
            let now = page.now();
            // The attempt is no signal; it changes with the outcome.
            state.create.with_outcome(|_| ());
            draft.with(|d| {
                let sent = code.with_value(|code| attempt_to_repeat(state, d, code, clock::now()));
                let at = sent.map_or(now, |sent| sent.at);
                d.expires(at, &BrowserZone, latest_expiration(page, at).as_ref())
            })
        });
        Self {
            page,
            state,
            session,
            draft,
            tried,
            busy: memo(move || state.create.with_outcome(Outcome::is_busy)),
            may_create: Reason::new(page, |permissions| permissions.refusal(Action::Create)),
            may_share,
            name_refusal,
            type_refusal,
            expires,
            is_adjusted: RwSignal::new(false),
            unread: memo(move || draft.with(|draft| risk.words(draft))),
            is_read: RwSignal::new(false),
            code,
            purpose,
        }
    }

    /// Chooses the latest expiration where the one that the panel proposes is later. `is_chosen` is whether the person or a
    /// link has chosen one: that is refused, and not replaced.
    pub fn adjust_proposal(self, is_chosen: impl Fn() -> bool + 'static) {
        effect(move || {
            let now = self.page.clock.get_untracked();
            let Some(latest) = latest_expiration(self.page, now) else { return };
            let is_late = |draft: &Draft| {
                draft.expires(now, &BrowserZone, None).is_ok_and(|expires| latest.forbids(expires))
            };
            if !self.tried.get_untracked() && !untrack(&is_chosen) && self.draft.with_untracked(is_late) {
                self.draft.write().choice = Choice::Latest;
                self.is_adjusted.set(true);
            }
        });
    }

    /// The signals of the field "Expiration".
    pub fn expiration(self) -> ExpirationForm {
        let Self { page, draft, tried, expires, is_adjusted, .. } = self;
        ExpirationForm {
            page,
            base: None,
            draft,
            tried,
            expires,
            is_adjusted,
            is_refused: RwSignal::new(false),
        }
    }

    /// Whether the dialog signs in a command line.
    pub fn is_login(self) -> bool {
        self.code.with_value(Option::is_some)
    }

    /// Why something of the draft is refused; nothing before the person has tried to send it; reactive.
    pub fn refusal(self, why: fn(&Draft, ServerKind) -> Option<String>) -> Option<String> {
        if self.tried.get() { self.draft.with(|draft| why(draft, self.session.server())) } else { None }
    }

    /// Closes the dialog and keeps what is typed.
    pub fn close(self) {
        if !self.busy.get_untracked() {
            self.say_login_cancelled();
            self.go_back();
        }
    }

    /// Closes the dialog and discards what is typed.
    pub fn cancel(self) {
        if !self.busy.get_untracked() {
            self.say_login_cancelled();
            self.state.create.draft.set(None);
            self.state.create.outcome.set(Outcome::None);
            self.state.create.attempt.set_value(None);
            self.go_back();
        }
    }

    /// Says that the command in the terminal still waits, where there is one.
    fn say_login_cancelled(self) {
        if self.is_login() {
            say_cancelled(self.page, self.state);
        }
    }

    fn go_back(self) {
        let nav = self.page.nav;
        nav.go(&Address { code: None, ..nav.now().without_dialogs() });
    }

    /// Sends the form, or focuses what is refused.
    pub fn submit(self) {
        let Self { page, state, session, draft, .. } = self;
        if self.busy.get_untracked() || untrack(|| self.may_create.refuses()) {
            return;
        }
        if untrack(|| is_made(state, draft)) {
            return focus_soon(".actions .notice button");
        }
        self.tried.set(true);
        let is_unread = self.unread.with_untracked(Option::is_some) && !self.is_read.get_untracked();
        if is_unread || self.type_refusal.get_untracked().is_some() {
            return focus_first_refused();
        }
        state.create.outcome.set(Outcome::None);
        let (shown, now) = (page.clock.get_untracked(), clock::now());
        let now = if now.signed_duration_since(shown) < MAX_CLOCK_AGE { shown } else { now };
        let typed = draft.get_untracked();
        let code = self.code.get_value();
        let again = attempt_to_repeat(state, &typed, &code, now);
        let at = again.as_ref().map_or(now, |sent| sent.at);
        let latest = untrack(|| latest_expiration(page, at));
        let checked = untrack(|| {
            let is_taken = |name: &str| is_taken(page, state, session, name);
            typed.check(session.server(), at, &BrowserZone, latest.as_ref(), is_taken)
        });
        let Ok(mut create) = checked else {
            // The name may have become free since the list was loaded.
            if typed.name_refusal(|_| false).is_none() && self.name_refusal.get_untracked().is_some() {
                page.loader.start();
            }
            return focus_first_refused();
        };
        create.code = code;
        let attempt = again.unwrap_or_else(|| {
            let me = session.who_untracked().map(|who| who.user.name).unwrap_or_default();
            Attempt { draft: typed, create, key: random::key(), at, me }
        });
        actions::create::send(page.loader, page.nav, state, session, attempt, self.purpose.get_value());
    }
}

/// Whether the create in this dialog, whose answer was lost, made the token with this name. The name is not refused
/// then: the outcome offers to delete that token. Reactive.
fn is_made(state: AppState, draft: RwSignal<Draft>) -> bool {
    draft.with(|d| {
        state.create.with_outcome(|o| matches!(o, Outcome::Made(_, token) if token.name == d.name.trim()))
    })
}

/// The create that was sent with the same form a moment ago, for the same command line or for none. It is sent again
/// unchanged, so that the server makes no second token.
fn attempt_to_repeat(
    state: AppState,
    draft: &Draft,
    code: &Option<String>,
    now: DateTime<Utc>,
) -> Option<Attempt> {
    let is_same = |sent: &Attempt| sent.draft == *draft && sent.create.code == *code;
    state.create.attempt.get_value().filter(|sent| is_same(sent) && sent.is_fresh(now))
}
