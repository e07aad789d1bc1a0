//! Leptos' effects, derived signals and tasks, with the closure or future in a box.
//!
//! Leptos compiles its constructors again for each closure. With a box there is one copy for each type of value: that
//! makes the panel 5 KB smaller (brotli).

use leptos::prelude::*;
use std::pin::Pin;

/// As `Effect::new`, for an effect that needs no value of its last run.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

#[allow(clippy::disallowed_methods)] // The only call of Leptos' constructor.
#[inline(never)]
fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// As `Memo::new`, for a value that does not depend on the one before. The panel's memos are in `signal.rs`.
#[allow(clippy::disallowed_methods, clippy::disallowed_types)] // The only call of Leptos' constructor.
#[inline(never)]
pub fn boxed_memo<T: PartialEq + Send + Sync + 'static>(
    compute: Box<dyn Fn() -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_: Option<&T>| compute())
}

/// As `Signal::derive`.
pub fn derive<T: Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    boxed_derive(Box::new(compute))
}

#[allow(clippy::disallowed_methods)] // The only call of Leptos' constructor.
#[inline(never)]
fn boxed_derive<T: Send + Sync + 'static>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(compute)
}

/// As `leptos::task::spawn_local`.
pub fn spawn_local(future: impl Future<Output = ()> + 'static) {
    boxed_spawn(Box::pin(future));
}

#[allow(clippy::disallowed_methods)] // The only call of Leptos' constructor.
#[inline(never)]
fn boxed_spawn(future: Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local(future);
}
