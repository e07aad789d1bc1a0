//! Signing out: by the person, in this tab or in another one, or because nobody was active.
//!
//! When the person signs out, the state is cleared in every tab. After an idle sign-out the state is hidden, and shown
//! again when the same person signs in.

use crate::browser::broadcast::{Broadcast, News};
use crate::browser::reactive::spawn_local;
use crate::browser::signal::RwSignal;
use crate::format::error_messages::Failure;
use crate::session::kept_token::{forget_token, note_sign_out};
use crate::session::{Session, State};
use crate::state::AppState;
use panel_messages::{Message, m};

/// The ways to sign out. Copied freely.
#[derive(Clone, Copy)]
pub struct SignOut {
    /// Whether the person is asked first, because a deletion of many is under way.
    pub asked: RwSignal<bool>,
    /// Whether the dialog with the person's sessions is open.
    pub lists_sessions: RwSignal<bool>,
    /// The reason why signing out failed.
    pub failed: RwSignal<Option<Failure>>,
    session: Session,
    state: AppState,
    broadcast: Broadcast,
}

impl SignOut {
    /// Listens to the other tabs: this tab signs out when another one does.
    pub fn new(session: Session, state: AppState) -> Self {
        let broadcast = Broadcast::listen(move |said| on_message(session, state, said));
        Self {
            asked: RwSignal::new(false),
            lists_sessions: RwSignal::new(false),
            failed: RwSignal::new(None),
            session,
            state,
            broadcast,
        }
    }

    /// Closes its dialogs and drops the last failure: they were for the person before.
    pub fn forget(self) {
        self.asked.set(false);
        self.lists_sessions.set(false);
        self.failed.set(None);
    }

    /// Signs out, or asks first if a deletion of many is under way.
    pub fn ask(self) {
        if self.state.bulk.is_busy() { self.asked.set(true) } else { self.sign_out() }
    }

    /// Signs out.
    pub fn sign_out(self) {
        let Self { session, state, .. } = self;
        self.asked.set(false);
        self.failed.set(None);
        let stopped = state.bulk.stop();
        spawn_local(async move {
            match session.end_on_server().await {
                Ok(is_ended) => {
                    let news = if is_ended { News::Out } else { News::OutByToken };
                    self.tell(news);
                    session.end(stopped);
                    state.clear();
                }
                Err(failure) => self.failed.set(Some(failure)),
            }
        });
    }

    /// Tells the other tabs of a sign-out, also those that are at another page now.
    fn tell(self, news: News) {
        let endpoint = self.session.endpoint();
        note_sign_out(&endpoint);
        self.broadcast.tell(news, &endpoint, "");
    }

    /// Sends the other tabs a message: somebody has signed in by the cookie, which all tabs share.
    pub fn send_signed_in(self) {
        if self.session.is_by_cookie()
            && let Some(who) = self.session.who_untracked()
        {
            self.broadcast.tell(News::In, &self.session.endpoint(), &who.user.name);
        }
    }

    /// Nobody was active for too long: signs out in all tabs.
    pub fn end_idle_session(self) {
        let Self { session, state, .. } = self;
        self.tell(News::Idle);
        // Called before the session ends in this tab, because it reads which session that is.
        let ending = session.end_on_server();
        let said = end_and_keep_state(session, state);
        spawn_local(async move {
            if ending.await.is_err() {
                session.say([said.as_str(), " ", m::session_end::SERVER_NOT_TOLD.text()].concat());
            }
        });
    }
}

/// Handles a message of another tab.
fn on_message(session: Session, state: AppState, said: &str) {
    let is_asking = session.is_asking();
    if !is_asking && session.state_untracked(|state| matches!(state, State::Starting)) {
        // This tab does not know yet which API it uses.
        if let Some((_, about)) = said.split_once(' ')
            && News::read(said, about).is_some_and(|(news, _)| news != News::In)
        {
            forget_token(about);
        }
        return;
    }
    // A sign-in that is under way counts as signed in: the sign-out came later.
    let is_out = !is_asking && session.state_untracked(|state| matches!(state, State::Out(_)));
    match News::read(said, &session.endpoint()) {
        // A second tab of the same person changes nothing here.
        Some((News::In, name)) if session.is_by_cookie_of(name) => {}
        Some((News::In, _)) => session.resume(),
        _ if is_out => {}
        None => {}
        Some((News::Idle, _)) => {
            end_and_keep_state(session, state);
        }
        Some((news, _)) => {
            let ending = session.end_on_server();
            session.end(Some(join(m::session_end::SIGNED_OUT_IN_ANOTHER_TAB, state.bulk.stop())));
            state.clear();
            if news == News::OutByToken {
                spawn_local(async move {
                    // A failure is shown in the tab where the person signed out.
                    let _ = ending.await;
                });
            }
        }
    }
}

/// Ends the session in this tab and keeps the state for the same person. Returns what is shown.
fn end_and_keep_state(session: Session, state: AppState) -> String {
    let stopped = state.bulk.stop();
    let said = join(m::session_end::SIGNED_OUT_IDLE, stopped);
    state.hide();
    session.end(Some(said.clone()));
    said
}

fn join(said: Message, more: Option<String>) -> String {
    let said = said.text();
    match more {
        Some(more) => [said, " ", &more].concat(),
        None => said.to_owned(),
    }
}
