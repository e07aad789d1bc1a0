//! Who is signed in, how that begins, and how a refusal ends it.
//!
//! A pasted token is held here in memory, and in the tab's session storage where the person asked
//! for it; never in an address, a context of views, or storage that outlives the tab.

pub mod request_scope;
pub mod rights;

use crate::browser::session_storage;
use crate::browser::timer::pause;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::format::error_messages::{
    Doing, Failure, general_failure, no_cookie, password_refused, still_signed_in,
};
use crate::settings::Settings;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::pin::Pin;
use token_api::{Organization, Secret, ServerKind, User};
use token_client::{Client, Error, calls};

const STORAGE_KEY: &str = "bento-token-panel.token";

/// Who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    /// The person.
    pub user: User,
    /// Their organization, where the server tells.
    pub organization: Option<Organization>,
}

/// Where the session stands.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Nobody knows yet.
    Starting,
    /// Nobody is signed in; perhaps with the reason why not any more.
    Out(Option<String>),
    /// Whether somebody is signed in could not be found out.
    Unknown(Failure),
    /// Somebody is.
    In(Who),
}

/// The session. Copied freely; the token in it is not.
#[derive(Clone, Copy)]
pub struct Session(&'static Fields);

impl std::ops::Deref for Session {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

/// What the session is made of.
pub struct Fields {
    state: RwSignal<State>,
    credential: StoredValue<Option<Secret>>,
    endpoint: StoredValue<String>,
    /// The organization's name, where the site says it.
    organization: StoredValue<String>,
    /// Whether the page's server says that the browser's cookie is a session, beside whatever token.
    has_cookie: StoredValue<bool>,
    /// Whether a session by cookie has ended here, and another one would be as good.
    awaits_cookie: StoredValue<bool>,
    /// Goes up whenever somebody comes or goes.
    epoch: StoredValue<u32>,
    /// Goes up with each question of who somebody is, and with each end: the answer to an earlier one counts no more.
    asked: StoredValue<u32>,
    /// Whether somebody is just signing in.
    is_asking: StoredValue<bool>,
    /// What kind of server it is, as a number; 0 until that was asked, and [`UNTOLD`] while no try has been answered. A
    /// signal of another type is half a kilobyte of the list's piece.
    server: RwSignal<u32>,
    /// Whether that is being asked.
    is_asking_server: StoredValue<bool>,
    welcome: StoredValue<Option<Welcome>>,
}

/// What is done with the login name of whoever comes, before anything is shown to them.
type Welcome = SendWrapper<Box<dyn Fn(&str)>>;

impl Session {
    /// A session that nothing is known of.
    pub fn new() -> Self {
        Self(Box::leak(Box::new(Fields {
            state: RwSignal::new(State::Starting),
            credential: StoredValue::new(None),
            endpoint: StoredValue::new(String::new()),
            organization: StoredValue::new(String::new()),
            has_cookie: StoredValue::new(false),
            awaits_cookie: StoredValue::new(false),
            epoch: StoredValue::new(0),
            asked: StoredValue::new(0),
            is_asking: StoredValue::new(false),
            server: RwSignal::new(0),
            is_asking_server: StoredValue::new(false),
            welcome: StoredValue::new(None),
        })))
    }

    /// From now on this is done with the login name of whoever signs in, before any page is shown to them.
    pub fn welcome_with(self, welcome: impl Fn(&str) + 'static) {
        self.welcome.set_value(Some(SendWrapper::new(Box::new(welcome))));
    }

    /// Where it stands; reactive.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Who is signed in; reactive.
    pub fn who(self) -> Option<Who> {
        self.state.with(|state| match state {
            State::In(who) => Some(who.clone()),
            _ => None,
        })
    }

    /// Who is signed in at this moment.
    pub fn who_untracked(self) -> Option<Who> {
        leptos::prelude::untrack(|| self.who())
    }

    /// Whose turn it is. What began in one goes no further in another: it would be done in somebody else's name.
    pub fn epoch(self) -> u32 {
        self.epoch.get_value()
    }

    /// Whether somebody is just signing in.
    pub fn is_asking(self) -> bool {
        self.is_asking.get_value()
    }

    /// A client that speaks as whoever is signed in.
    pub fn client(self) -> Client {
        self.client_with(self.credential.get_value())
    }

    /// A client that speaks as whoever has this, to the same API.
    pub fn client_with(self, credential: Option<Secret>) -> Client {
        let organization = self.organization.get_value();
        Client { organization, ..Client::new(self.endpoint(), credential) }
    }

    /// What kind of server it is: until that is known, one like BentoCloud; reactive.
    pub fn server(self) -> ServerKind {
        unsubscribe_on_cleanup(self.server);
        known_server(self.server.get()).unwrap_or_default()
    }

    /// Whether no question of what kind of server it is has ended yet, by an answer or a failure; reactive. Asks, where
    /// nobody has.
    pub fn awaits_server(self) -> bool {
        unsubscribe_on_cleanup(self.server);
        let is_background = self.server.get() == 0;
        if is_background {
            self.ask_server();
        }
        is_background
    }

    /// Asks what kind of server it is, in the background: without credentials, and only where neither the site nor the
    /// server has said it. Where no answer comes, the server is taken for BentoCloud until the next call of this function
    /// asks again. There is no message.
    pub fn ask_server(self) {
        if self.is_asking_server.get_value() || known_server(self.server.get_untracked()).is_some() {
            return;
        }
        self.is_asking_server.set_value(true);
        // A task of its own: a dialog that is closed must not end it.
        spawn_local(async move {
            let answer = self.client_with(None).send(calls::server_info()).await;
            self.is_asking_server.set_value(false);
            let number = answer.map_or(UNTOLD, number_of);
            // Another failure changes nothing for who follows the signal.
            if self.server.get_untracked() != number {
                self.server.set(number);
            }
        });
    }

    /// What kind of server it is, once that was asked; BentoCloud where no answer came. One function for all who wait: each
    /// of its own would be another copy of the machinery.
    #[inline(never)]
    pub fn known_server(self) -> Pin<Box<dyn Future<Output = ServerKind>>> {
        self.ask_server();
        Box::pin(async move {
            while self.is_asking_server.get_value() {
                pause(50).await;
            }
            known_server(self.server.get_untracked()).unwrap_or_default()
        })
    }

    /// Finds out who is signed in: by a token kept for this tab, else by the browser's cookie.
    pub async fn begin(self, settings: &Settings) {
        self.endpoint.set_value(settings.endpoint.clone());
        self.organization.set_value(settings.organization.clone());
        self.has_cookie.set_value(settings.signed_in == Some(true));
        if let Some(kind) = settings.server {
            self.server.set(number_of(kind));
        }
        let kept = kept_token(&settings.endpoint);
        // A cookie does not travel to another origin, and some servers say that there is none.
        let hopeless = !settings.endpoint.is_empty() || settings.signed_in == Some(false);
        if kept.is_none() && hopeless {
            return self.state.set(State::Out(None));
        }
        let had_token = kept.is_some();
        self.is_asking.set_value(true);
        match self.ask(kept.clone()).await {
            None => {}
            Some(Ok(who)) => self.admit(kept, who),
            Some(Err(error)) if error.is_unauthorized() => self.end(
                had_token.then(|| "The token that was kept for this tab is not valid any more.".to_owned()),
            ),
            Some(Err(error)) => self.doubt(&error),
        }
    }

    /// Signs in with a pasted token. Where somebody signs in otherwise or out meanwhile, that counts.
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
            Some(Err(error)) => return Err(general_failure(&error, Doing::SigningIn)),
        }
        Ok(())
    }

    /// Signs in with a name and a password: the server answers with a cookie, by which it then knows the person. Where
    /// somebody signs in with a token meanwhile, that counts; then, and where somebody signs out, the new session ends too.
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
        // The browser has the cookie from here on, so every sign-out ends its session on the server.
        self.has_cookie.set_value(true);
        // Whoever is signed in by a cookie speaks by this one now, and who is asking may have asked before it came: so it is
        // asked again in all other cases.
        if is_overtaken() && self.is_cookie_unwanted() {
            self.end_on_server().await?;
            return Ok(());
        }
        match self.ask(None).await {
            None if self.is_cookie_unwanted() => {
                self.end_on_server().await?;
            }
            // A later question, by the same cookie, is under way or answered.
            None => {}
            Some(Ok(who)) => {
                self.endpoint.with_value(|endpoint| forget_token(endpoint));
                self.admit_by_cookie(who);
            }
            Some(Err(error)) if error.is_unauthorized() => {
                self.has_cookie.set_value(false);
                return Err(no_cookie());
            }
            Some(Err(error)) => return Err(general_failure(&error, Doing::SigningIn)),
        }
        Ok(())
    }

    /// Whether the browser's cookie signs nobody in here: the person has signed out, or is signed in with a token.
    fn is_cookie_unwanted(self) -> bool {
        let is_settled = self.state_untracked(|state| match state {
            State::Out(_) => true,
            State::In(_) => !self.is_by_cookie(),
            State::Starting | State::Unknown(_) => false,
        });
        is_settled && !self.is_asking()
    }

    /// Looks at where it stands once.
    pub fn state_untracked<T>(self, look: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(look)
    }

    /// The API's origin; empty for the page's own.
    pub fn endpoint(self) -> String {
        self.endpoint.get_value()
    }

    /// Whether somebody is signed in by the browser's cookie.
    pub fn is_by_cookie(self) -> bool {
        self.who_untracked().is_some() && self.credential.with_value(Option::is_none)
    }

    /// Another tab was signed in by the browser's cookie, which is this one's too: it may go on with it, where it waits
    /// for somebody, and may be somebody else's.
    pub async fn resume(self) {
        let is_starting = self.state_untracked(|state| matches!(state, State::Starting)) && self.is_asking();
        if is_starting || self.awaits_cookie.get_value() {
            let organization = self.organization.get_value();
            self.begin(&Settings { signed_in: Some(true), organization, ..Settings::default() }).await;
        } else if self.is_by_cookie() {
            match self.ask(None).await {
                Some(Ok(who)) => self.admit_by_cookie(who),
                None => {}
                Some(Err(error)) if error.is_unauthorized() => self.is_over(),
                Some(Err(error)) => self.doubt(&error),
            }
        }
    }

    /// Ends the session on the server, where there is one: that of the browser's cookie, which is every tab's. Whether
    /// there was. Whose it is is looked at now, not when the future runs.
    pub fn end_on_server(self) -> impl Future<Output = Result<bool, Failure>> + 'static {
        let has_cookie = self.is_by_cookie() || self.has_cookie.get_value();
        // Without the token: a server that is shown one looks at no cookie.
        let client = self.client_with(None);
        async move {
            if has_cookie {
                let told = |error| general_failure(&error, Doing::SigningOut);
                let is_ended = match client.send(calls::sign_out()).await {
                    // Yatai without its own pages hangs up.
                    Err(Error::Network) => false,
                    answer => answer.map_err(told)?,
                };
                if !is_ended {
                    client.send(calls::leave()).await.map_err(told)?;
                    // Its answer tells nothing; whoever is still known is still signed in.
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

    /// Ends the session here: nothing of it is left in this page or in the tab's storage.
    pub fn end(self, why: Option<String>) {
        self.asked.update_value(|asked| *asked += 1);
        self.is_asking.set_value(false);
        self.change(None);
        self.endpoint.with_value(|endpoint| forget_token(endpoint));
        session_storage::forget_activity();
        self.state.set(State::Out(why));
    }

    /// Says something else of why nobody is signed in, where still nobody is.
    pub fn say(self, why: String) {
        if self.state_untracked(|state| matches!(state, State::Out(_))) {
            self.state.set(State::Out(Some(why)));
        }
    }

    /// After a refused request: 401 and 403 can also mean a missing scope or role, so only when
    /// the server refuses to say who is asking is the session over.
    pub async fn after_refusal(self, error: &Error) {
        let epoch = self.epoch();
        if !error.is_unauthorized() || !self.state_untracked(|state| matches!(state, State::In(_))) {
            return;
        }
        if let Err(error) = self.client().send(calls::current_user()).await
            && error.is_unauthorized()
            // Whoever has signed out meanwhile knows why, and whoever came is not concerned.
            && self.epoch() == epoch
        {
            self.is_over();
        }
    }

    /// The server knows nobody any more.
    fn is_over(self) {
        let is_by_cookie = self.is_by_cookie();
        let how = if is_by_cookie { " A sign-in link can be opened in another tab." } else { "" };
        self.end(Some(["Your session has ended. Sign in again to go on where you were.", how].concat()));
        self.awaits_cookie.set_value(is_by_cookie);
    }

    /// Nobody knows who this is.
    fn doubt(self, error: &Error) {
        self.change(None);
        self.state.set(State::Unknown(general_failure(error, Doing::SigningIn)));
    }

    /// From now on it is somebody else's epoch, who speaks by this.
    fn change(self, credential: Option<Secret>) {
        self.epoch.update_value(|epoch| *epoch += 1);
        self.awaits_cookie.set_value(false);
        self.credential.set_value(credential);
    }

    fn admit(self, credential: Option<Secret>, who: Who) {
        self.change(credential);
        self.welcome.with_value(|welcome| {
            if let Some(welcome) = welcome {
                welcome(&who.user.name);
            }
        });
        self.state.set(State::In(who));
    }

    /// Signs in whoever the browser's cookie belongs to. For the same person nothing changes.
    fn admit_by_cookie(self, who: Who) {
        let is_same = |before: Who| before.user.name == who.user.name;
        if !self.is_by_cookie() || !self.who_untracked().is_some_and(is_same) {
            self.admit(None, who);
        }
    }

    /// Who speaks by this; nothing where that was asked again meanwhile, or somebody signed out.
    async fn ask(self, credential: Option<Secret>) -> Option<Result<Who, Error>> {
        self.asked.update_value(|asked| *asked += 1);
        let asked = self.asked.get_value();
        let client = self.client_with(credential);
        let (user, organization) = futures_util::join!(
            client.send(calls::current_user()),
            client.send(calls::current_organization())
        );
        (self.asked.get_value() == asked).then(|| {
            self.is_asking.set_value(false);
            // The organization is an ornament: a token without the scope for it can still sign in.
            Ok(Who { user: user?, organization: organization.ok() })
        })
    }
}

/// The number of a kind that was asked for and not answered.
const UNTOLD: u32 = 4;

fn number_of(kind: ServerKind) -> u32 {
    match kind {
        ServerKind::BentoCloud => 1,
        ServerKind::Yatai => 2,
        ServerKind::Embedded => 3,
    }
}

fn known_server(number: u32) -> Option<ServerKind> {
    [ServerKind::BentoCloud, ServerKind::Yatai, ServerKind::Embedded]
        .into_iter()
        .find(|kind| number_of(*kind) == number)
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

/// The session, from the context of the page.
pub fn use_session() -> Session {
    expect_context::<Session>()
}

/// The tab's own storage; browsers may refuse it.
fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// Where a token for this API is kept: one that was pasted for another is none of its business.
fn storage_key(endpoint: &str) -> String {
    if endpoint.is_empty() { STORAGE_KEY.to_owned() } else { [STORAGE_KEY, " ", endpoint].concat() }
}

fn kept_token(endpoint: &str) -> Option<Secret> {
    storage()?.get_item(&storage_key(endpoint)).ok().flatten().filter(|t| !t.is_empty()).map(Secret::new)
}

/// Whether a token is kept for this API in this tab.
pub fn has_kept_token(endpoint: &str) -> bool {
    kept_token(endpoint).is_some()
}

fn keep_token(endpoint: &str, token: &Secret) {
    if let Some(storage) = storage() {
        // Where the browser refuses, the token lasts until the page is left.
        let _ = storage.set_item(&storage_key(endpoint), token.expose());
    }
}

/// Nobody signs in by the token that was kept for this API.
pub fn forget_token(endpoint: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&storage_key(endpoint));
    }
}
