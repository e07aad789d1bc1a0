//! Who is signed in. `session/` has how a session begins and ends, the guard for its requests, and what a role permits.
//!
//! A pasted token is held here in memory, and in the tab's session storage if the person asked for that. It is never in an
//! address, in a context of views, or in storage that outlives the tab.

mod end;
pub mod kept_token;
pub mod own_token;
pub mod request_scope;
pub mod rights;
mod server_kind;
mod sign_in;

use crate::browser::clock;
use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::format::error_messages::Failure;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use token_api::{Organization, Secret, User};
use token_client::{Client, Clock, first_requests};

/// Who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    /// The person.
    pub user: User,
    /// Their organization, where the server tells.
    pub organization: Option<Organization>,
}

/// Whether somebody is signed in.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// It is not known yet.
    Starting,
    /// Nobody is signed in; with the reason why the last session ended, if there is one to show.
    Out(Option<String>),
    /// The server could not be asked whether somebody is signed in.
    Unknown(Failure),
    /// This person is signed in.
    In(Who),
}

/// The session. A handle of one pointer: the token in it is not copied.
#[derive(Clone, Copy)]
pub struct Session(&'static Fields);

impl std::ops::Deref for Session {
    type Target = Fields;

    fn deref(&self) -> &Fields {
        self.0
    }
}

/// The fields of the session.
pub struct Fields {
    state: RwSignal<State>,
    credential: StoredValue<Option<Secret>>,
    endpoint: StoredValue<String>,
    /// The organization's name, if the site sets it.
    organization: StoredValue<String>,
    /// Whether the browser has a session cookie: the site's settings say so, or a sign-in with a password has set one.
    has_cookie: StoredValue<bool>,
    /// Whether a cookie session has ended here, so that a new one of another tab can be used.
    awaits_cookie: StoredValue<bool>,
    /// Grows with each sign-in and sign-out.
    epoch: StoredValue<u32>,
    /// Counts the requests for the current user, and the sign-outs: the answer to an earlier request is ignored.
    asked: StoredValue<u32>,
    /// Whether a sign-in is under way.
    is_asking: StoredValue<bool>,
    /// The kind of the server as a number; 0 until it was asked for. A number, because a signal of one more type adds half a
    /// kilobyte to the list's piece.
    server: RwSignal<u32>,
    /// Whether the kind of the server is being asked for.
    is_asking_server: StoredValue<bool>,
    welcome: StoredValue<Option<Welcome>>,
}

/// Called with the login name of a person who signs in, before a page is shown to them.
type Welcome = SendWrapper<Box<dyn Fn(&str)>>;

impl Session {
    /// A session of which nothing is known yet.
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

    /// Sets the function that is called with the login name of each person who signs in, before a page is shown to
    /// them.
    pub fn welcome_with(self, welcome: impl Fn(&str) + 'static) {
        self.welcome.set_value(Some(SendWrapper::new(Box::new(welcome))));
    }

    /// Whether somebody is signed in; reactive.
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

    /// The number of the sign-in. [`request_scope::RequestScope`] compares it.
    pub fn epoch(self) -> u32 {
        self.epoch.get_value()
    }

    /// Whether a sign-in is under way.
    pub fn is_asking(self) -> bool {
        self.is_asking.get_value()
    }

    /// A client with the credential of the person who is signed in, and for nobody else.
    pub fn client(self) -> Client {
        let person = self.who_untracked().map(|who| who.user.name).unwrap_or_default();
        Client { person, ..self.client_with(self.credential.get_value()) }
    }

    /// A client with this credential, for the same API.
    pub fn client_with(self, credential: Option<Secret>) -> Client {
        let organization = self.organization.get_value();
        let clock = Some(Clock { read: clock::millis, compare: clock::compare });
        Client { organization, clock, ..Client::new(self.endpoint(), credential) }
    }

    /// Reads the state without tracking it.
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

    /// Whether this person is signed in by the browser's cookie, and no other sign-in is under way.
    pub fn is_by_cookie_of(self, name: &str) -> bool {
        let is_same = self.who_untracked().is_some_and(|who| who.user.name == name);
        is_same && !name.is_empty() && self.is_by_cookie() && !self.is_asking()
    }

    /// Begins a new epoch: from now on requests are sent with this credential.
    fn change(self, credential: Option<Secret>) {
        self.epoch.update_value(|epoch| *epoch += 1);
        // The answers that nobody has taken belong to the person of the first sign-in.
        if self.epoch() > 1 {
            first_requests::forget();
        }
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
