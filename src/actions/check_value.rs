//! Checks that a token's value works: the API is asked for the current user, with the value and without the cookie.

use crate::format::error_messages::{Failure, Operation, failure};
use token_api::{Secret, User};
use token_client::Client;

/// The API that a value is for.
#[derive(Clone)]
pub struct ValueApi(Client);

impl ValueApi {
    /// This client's API. Its credential is not used.
    pub fn new(client: Client) -> Self {
        Self(client)
    }

    /// The origin of the API; empty for the page's own.
    pub fn endpoint(&self) -> &str {
        &self.0.endpoint
    }

    /// Asks the API for the user of this value.
    pub async fn user_of(&self, value: Secret) -> Result<User, Failure> {
        self.0.whose_token(&value).await.map_err(|error| failure(&error, Operation::Checking))
    }
}
