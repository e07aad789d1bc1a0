//! Leptos' effects, derived signals and tasks, with the closure or future in a box.
//!
//! Leptos compiles its constructors again for each closure. With a box there is one copy for each type of value: that
//! makes the panel 5 KB smaller (brotli).

use leptos::prelude::*;
use std::pin::Pin;

/// As `Fn() -> T`, for a closure in a box. The box has one function for each closure; that of `dyn Fn` has three.
pub trait Compute<T>: 'static {
    /// Calls the closure.
    fn compute(&self) -> T;
}

impl<T, F: Fn() -> T + 'static> Compute<T> for F {
    fn compute(&self) -> T {
        self()
    }
}

/// As `FnMut(A)`, for a closure in a box.
pub trait Run<A>: 'static {
    /// Calls the closure.
    fn run(&mut self, argument: A);
}

impl<A, F: FnMut(A) + 'static> Run<A> for F {
    fn run(&mut self, argument: A) {
        self(argument);
    }
}

/// As `Effect::new`, for an effect that needs no value of its last run.
pub fn effect(mut run: impl FnMut() + 'static) {
    boxed_effect(Box::new(move |()| run()));
}

#[allow(clippy::disallowed_methods)] // The only call of Leptos' constructor.
#[inline(never)]
fn boxed_effect(mut effect: Box<dyn Run<()>>) {
    Effect::new(move |_: Option<()>| effect.run(()));
}

/// As `Memo::new`, for a value that does not depend on the one before. The panel's memos are in `signal.rs`.
#[allow(clippy::disallowed_methods, clippy::disallowed_types)] // The only call of Leptos' constructor.
#[inline(never)]
pub fn boxed_memo<T: PartialEq + Send + Sync + 'static>(memo: Box<dyn Compute<T> + Send + Sync>) -> Memo<T> {
    Memo::new(move |_: Option<&T>| memo.compute())
}

/// As `Signal::derive`.
pub fn derive<T: Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    boxed_derive(Box::new(compute))
}

#[allow(clippy::disallowed_methods)] // The only call of Leptos' constructor.
#[inline(never)]
fn boxed_derive<T: Send + Sync + 'static>(signal: Box<dyn Compute<T> + Send + Sync>) -> Signal<T> {
    Signal::derive(move || signal.compute())
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
