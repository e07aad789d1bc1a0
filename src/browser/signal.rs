//! Leptos' signals and memos, with the value in a box.
//!
//! Leptos compiles its functions for signals and memos again for each type of value, which is one to two kilobytes each. With a
//! box there is one copy. The methods are named as Leptos names them, and do the same.

#![allow(clippy::disallowed_types)] // The only use of Leptos' types.

use crate::browser::reactive::{boxed_memo, derive};
use leptos::prelude::{
    Memo as LeptosMemo, Notify, Read, ReadUntracked, RwSignal as LeptosSignal, Set, Signal, Track, Write,
};
use leptos::reactive::graph::{AnySource, ToAnySource};
use leptos::reactive::signal::guards::UntrackedWriteGuard;
use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// A value of any type.
pub type Boxed = Box<dyn Any + Send + Sync>;
type Inner = LeptosSignal<Boxed>;

/// A value that can be set, and whose readers are told.
pub struct RwSignal<T> {
    inner: Inner,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with this value.
    pub fn new(value: T) -> Self {
        Self { inner: signal(Box::new(value)), kind: PhantomData }
    }

    /// The value's copy; reactive.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value's copy; reactive. `None` if the signal is gone.
    pub fn try_get(self) -> Option<T>
    where
        T: Clone,
    {
        try_reader(self.inner).map(|value| typed::<T>(&value).clone())
    }

    /// The value's copy.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// The value's copy; `None` if the signal is gone.
    pub fn try_get_untracked(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with_untracked(T::clone)
    }

    /// What `read` makes of the value; reactive.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&reader(self.inner)))
    }

    /// What `read` makes of the value.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&untracked_reader(self.inner)))
    }

    /// What `read` makes of the value; `None` if the signal is gone.
    pub fn try_with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        try_untracked_reader(self.inner).map(|value| read(typed(&value)))
    }

    /// Sets the value, if the signal is not gone.
    pub fn set(self, value: T) {
        set(self.inner, Box::new(value));
    }

    /// Changes the value, if the signal is not gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value, and returns what `change` does; `None` if the signal is gone.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        Writer::new(self.inner).map(|mut writer| change(typed_mut(writer.boxed_mut())))
    }

    /// Writes to the value. The readers are told when what is returned is dropped.
    #[allow(clippy::expect_used)] // A view writes only to signals that live as long as it does.
    pub fn write(self) -> Writing<T> {
        Writing { writer: Writer::new(self.inner).expect("the signal is there"), kind: PhantomData }
    }

    /// Makes the caller a reader of the signal.
    pub fn track(self) {
        self.inner.track();
    }

    /// The signal as a source of any kind.
    pub fn source(self) -> AnySource {
        self.inner.to_any_source()
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        derive(move || signal.get())
    }
}

/// What [`RwSignal::write`] returns.
pub struct Writing<T> {
    writer: Writer,
    kind: PhantomData<fn() -> T>,
}

impl<T: 'static> Deref for Writing<T> {
    type Target = T;

    fn deref(&self) -> &T {
        typed(self.writer.boxed())
    }
}

impl<T: 'static> DerefMut for Writing<T> {
    fn deref_mut(&mut self) -> &mut T {
        typed_mut(self.writer.boxed_mut())
    }
}

/// Writes to a signal, and tells the readers when it is dropped.
struct Writer {
    signal: Inner,
    /// `None` while it is being dropped.
    guard: Option<UntrackedWriteGuard<Boxed>>,
}

#[allow(clippy::expect_used)] // The guard is there until the writer is dropped.
impl Writer {
    #[inline(never)]
    fn new(signal: Inner) -> Option<Self> {
        Some(Self { signal, guard: Some(signal.try_write_untracked()?) })
    }

    #[inline(never)]
    fn boxed(&self) -> &Boxed {
        self.guard.as_ref().expect("the value can be written")
    }

    #[inline(never)]
    fn boxed_mut(&mut self) -> &mut Boxed {
        self.guard.as_mut().expect("the value can be written")
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // First, because the readers read.
        self.guard = None;
        self.signal.notify();
    }
}

/// A value that is computed from signals. Its readers are told only when it becomes another one.
pub struct Memo<T> {
    inner: LeptosMemo<Compared>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// As `Memo::new`, for a value that does not depend on the one before.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo { inner: boxed_memo(Box::new(move || Compared::new(compute()))), kind: PhantomData }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// The value's copy; reactive.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value's copy.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// What `read` makes of the value; reactive.
    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&memo_reader(self.inner).value))
    }

    /// What `read` makes of the value.
    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&untracked_memo_reader(self.inner).value))
    }

    /// Makes the caller a reader of the memo.
    pub fn track(self) {
        self.inner.track();
    }
}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        derive(move || memo.get())
    }
}

/// A memo's value, and how to compare it.
struct Compared {
    value: Boxed,
    is_same: fn(&Boxed, &Boxed) -> bool,
}

impl Compared {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self { value: Box::new(value), is_same: |one, other| typed::<T>(one) == typed::<T>(other) }
    }
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&self.value, &other.value)
    }
}

/// The value in a box. A signal, memo or stored value of `T` makes its boxes from values of `T` alone.
#[allow(clippy::expect_used)] // See above.
pub fn typed<T: 'static>(boxed: &Boxed) -> &T {
    boxed.downcast_ref().expect("the box has a value of the signal's type")
}

/// As `typed`.
#[allow(clippy::expect_used)] // See `typed`.
pub fn typed_mut<T: 'static>(boxed: &mut Boxed) -> &mut T {
    boxed.downcast_mut().expect("the box has a value of the signal's type")
}

#[inline(never)]
fn signal(value: Boxed) -> Inner {
    Inner::new(value)
}

#[inline(never)]
fn reader(signal: Inner) -> <Inner as ReadUntracked>::Value {
    signal.read()
}

#[inline(never)]
fn try_reader(signal: Inner) -> Option<<Inner as ReadUntracked>::Value> {
    signal.try_read()
}

#[inline(never)]
fn untracked_reader(signal: Inner) -> <Inner as ReadUntracked>::Value {
    signal.read_untracked()
}

#[inline(never)]
fn try_untracked_reader(signal: Inner) -> Option<<Inner as ReadUntracked>::Value> {
    signal.try_read_untracked()
}

#[inline(never)]
fn set(signal: Inner, value: Boxed) {
    signal.set(value);
}

#[inline(never)]
fn memo_reader(memo: LeptosMemo<Compared>) -> <LeptosMemo<Compared> as ReadUntracked>::Value {
    memo.read()
}

#[inline(never)]
fn untracked_memo_reader(memo: LeptosMemo<Compared>) -> <LeptosMemo<Compared> as ReadUntracked>::Value {
    memo.read_untracked()
}
