//! Reading one token.

use crate::format::error_messages::{Failure, Operation, failure};
use crate::session::Session;
use token_api::Token;
use token_client::calls;

/// What the server answers.
pub enum TokenAnswer {
    /// The token, without its value; and whether the answer had the value.
    Found(Box<Token>, bool),
    /// There is no such token, or not for this person.
    NotFound,
    /// The request failed or was refused.
    Failed(Failure),
}

/// Reads the token with this uid. A value in the answer is dropped: it is asked for again when the person wants to see it.
pub async fn read_token(session: Session, uid: &str) -> TokenAnswer {
    match session.client().send(calls::get_token_with_value(uid)).await {
        Ok(Some(token)) => {
            let has_value = token.token.is_some();
            TokenAnswer::Found(Box::new(Token { token: None, ..token }), has_value)
        }
        Ok(None) => TokenAnswer::NotFound,
        Err(error) => {
            session.after_refusal(&error).await;
            TokenAnswer::Failed(failure(&error, Operation::Reading))
        }
    }
}
