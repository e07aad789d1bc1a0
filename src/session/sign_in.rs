//! Signing in: by a kept or a pasted token, by the browser's cookie, or by a name and a password.

use crate::browser::reactive::spawn_local;
use crate::format::error_messages::{
    Failure, Operation, general_failure, is_of_browser, no_cookie, password_refused,
};
use crate::session::kept_token::{forget_token, keep_token, kept_token};
use crate::session::server_kind::number_of;
use crate::session::{Session, State, Who};
use crate::settings::Settings;
use panel_messages::m;
use token_api::Secret;
use token_client::{Error, calls, first_requests};

impl Session {
    /// Finds out who is signed in: by a token kept for this tab, else by the browser's cookie.
    pub async fn begin(self, settings: &Settings) {
        self.endpoint.set_value(settings.endpoint.clone());
        self.organization.set_value(settings.organization.clone());
        self.has_cookie.set_value(settings.signed_in == Some(true));
        if let Some(kind) = settings.server {
            self.server.set(number_of(kind));
        }
        let kept = kept_token(&settings.endpoint);
        // A cookie is not sent to another origin, and some sites say that there is none.
        let is_without_cookie = !settings.endpoint.is_empty() || settings.signed_in == Some(false);
        if kept.is_none() && is_without_cookie {
            first_requests::forget();
            return self.state.set(State::Out(None));
        }
        let had_token = kept.is_some();
        self.is_asking.set_value(true);
        let asked = self.ask(kept.clone()).await;
        if matches!(asked, Some(Err(_))) {
            first_requests::forget();
        }
        match asked {
            None => {}
            Some(Ok(who)) => self.admit(kept, who),
            // The reason is shown where signing in would not help, and where the settings say that there is a session, so that
            // the person did not expect to sign in.
            Some(Err(error))
                if is_of_browser(&error)
                    || error.status() == Some(403) && !had_token && settings.signed_in == Some(true) =>
            {
                self.set_unknown(&error)
            }
            Some(Err(error)) if error.is_unauthorized() => {
                self.end(had_token.then(|| m::session_end::KEPT_TOKEN_INVALID.string()))
            }
            Some(Err(error)) => self.set_unknown(&error),
        }
    }

    /// Signs in with a pasted token, and keeps it for this tab if `keep`. A later sign-in or sign-out wins.
    pub async fn sign_in(self, token: Secret, keep: bool) -> Result<(), Failure> {
        self.is_asking.set_value(true);
        match self.ask(Some(token.clone())).await {
            None => {}
            Some(Ok(who)) => {
                self.endpoint.with_value(|endpoint| {
                    if keep { keep_token(endpoint, &token) } else { forget_token(endpoint) }
                });
                self.admit(Some(token), who);
            }
            Some(Err(error)) => return Err(general_failure(&error, Operation::SigningIn)),
        }
        Ok(())
    }

    /// Signs in with a name and a password: the server answers with a cookie. If a sign-in with a token or a sign-out
    /// happens meanwhile, that one counts, and the new cookie session is ended on the server.
    pub async fn sign_in_by_password(self, name: &str, password: &Secret) -> Result<(), Failure> {
        self.is_asking.set_value(true);
        let asked = self.asked.get_value();
        let is_overtaken = || self.asked.get_value() != asked;
        if let Err(error) = self.client_with(None).send(calls::sign_in(name, password)).await {
            if is_overtaken() {
                return Ok(());
            }
            self.is_asking.set_value(false);
            return Err(password_refused(&error));
        }
        // The browser has the cookie now, so every sign-out has to end its session on the server.
        self.has_cookie.set_value(true);
        // In all other cases the server is asked who is signed in: an earlier request may have been sent without this
        // cookie.
        if is_overtaken() && self.is_cookie_unwanted() {
            self.end_on_server().await?;
            return Ok(());
        }
        match self.ask(None).await {
            None if self.is_cookie_unwanted() => {
                self.end_on_server().await?;
            }
            // A later request with the same cookie is under way or answered.
            None => {}
            Some(Ok(who)) => {
                self.endpoint.with_value(|endpoint| forget_token(endpoint));
                self.admit_by_cookie(who);
            }
            Some(Err(error)) if error.is_unauthorized() => {
                self.has_cookie.set_value(false);
                return Err(no_cookie());
            }
            Some(Err(error)) => return Err(general_failure(&error, Operation::SigningIn)),
        }
        Ok(())
    }

    /// Whether the cookie is not needed here: the person has signed out, or is signed in with a token.
    fn is_cookie_unwanted(self) -> bool {
        let is_settled = self.state_untracked(|state| match state {
            State::Out(_) => true,
            State::In(_) => !self.is_by_cookie(),
            State::Starting | State::Unknown(_) => false,
        });
        is_settled && !self.is_asking()
    }

    /// The browser's cookie, which is shared by all tabs, may be of another person by now. A tab that waits for a sign-in
    /// signs in with it; a tab that is signed in by the cookie looks whether it is still the same person.
    pub fn resume(self) {
        spawn_local(self.resumed());
    }

    async fn resumed(self) {
        let is_starting = self.state_untracked(|state| matches!(state, State::Starting)) && self.is_asking();
        if is_starting || self.awaits_cookie.get_value() {
            let organization = self.organization.get_value();
            self.begin(&Settings { signed_in: Some(true), organization, ..Settings::default() }).await;
        } else if self.is_by_cookie() {
            match self.ask(None).await {
                Some(Ok(who)) => self.admit_by_cookie(who),
                None => {}
                Some(Err(error)) if error.is_unauthorized() => self.expire(),
                Some(Err(error)) => self.set_unknown(&error),
            }
        }
    }

    /// Signs in the person of the browser's cookie. Nothing changes if it is the same person.
    fn admit_by_cookie(self, who: Who) {
        let is_same = |before: Who| before.user.name == who.user.name;
        if !self.is_by_cookie() || !self.who_untracked().is_some_and(is_same) {
            self.admit(None, who);
        }
    }

    /// Asks the server for the user of this credential. `None` if a later request has begun meanwhile, or the person
    /// has signed out.
    async fn ask(self, credential: Option<Secret>) -> Option<Result<Who, Error>> {
        self.asked.update_value(|asked| *asked += 1);
        let asked = self.asked.get_value();
        // The first requests were sent for the person of the cookie at that time. Now it may be another one.
        if asked > 1 || credential.is_some() {
            first_requests::forget();
        }
        let client = self.client_with(credential);
        let (user, organization) = futures_util::join!(
            client.send(calls::current_user()),
            client.send(calls::current_organization())
        );
        (self.asked.get_value() == asked).then(|| {
            self.is_asking.set_value(false);
            // The organization is only shown in the header: a token without the scope for it can still sign in.
            Ok(Who { user: user?, organization: organization.ok() })
        })
    }
}
