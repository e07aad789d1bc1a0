//! Deletes one token and makes sure that it is gone.

use crate::format::error_messages::{Failure, Operation, failure, token_still_there};
use token_client::{Client, Error, calls};

pub use token_client::calls::Deletion;

/// Deletes a token. After a lost or an empty answer it requests the token to see whether it still exists. The error
/// holds the client's error too, unless the server says that it deleted a token that is still there.
pub async fn delete_and_verify(client: &Client, uid: &str) -> Result<Deletion, (Failure, Option<Error>)> {
    let told = |error: Error| (failure(&error, Operation::Deleting), Some(error));
    match client.send(calls::delete_token(uid)).await {
        Ok(Deletion::Unconfirmed) => {}
        Ok(deletion) => return Ok(deletion),
        Err(error) if error.is_unsure() => {
            // No answer came, but the token may be deleted.
            return match client.send(calls::get_token(uid)).await {
                Ok(None) => Ok(Deletion::Done),
                _ => Err(told(error)),
            };
        }
        Err(error) => return Err(told(error)),
    }
    match client.send(calls::get_token(uid)).await.map_err(told)? {
        None => Ok(Deletion::Done),
        Some(_) => Err((token_still_there(), None)),
    }
}
