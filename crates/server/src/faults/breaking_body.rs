//! A body that ends in an error, so that the server closes the connection.

use axum::body::{Bytes, HttpBody};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::Sleep;

/// How long the head and the bytes of a cut answer get to reach the network: an error drops whatever is still buffered.
const FLUSH_TIME: Duration = Duration::from_millis(100);

/// A body that fails after some bytes.
pub struct BreakingBody {
    bytes: Bytes,
    wait: Option<Pin<Box<Sleep>>>,
}

impl BreakingBody {
    /// Fails at once: not even the head of the answer is sent.
    pub fn at_once() -> Self {
        Self { bytes: Bytes::new(), wait: None }
    }

    /// Fails after the head and these bytes were sent.
    pub fn after(bytes: Bytes) -> Self {
        Self { bytes, wait: Some(Box::pin(tokio::time::sleep(FLUSH_TIME))) }
    }
}

impl HttpBody for BreakingBody {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            return Poll::Ready(Some(Ok(http_body::Frame::data(bytes))));
        }
        if let Some(wait) = &mut self.wait {
            std::task::ready!(wait.as_mut().poll(context));
        }
        Poll::Ready(Some(Err(std::io::Error::other("a fault that was ordered"))))
    }
}
