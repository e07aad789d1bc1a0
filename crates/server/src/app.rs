//! What every request shares: the database, the clock, the codes that live in memory alone, and
//! the settings.
//!
//! What never lives here: routes, and a way to read the time other than the clock that was passed.

use crate::faults::Faults;
use crate::login_codes::LoginCodes;
use crate::rate_limit::RateLimit;
use crate::store::{Store, StoreError};
use chrono::{DateTime, TimeDelta, Utc};
use std::path::PathBuf;
use std::sync::Arc;
use token_api::Secret;

/// Says what time it is. `main.rs` passes the system's, tests pass one that stands still.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// What the command line decides.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The folder of the built panel, if one is served.
    pub site: Option<PathBuf>,
    /// Origins whose pages may call the API with a token.
    pub origins: Vec<String>,
    /// Whether failures can be ordered.
    pub faults: bool,
    /// Whether to speak as Yatai does.
    pub like_yatai: bool,
    /// The password of the demo's people, with `like_yatai`; without it none is right.
    pub demo_password: Option<Secret>,
    /// After how many minutes the panel signs out whoever does nothing; 0 for never.
    pub idle_sign_out: u32,
    /// For how many days events are kept; 0 for ever.
    pub keep_events: u32,
}

/// What every request shares. Clones are the same one.
#[derive(Clone)]
pub struct App(Arc<Shared>);

struct Shared {
    store: Store,
    clock: Clock,
    codes: LoginCodes,
    rate_limit: RateLimit,
    settings: Settings,
    faults: Option<Faults>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "App({:?}, {:?})", self.0.store, self.0.settings)
    }
}

impl App {
    /// Puts it together.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        let faults = settings.faults.then(Faults::default);
        Self(Arc::new(Shared {
            store,
            clock,
            codes: LoginCodes::default(),
            rate_limit: RateLimit::default(),
            settings,
            faults,
        }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The time, asked for once by each request.
    pub fn now(&self) -> DateTime<Utc> {
        (self.0.clock)()
    }

    pub(crate) fn codes(&self) -> &LoginCodes {
        &self.0.codes
    }

    pub(crate) fn rate_limit(&self) -> &RateLimit {
        &self.0.rate_limit
    }

    /// Forgets the values that nobody came for in time; to be called again and again.
    pub fn forget_ended_codes(&self) {
        self.0.codes.forget_ended(self.now());
    }

    /// Forgets the events that have been kept for long enough.
    pub async fn forget_old_events(&self) -> Result<(), StoreError> {
        let days = TimeDelta::days(self.0.settings.keep_events.into());
        match self.now().checked_sub_signed(days) {
            Some(before) if days > TimeDelta::zero() => self.store().delete_events(before).await,
            _ => Ok(()),
        }
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn faults(&self) -> Option<&Faults> {
        self.0.faults.as_ref()
    }
}
