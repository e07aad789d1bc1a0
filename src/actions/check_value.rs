//! Checking that a token's value works: the API is asked for the current user, with the value and without the cookie.

use crate::format::error_messages::{Doing, Failure, failure};
use token_api::{Secret, User};
use token_client::{Client, calls};

/// The user that the API knows by this value. `client` names the API; its own credential is not used.
pub async fn check_value(client: &Client, value: Secret) -> Result<User, Failure> {
    let client = Client { credential: Some(value), ..client.clone() };
    client.send(calls::current_user()).await.map_err(|error| failure(&error, Doing::Checking))
}
