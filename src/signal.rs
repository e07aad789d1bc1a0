//! State that views follow, and values derived from it: Leptos' signals with their types erased.
//!
//! Why not `RwSignal<T>` and `Memo<T>` themselves: each type that they hold makes a copy of their
//! machinery, which cost the bundle several kilobytes. Here there is one copy of each, and a thin
//! typed skin. What never lives here: any meaning of what is held.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

type Shared = SendWrapper<Rc<dyn Any>>;

/// A value that views follow. Copied freely; it lives as long as the owner that it was made under.
pub struct Var<T> {
    inner: RwSignal<Shared>,
    held: PhantomData<fn() -> T>,
}

impl<T> Clone for Var<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Var<T> {}

// Each of these is one function for all types.

#[inline(never)]
fn hold(value: Rc<dyn Any>) -> RwSignal<Shared> {
    RwSignal::new(SendWrapper::new(value))
}

#[inline(never)]
fn look(signal: RwSignal<Shared>) -> Option<Rc<dyn Any>> {
    signal.try_get().map(SendWrapper::take)
}

#[inline(never)]
fn look_untracked(signal: RwSignal<Shared>) -> Option<Rc<dyn Any>> {
    signal.try_get_untracked().map(SendWrapper::take)
}

#[inline(never)]
fn tell(signal: RwSignal<Shared>) {
    signal.notify();
}

#[inline(never)]
fn gone() -> ! {
    unreachable!("a state is used after its owner has gone: use the `try_` form in what may outlive it")
}

impl<T: 'static> Var<T> {
    /// Holds this value.
    pub fn new(value: T) -> Self {
        Self { inner: hold(Rc::new(RefCell::new(value))), held: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub fn with<U>(self, see: impl FnOnce(&T) -> U) -> U {
        match look(self.inner) {
            Some(cell) => see(&typed(&cell).borrow()),
            None => gone(),
        }
    }

    /// Looks at the value once.
    pub fn with_untracked<U>(self, see: impl FnOnce(&T) -> U) -> U {
        self.try_with_untracked(see).unwrap_or_else(|| gone())
    }

    /// Looks at the value once, where it is still there.
    pub fn try_with_untracked<U>(self, see: impl FnOnce(&T) -> U) -> Option<U> {
        look_untracked(self.inner).map(|cell| see(&typed(&cell).borrow()))
    }

    /// Changes the value, and tells who follows it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        if !self.try_update(change) {
            gone();
        }
    }

    /// Changes the value where it is still there, and says whether it was.
    pub fn try_update(self, change: impl FnOnce(&mut T)) -> bool {
        let Some(cell) = look_untracked(self.inner) else { return false };
        change(&mut typed(&cell).borrow_mut());
        tell(self.inner);
        true
    }

    /// Puts another value in its place.
    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }

    /// Puts another value in its place, where that is still there.
    pub fn try_set(self, value: T) {
        self.try_update(|old| *old = value);
    }
}

impl<T: Clone + 'static> Var<T> {
    /// The value; who asks follows it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

fn typed<T: 'static>(cell: &Rc<dyn Any>) -> &RefCell<T> {
    // `Var::new` is the only way to make one.
    cell.downcast_ref().unwrap_or_else(|| unreachable!("a state holds its own type"))
}

/// A value that follows from others. Those who follow it are told only when it is another one.
pub struct Derived<T> {
    inner: Memo<Computed>,
    held: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

struct Computed {
    value: Shared,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

#[inline(never)]
fn derive(compute: Box<dyn Fn() -> Computed>) -> Memo<Computed> {
    let compute = SendWrapper::new(compute);
    Memo::new_with_compare(
        move |_| compute(),
        |old, new| match (old, new) {
            (Some(old), Some(new)) => !(new.is_same)(&**old.value, &**new.value),
            _ => true,
        },
    )
}

#[inline(never)]
fn computed(memo: Memo<Computed>) -> Rc<dyn Any> {
    memo.with(|computed| (*computed.value).clone())
}

#[inline(never)]
fn computed_untracked(memo: Memo<Computed>) -> Rc<dyn Any> {
    memo.with_untracked(|computed| (*computed.value).clone())
}

impl<T: PartialEq + 'static> Derived<T> {
    /// What `compute` gives, anew whenever something changes that it looked at.
    pub fn new(compute: impl Fn() -> T + 'static) -> Self {
        let is_same = |a: &dyn Any, b: &dyn Any| match (a.downcast_ref::<T>(), b.downcast_ref::<T>()) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        };
        let compute =
            move || Computed { value: SendWrapper::new(Rc::new(compute()) as Rc<dyn Any>), is_same };
        Self { inner: derive(Box::new(compute)), held: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub fn with<U>(self, see: impl FnOnce(&T) -> U) -> U {
        see(derived(&computed(self.inner)))
    }

    /// Looks at the value once.
    pub fn with_untracked<U>(self, see: impl FnOnce(&T) -> U) -> U {
        see(derived(&computed_untracked(self.inner)))
    }
}

impl<T: PartialEq + Clone + 'static> Derived<T> {
    /// The value; who asks follows it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

fn derived<T: 'static>(value: &Rc<dyn Any>) -> &T {
    // `Derived::new` is the only way to make one.
    value.downcast_ref().unwrap_or_else(|| unreachable!("a derived value has its own type"))
}
