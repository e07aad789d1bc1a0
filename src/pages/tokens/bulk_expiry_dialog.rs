//! The dialog that gives the selected tokens a new expiration: one moment for all, or some days more for each. It lists what will
//! become of each token.

use crate::actions::bulk::run;
use crate::browser::clock::BrowserZone;
use crate::browser::signal::{RwSignal, memo};
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::focus::focus_first_refused;
use crate::components::html::{div, form, li, ul};
use crate::components::inputs::submit_button;
use crate::components::keyed::built_anew;
use crate::components::text::{flexible_space, hint, safe_text};
use crate::context::Page;
use crate::pages::tokens::bulk_notice::{on_end, outcome_line};
use crate::pages::tokens::create::expiration::{ExpirationForm, expiration_field};
use crate::pages::tokens::edit::local_time;
use crate::pages::tokens::focus::focus_undo;
use crate::pages::tokens::own_token::{
    change_warning, is_own, latest_change_within, latest_expiration, of_own_token, warning,
};
use crate::pages::tokens::permissions::permissions;
use crate::query::Row;
use crate::session::own_token::OwnToken;
use crate::session::rights::{Action, Permissions};
use crate::state::AppState;
use crate::state::bulk::{Asked, NewExpiration, Task};
use crate::state::draft::{Choice, Draft, LatestExpiration};
use chrono::{DateTime, Utc};
use leptos::ev;
use leptos::prelude::*;
use panel_messages::m;
use std::sync::Arc;
use token_api::{Time, Token, UpdateToken};

/// This many tokens are listed.
const LISTED: usize = 500;

/// The dialog.
pub fn bulk_expiry_dialog(page: Page, state: AppState, asked: Asked) -> AnyView {
    let rows: Arc<[Arc<Row>]> = asked.rows.into();
    let own = rows.iter().find(|row| untrack(|| is_own(page, &row.token)) == OwnToken::Yes).cloned();
    // "Keep" stands for nothing chosen yet. With an end the menu offers extensions.
    let draft = RwSignal::new(Draft {
        choice: Choice::Keep,
        ends: Some(page.clock.get_untracked()),
        ..Draft::default()
    });
    let (tried, is_adjusted, is_refused) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let all = rows.clone();
    let expires = memo(move || {
        let now = page.now();
        let latest = latest_expiration(page, now);
        let is_chosen = draft.with(|draft| draft.choice != Choice::Keep);
        let chosen = draft.with(|draft| draft.expires(now, &BrowserZone, latest.as_ref()))?;
        match tried.get() {
            true if !is_chosen => Err(m::bulk::CHOOSE_REFUSAL.string()),
            true if Chosen::new(page, draft).tasks(&all).is_empty() => Err(m::bulk::NONE_CAN.string()),
            _ => Ok(chosen),
        }
    });
    let field = ExpirationForm { page, base: None, draft, tried, expires, is_adjusted, is_refused };
    let cancel = move || state.bulk.asked.set(None);
    let all = rows.clone();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if expires.with_untracked(Result::is_err) {
            return focus_first_refused();
        }
        state.bulk.take(untrack(|| Chosen::new(page, draft)).tasks(&all), false);
        cancel();
        run(page.session, state, on_end(page, state));
        focus_undo();
    };
    let count = rows.len();
    let listed = move || {
        let chosen = Chosen::new(page, draft);
        let mut lines = rows.iter().take(LISTED).map(|row| chosen.line(&row.token)).collect_view();
        if count > LISTED {
            lines.push(li().child(safe_text(&m::bulk::more(count - LISTED))).into_any());
        }
        Some(ul().class("outcomes").child(lines).into_any())
    };
    let warning = warning(move || {
        let Some(token) = own.as_ref().map(|row| &row.token) else { return String::new() };
        let Ok(new) = Chosen::new(page, draft).expiration_of(token) else { return String::new() };
        let update = UpdateToken { expired_at: Some(new.map(Time::from)), ..UpdateToken::default() };
        change_warning(page, token, &update, local_time)
    });
    let keep = memo(|| m::bulk::CHOOSE.string());
    let actions = div()
        .class("actions")
        .child(flexible_space())
        .child(action_button(m::common::CANCEL, "", move |_| cancel()))
        .child(submit_button(m::bulk::CHANGE_EXPIRY, Signal::from(false)));
    let content = form()
        .attr("novalidate", "")
        .on(ev::submit, submit)
        .child(expiration_field(field, Some(keep)))
        .child(hint(m::bulk::CHANGE_HINT.text()))
        .child(built_anew(listed))
        .child(warning)
        .child(actions);
    dialog(&m::bulk::change_question(count), "", cancel, vec![content.into_any()])
}

/// What is chosen, with what is the same for all tokens.
struct Chosen {
    draft: Draft,
    permissions: Permissions,
    of_own_token: Option<LatestExpiration>,
    max_lifetime: Option<u32>,
    now: DateTime<Utc>,
}

impl Chosen {
    /// What is chosen now; reactive, except for the time.
    fn new(page: Page, draft: RwSignal<Draft>) -> Self {
        Self {
            draft: draft.get(),
            permissions: permissions(page),
            of_own_token: of_own_token(page),
            max_lifetime: page.max_lifetime(),
            now: page.clock.get_untracked(),
        }
    }

    /// The expiration that the token gets, or why it stays as it is.
    fn expiration_of(&self, token: &Token) -> Result<NewExpiration, String> {
        if let Some(why) = self.permissions.refusal(Action::Change(token)) {
            return Err(why.to_owned());
        }
        if matches!(self.draft.choice, Choice::Extend(_)) && token.expires().is_none() {
            return Err(m::bulk::NO_END.string());
        }
        // Of the choice only: the moment can be another one for each token.
        let draft = Draft { ends: token.expires(), ..self.draft.clone() };
        let latest = latest_change_within(self.of_own_token.clone(), self.max_lifetime, token);
        let new = draft.expires(self.now, &BrowserZone, latest.as_ref())?;
        let is_same = if new.is_none() { token.never_expires() } else { new == token.expires() };
        if is_same { Err(m::bulk::SAME_EXPIRATION.string()) } else { Ok(new) }
    }

    /// What is to be done with those that can have it.
    fn tasks(&self, rows: &[Arc<Row>]) -> Vec<Task> {
        let task = |row: &Arc<Row>| {
            let expires = self.expiration_of(&row.token).ok()?;
            Some(Task { row: row.clone(), expires: Some(expires) })
        };
        rows.iter().filter_map(task).collect()
    }

    /// What becomes of the token.
    fn line(&self, token: &Token) -> AnyView {
        let words = match self.draft.choice {
            Choice::Keep => moment(token.expires()),
            _ => match self.expiration_of(token) {
                Ok(new) => {
                    let (before, after) = (moment(token.expires()), moment(new));
                    if token.has_expired(self.now) {
                        m::bulk::change_revives(&before, &after)
                    } else {
                        m::bulk::change(&before, &after)
                    }
                }
                Err(why) => m::bulk::stays(&why),
            },
        };
        outcome_line(&token.name, &token.uid, &words)
    }
}

fn moment(at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(|| m::bulk::NEVER.string(), local_time)
}
