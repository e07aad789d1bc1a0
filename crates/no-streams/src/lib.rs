//! Stands in for `wasm-streams` in the panel's build.
//!
//! Leptos always brings its server functions along, and they the classes of that crate, which JavaScript can call: no
//! linker may drop those, so every bundle carries them, used or not. This panel has no server functions. Here are the
//! four functions that they are compiled against, all of an empty stream, and nothing that a linker has to keep.
//!
//! What never lives here: anything that the panel calls.

use futures_util::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps it.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream, whatever is put in.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        // Without a source there is nothing that could throw.
        Self(web_sys::ReadableStream::new().unwrap_throw())
    }

    /// Unwraps it.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Nothing.
    pub fn into_stream(self) -> Nothing {
        Nothing
    }
}

/// A stream that has ended.
#[derive(Debug)]
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
