//! The header `Idempotency-Key`.

use crate::failure::Failure;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// The key that makes a create repeatable; `None` without the header.
pub struct IdempotencyKey(pub Option<String>);

/// The longest key, in bytes.
const MAX_KEY: usize = 64;

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let mut sent = parts.headers.get_all("idempotency-key").iter();
        let Some(key) = sent.next() else { return Ok(Self(None)) };
        let fits = (1..=MAX_KEY).contains(&key.len()) && key.as_bytes().iter().all(u8::is_ascii_graphic);
        match key.to_str() {
            Ok(key) if fits && sent.next().is_none() => Ok(Self(Some(key.to_owned()))),
            _ => Err(Failure::bad(
                "invalid_idempotency_key",
                format!(
                    "The header Idempotency-Key must hold one key of 1 to {MAX_KEY} visible ASCII characters: letters, digits and signs, without spaces."
                ),
            )),
        }
    }
}
