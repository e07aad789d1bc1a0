//! Leptos' stored values, with the value in a box: there is one copy of their functions, as with the signals of `signal.rs`.

#![allow(clippy::disallowed_types)] // The only use of Leptos' type.

use crate::browser::signal::{Boxed, typed, typed_mut};
use leptos::prelude::{ReadValue, StoredValue as LeptosStoredValue, WriteValue};
use leptos::reactive::signal::guards::UntrackedWriteGuard;
use std::marker::PhantomData;

type Inner = LeptosStoredValue<Boxed>;

/// A value that lives as long as its owner, and has no readers that are told of changes.
pub struct StoredValue<T> {
    inner: Inner,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// A stored value.
    pub fn new(value: T) -> Self {
        Self { inner: stored(Box::new(value)), kind: PhantomData }
    }

    /// The value's copy.
    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// What `read` makes of the value.
    pub fn with_value<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&reader(self.inner)))
    }

    /// Sets the value, if it is not gone.
    pub fn set_value(self, value: T) {
        self.update_value(|old| *old = value);
    }

    /// Changes the value, if it is not gone.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Changes the value, and returns what `change` does; `None` if the value is gone.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        writer(self.inner).map(|mut value| change(typed_mut(&mut value)))
    }
}

#[inline(never)]
fn stored(value: Boxed) -> Inner {
    Inner::new(value)
}

#[inline(never)]
fn reader(stored: Inner) -> <Inner as ReadValue>::Value {
    stored.read_value()
}

#[inline(never)]
fn writer(stored: Inner) -> Option<UntrackedWriteGuard<Boxed>> {
    stored.try_write_value()
}
