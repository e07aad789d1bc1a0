//! Leaving: by one's own will, in this tab or in another, or because nobody was there.
//!
//! Whoever signs out leaves no trace in any tab; of whoever was not there the desk stays as it was, out of sight, for
//! when they are back. What never lives here: what a session is, and what lies on a state.

use crate::browser::broadcast::{Broadcast, News};
use crate::format::error_messages::Failure;
use crate::session::kept_token::forget_token;
use crate::session::{Session, State};
use crate::state::AppState;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The ways out. Copied freely.
#[derive(Clone, Copy)]
pub struct SignOut {
    /// Whether to leave is asked, because something would be left half done.
    pub asked: RwSignal<bool>,
    /// Why signing out did not work.
    pub failed: RwSignal<Option<Failure>>,
    session: Session,
    state: AppState,
    broadcast: Broadcast,
}

impl SignOut {
    /// From here on this tab leaves when another one does.
    pub fn new(session: Session, state: AppState) -> Self {
        let broadcast = Broadcast::listen(move |said| heard(session, state, said));
        Self { asked: RwSignal::new(false), failed: RwSignal::new(None), session, state, broadcast }
    }

    /// Somebody wants to sign out.
    pub fn ask(self) {
        if self.state.bulk.is_busy() { self.asked.set(true) } else { self.sign_out() }
    }

    /// They do.
    pub fn sign_out(self) {
        let Self { session, state, .. } = self;
        self.asked.set(false);
        self.failed.set(None);
        let stopped = state.bulk.stop();
        spawn_local(async move {
            match session.end_on_server().await {
                Ok(is_ended) => {
                    let news = if is_ended { News::Out } else { News::OutByToken };
                    self.broadcast.tell(news, &session.endpoint());
                    session.end(stopped);
                    state.clear();
                }
                Err(failure) => self.failed.set(Some(failure)),
            }
        });
    }

    /// Somebody is signed in by the browser's cookie: whoever was signed out in another tab can go on there.
    pub fn tell_of_the_cookie(self) {
        if self.session.is_by_cookie() {
            self.broadcast.tell(News::In, &self.session.endpoint());
        }
    }

    /// Nobody was there for too long.
    pub fn nobody_is_there(self) {
        let Self { session, state, .. } = self;
        self.broadcast.tell(News::Idle, &session.endpoint());
        // Looks whose session it is before that is forgotten.
        let ending = session.end_on_server();
        let said = out_of_sight(session, state);
        spawn_local(async move {
            if ending.await.is_err() {
                session.say(
                    [
                        said.as_str(),
                        " The server could not be told: to its mind this browser is still signed in.",
                    ]
                    .concat(),
                );
            }
        });
    }
}

fn heard(session: Session, state: AppState, said: &str) {
    let is_asking = session.is_asking();
    if !is_asking && session.state_untracked(|state| matches!(state, State::Starting)) {
        // Which API this tab asks is not known yet.
        if let Some((_, about)) = said.split_once(' ')
            && News::read(said, about).is_some_and(|news| news != News::In)
        {
            forget_token(about);
        }
        return;
    }
    // Whoever is just signing in is not: the sign-out came later.
    let is_out = !is_asking && session.state_untracked(|state| matches!(state, State::Out(_)));
    match News::read(said, &session.endpoint()) {
        Some(News::In) => spawn_local(session.resume()),
        _ if is_out => {}
        None => {}
        Some(News::Idle) => {
            out_of_sight(session, state);
        }
        Some(news) => {
            let ending = session.end_on_server();
            session.end(Some(join("You have signed out in another tab.", state.bulk.stop())));
            state.clear();
            if news == News::OutByToken {
                spawn_local(async move {
                    // Whoever signed out is told in the tab where they did; here nothing can be done about it.
                    let _ = ending.await;
                });
            }
        }
    }
}

/// Ends the session here and leaves everything where it is, for the same person; what was said of it.
fn out_of_sight(session: Session, state: AppState) -> String {
    let stopped = state.bulk.stop();
    let said = join(
        "You were signed out because nobody was here for a while. Sign in again to go on where you were.",
        stopped,
    );
    state.hide();
    session.end(Some(said.clone()));
    said
}

fn join(said: &str, more: Option<String>) -> String {
    match more {
        Some(more) => [said, " ", &more].concat(),
        None => said.to_owned(),
    }
}
