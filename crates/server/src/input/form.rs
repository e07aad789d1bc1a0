//! The body of a request that a form sends.

use super::body::bytes_of;
use crate::failure::Failure;
use axum::extract::{FromRequest, Query, Request};
use axum::http::{StatusCode, Uri, header};
use std::time::Duration;

/// The limits of a form, which is read without a credential: clients that send it slowly must not take all connections.
const MAX_FORM: usize = 4 * 1024;
const MAX_FORM_TIME: Duration = Duration::from_secs(5);

/// The fields of a form, in their order.
pub struct Form(Vec<(String, String)>);

impl Form {
    /// The first value of this name; empty where there is none.
    pub fn value(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        const KIND: &str = "application/x-www-form-urlencoded";
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = kind.and_then(|kind| kind.split(';').next()).is_some_and(|kind| kind.trim() == KIND);
        if !is_form {
            let sentence = "The body must be sent as application/x-www-form-urlencoded.";
            return Err(Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "form_required", sentence));
        }
        let bytes = bytes_of(request, state, (MAX_FORM, MAX_FORM_TIME)).await?;
        let unreadable =
            || Failure::bad("invalid_body", "The body cannot be read: it is not form-urlencoded.");
        // A form has the syntax of a query. What follows a "#" would be left out.
        let text =
            std::str::from_utf8(&bytes).ok().filter(|text| !text.contains('#')).ok_or_else(unreadable)?;
        let uri: Uri = format!("/?{text}").parse().map_err(|_| unreadable())?;
        let pairs = Query::try_from_uri(&uri).map_err(|_| unreadable())?;
        Ok(Self(pairs.0))
    }
}
