//! Letting time pass: for a while, or for just as long as the browser needs to draw and to hear the person.

use crate::browser::clock;
use leptos::prelude::set_timeout;
use std::cell::Cell;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

/// Waits so many milliseconds. One function for all: each of its own would be another copy of the machinery.
#[inline(never)]
pub fn pause(millis: u32) -> Pin<Box<dyn Future<Output = ()>>> {
    let (is_over, waiting) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(None::<Waker>)));
    let (over, wake) = (is_over.clone(), waiting.clone());
    let end = move || {
        over.set(true);
        if let Some(waker) = wake.take() {
            waker.wake();
        }
    };
    set_timeout(end, Duration::from_millis(millis.into()));
    Box::pin(poll_fn(move |context| {
        if is_over.get() {
            return Poll::Ready(());
        }
        waiting.set(Some(context.waker().clone()));
        Poll::Pending
    }))
}

/// Goes on when the browser has done what is waiting. Where nobody looks there is nothing to wait for, and timers come
/// once a second.
pub async fn yield_to_browser() {
    if clock::is_seen() {
        pause(0).await;
    }
}
