//! Reading and ending the sessions of the person who is signed in.

use crate::format::error_messages::{Failure, Operation, failure, no_other_session};
use crate::session::request_scope::RequestScope;
use token_client::{Call, Error, calls};

/// The sessions, newest first.
pub async fn read_sessions(scope: &RequestScope) -> Result<Vec<token_api::Session>, Failure> {
    send(scope, calls::sessions(), Operation::ListingSessions).await
}

/// Ends one session, or all but the one in use if there is no uid. One that has ended already is no failure. That there is
/// no such address is: then nothing has ended.
pub async fn end_sessions(scope: &RequestScope, uid: Option<&str>) -> Result<(), Failure> {
    let call = uid.map_or_else(calls::end_other_sessions, calls::end_session);
    match scope.client().send(call).await {
        Err(error) if error.status() == Some(404) && uid.is_some() => Ok(()),
        Err(error) if error.status() == Some(404) => Err(no_other_session()),
        Err(error) => Err(told(scope, &error, Operation::EndingSession).await),
        Ok(()) => Ok(()),
    }
}

async fn send<T>(scope: &RequestScope, call: Call<T>, doing: Operation) -> Result<T, Failure> {
    match scope.client().send(call).await {
        Ok(answer) => Ok(answer),
        Err(error) => Err(told(scope, &error, doing).await),
    }
}

/// The failure in words. Where the own session has ended, the page says so.
async fn told(scope: &RequestScope, error: &Error, doing: Operation) -> Failure {
    scope.session().after_refusal(error).await;
    failure(error, doing)
}
