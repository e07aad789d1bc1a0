//! The state that all requests share: database, clock, login codes, wrong credentials and settings.

use crate::faults::Faults;
use crate::login_codes::LoginCodes;
use crate::max_lifetime::MaxLifetime;
use crate::metrics::Counters;
use crate::proxies::Proxies;
use crate::public_url::PublicUrl;
use crate::session_cookie::SessionCookie;
use crate::store::{Role, Store, StoreError};
use crate::wrong_credentials::WrongCredentials;
use chrono::{DateTime, TimeDelta, Utc};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use token_api::Secret;
use tokio::sync::watch;

/// Returns the current time. `main.rs` passes the system's clock, tests pass a fixed one.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Completes after a time. Tests pass one that does not wait.
pub type Pause = Arc<dyn Fn(Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// The settings from the command line and the environment.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The folder of the built panel; `None` to serve only the API.
    pub site: Option<PathBuf>,
    /// Origins whose pages may call the API with a token.
    pub origins: Vec<String>,
    /// Whether `POST /faults` can order failures.
    pub faults: bool,
    /// Whether to answer as Yatai does.
    pub like_yatai: bool,
    /// The password of all people with `like_yatai`; `None` refuses every password.
    pub demo_password: Option<Secret>,
    /// After how many idle minutes a session ends, and the panel signs a person out; 0 for never.
    pub idle_sign_out: u32,
    /// Whom to tell about a vulnerability; `None` where no file says it.
    pub security_contact: Option<String>,
    /// For how many days events are kept; 0 for no limit.
    pub keep_events: u32,
    /// How long tokens may live; `None` for no limit.
    pub max_lifetime: Option<MaxLifetime>,
    /// The proxies that are believed.
    pub proxies: Proxies,
    /// The role that a person gets whom a proxy names first; `None` refuses unknown people.
    pub auto_join: Option<Role>,
    /// Where people reach this server, if that is known.
    pub public_url: Option<PublicUrl>,
    /// The cookie of sessions.
    pub cookie: SessionCookie,
}

/// The shared state. Clones share it.
#[derive(Clone)]
pub struct App(Arc<Shared>);

struct Shared {
    store: Store,
    clock: Clock,
    started_at: Option<DateTime<Utc>>,
    codes: LoginCodes,
    pause: Pause,
    /// Whether the server ends, so that nothing waits any more.
    is_ending: watch::Sender<bool>,
    wrong_credentials: WrongCredentials,
    /// Values that found no token.
    wrong_lookups: WrongCredentials,
    counters: Counters,
    settings: Settings,
    faults: Option<Faults>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({:?}, {:?})", self.0.store, self.0.settings)
    }
}

impl App {
    /// Creates the state.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        Self::with_pause(store, clock, Arc::new(|time| Box::pin(tokio::time::sleep(time))), settings)
    }

    /// Creates the state with another way to wait.
    pub fn with_pause(store: Store, clock: Clock, pause: Pause, settings: Settings) -> Self {
        let faults = settings.faults.then(Faults::default);
        let started_at = settings.security_contact.is_some().then(|| clock());
        Self(Arc::new(Shared {
            store,
            clock,
            started_at,
            codes: LoginCodes::default(),
            pause,
            is_ending: watch::Sender::new(false),
            wrong_credentials: WrongCredentials::default(),
            wrong_lookups: WrongCredentials::of_lookups(),
            counters: Counters::default(),
            settings,
            faults,
        }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The current time. A request reads it once.
    pub fn now(&self) -> DateTime<Utc> {
        (self.0.clock)()
    }

    /// The origin at which people reach this server, if that is known.
    pub fn public_origin(&self) -> Option<&str> {
        self.0.settings.public_url.as_ref().map(PublicUrl::origin)
    }

    /// After which time without a request a session ends; zero for never.
    pub(crate) fn idle_limit(&self) -> TimeDelta {
        TimeDelta::minutes(self.0.settings.idle_sign_out.into())
    }

    /// When the state was created; `None` without a contact in the settings.
    pub(crate) fn started_at(&self) -> Option<DateTime<Utc>> {
        self.0.started_at
    }

    pub(crate) fn codes(&self) -> &LoginCodes {
        &self.0.codes
    }

    pub(crate) fn wrong_credentials(&self) -> &WrongCredentials {
        &self.0.wrong_credentials
    }

    pub(crate) fn wrong_lookups(&self) -> &WrongCredentials {
        &self.0.wrong_lookups
    }

    pub(crate) fn counters(&self) -> &Counters {
        &self.0.counters
    }

    /// Waits for this time, or until the server ends.
    pub(crate) async fn pause(&self, time: Duration) {
        tokio::select! {
            () = (self.0.pause)(time) => {}
            () = self.ending() => {}
        }
    }

    /// Completes when the server ends.
    pub async fn ending(&self) {
        // The sender lives as long as this state.
        let _ = self.0.is_ending.subscribe().wait_for(|is_ending| *is_ending).await;
    }

    /// Ends all waits of wrong credentials, because the server ends.
    pub fn end_waits(&self) {
        self.0.is_ending.send_replace(true);
    }

    /// Removes login codes that have expired, with their tokens' values. Call it regularly.
    pub fn remove_expired_codes(&self) {
        self.0.codes.remove_expired(self.now());
    }

    /// Ends the sessions that were not used for [`Settings::idle_sign_out`]. Call it regularly.
    pub async fn end_idle_sessions(&self) -> Result<(), StoreError> {
        self.store().end_idle_sessions(self.idle_limit(), self.now()).await
    }

    /// Deletes the events that are older than [`Settings::keep_events`], and returns how many. The days are counted from
    /// `certain`, a time that has certainly been reached, where the clock is ahead of it: a clock that is wrong for a while
    /// must not delete what cannot be brought back.
    pub async fn delete_old_events(&self, certain: DateTime<Utc>) -> Result<usize, StoreError> {
        let days = TimeDelta::days(self.0.settings.keep_events.into());
        match self.now().min(certain).checked_sub_signed(days) {
            Some(before) if days > TimeDelta::zero() => self.store().delete_events(before).await,
            _ => Ok(0),
        }
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn faults(&self) -> Option<&Faults> {
        self.0.faults.as_ref()
    }
}
