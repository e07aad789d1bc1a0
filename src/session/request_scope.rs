//! The one guard for "begun by one person, not finished in another's name".
//!
//! An action that can outlive its page creates a scope before it waits, sends with its client, and checks
//! [`RequestScope::is_current`] before it continues. A request that is aborted together with its page needs none.

use crate::session::Session;
use token_client::Client;

/// A request, or several, in the name of the person who was signed in when it began.
#[derive(Clone)]
pub struct RequestScope {
    session: Session,
    epoch: u32,
    client: Client,
}

impl RequestScope {
    /// The scope of the person who is signed in now.
    pub fn new(session: Session) -> Self {
        Self { session, epoch: session.epoch(), client: session.client() }
    }

    /// The same for requests that nobody asked for.
    pub fn in_background(session: Session) -> Self {
        let mut scope = Self::new(session);
        scope.client.is_background = true;
        scope
    }

    /// Whether the same sign-in still lasts. When it has ended, nothing more is sent, and no answer is shown: it would be
    /// in somebody else's name.
    pub fn is_current(&self) -> bool {
        self.session.epoch() == self.epoch
    }

    /// The client with this person's credential.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The session, which may belong to another person by now.
    pub fn session(&self) -> Session {
        self.session
    }
}
