//! Waits for some time, or until the browser has handled its pending work.

use crate::browser::visibility::is_visible;
use leptos::prelude::set_timeout;
use std::cell::Cell;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

/// Waits for a number of milliseconds. It returns a boxed future, so that the bundle has its code only once.
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

/// Waits until the browser has handled pending events and drawn the page. On a hidden page it returns at once: there is
/// nothing to draw, and browsers run the timers of a hidden page only once a second.
pub async fn yield_to_browser() {
    if is_visible() {
        pause(0).await;
    }
}
