//! How a session ends: here and on the server, by the person or by a refusal.

use crate::browser::reactive::spawn_local;
use crate::browser::session_storage;
use crate::format::error_messages::{Failure, Operation, general_failure, is_of_browser, still_signed_in};
use crate::session::kept_token::forget_token;
use crate::session::request_scope::RequestScope;
use crate::session::{Session, State};
use panel_messages::m;
use token_client::{Error, calls};

impl Session {
    /// Ends the cookie session on the server, if there is one; it is shared by all tabs. Returns whether there was one.
    /// The session is chosen when this is called, not when the future runs.
    pub fn end_on_server(self) -> impl Future<Output = Result<bool, Failure>> + 'static {
        let has_cookie = self.is_by_cookie() || self.has_cookie.get_value();
        // Without the token: a server that gets one ignores the cookie.
        let client = self.client_with(None);
        async move {
            if has_cookie {
                let told = |error| general_failure(&error, Operation::SigningOut);
                let is_ended = match client.send(calls::sign_out()).await {
                    // Yatai without its own pages closes the connection.
                    Err(Error::Network) => false,
                    answer => answer.map_err(told)?,
                };
                if !is_ended {
                    client.send(calls::sign_out_of_yatai()).await.map_err(told)?;
                    // Yatai answers every caller alike, so the server is asked who is signed in.
                    match client.send(calls::current_user()).await {
                        Ok(_) => return Err(still_signed_in()),
                        Err(error) if error.is_unauthorized() => {}
                        Err(error) => return Err(told(error)),
                    }
                }
                self.has_cookie.set_value(false);
            }
            Ok(has_cookie)
        }
    }

    /// Ends the session in this tab: removes it from the page and from the tab's storage. `why` is shown to the person.
    pub fn end(self, why: Option<String>) {
        self.asked.update_value(|asked| *asked += 1);
        self.is_asking.set_value(false);
        self.change(None);
        self.endpoint.with_value(|endpoint| forget_token(endpoint));
        session_storage::forget_activity();
        self.state.set(State::Out(why));
    }

    /// Changes the reason that is shown, while nobody is signed in.
    pub fn say(self, why: String) {
        if self.state_untracked(|state| matches!(state, State::Out(_))) {
            self.state.set(State::Out(Some(why)));
        }
    }

    /// Call this after a refused request. Where the browser is signed in as another person, it is asked who. 401 and 403 can
    /// also mean a missing scope or role, so the session ends only when the server also refuses the request for the current
    /// user.
    pub async fn after_refusal(self, error: &Error) {
        if error.is_another_person() {
            return self.resume();
        }
        if !error.is_unauthorized() || !self.state_untracked(|state| matches!(state, State::In(_))) {
            return;
        }
        let scope = RequestScope::new(self);
        if let Err(error) = scope.client().send(calls::current_user()).await
            && error.is_unauthorized()
            // Not if the person has signed out meanwhile, or another one has signed in.
            && scope.is_current()
        {
            if is_of_browser(&error) {
                self.set_unknown(&error);
                // A sign-in in another tab may be the remedy.
                self.awaits_cookie.set_value(true);
            } else {
                self.expire();
            }
        }
    }

    /// Tells the server that the person is here: a session ends when no request uses it, and filtering the list sends none.
    pub fn keep_alive(self) {
        if self.is_by_cookie() {
            let client = self.client();
            spawn_local(async move {
                if let Err(error) = client.send(calls::current_user()).await {
                    self.after_refusal(&error).await;
                }
            });
        }
    }

    /// The server does not accept the credential any more.
    pub(super) fn expire(self) {
        let is_by_cookie = self.is_by_cookie();
        let mut why = m::session_end::SESSION_ENDED.string();
        if is_by_cookie {
            why.extend([" ", m::session_end::SIGN_IN_LINK_WORKS.text()]);
        }
        self.end(Some(why));
        self.awaits_cookie.set_value(is_by_cookie);
    }

    /// The server could not be asked who is signed in: shows the reason.
    pub(super) fn set_unknown(self, error: &Error) {
        self.change(None);
        self.state.set(State::Unknown(general_failure(error, Operation::SigningIn)));
    }
}
