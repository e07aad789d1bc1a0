//! The one way to wait: check repeatedly, and fail at a deadline with what was waited for.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

const EVERY_MS: u32 = 10;
const DEADLINE_MS: u32 = 10_000;

/// Waits until the condition holds.
pub async fn soon(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..DEADLINE_MS / EVERY_MS {
        if is_so() {
            return;
        }
        pause(EVERY_MS).await;
    }
    panic!("waited {DEADLINE_MS} ms in vain: {what}");
}

/// For futures that are slow on purpose. To wait for a condition, use [`soon`].
pub async fn pause(milliseconds: u32) {
    let timer = Function::new_with_args("ms", "return new Promise(done => setTimeout(done, ms))");
    let promise: Promise = timer.call1(&timer, &milliseconds.into()).unwrap().into();
    JsFuture::from(promise).await.unwrap();
}
