//! A small ordered set: what a filter or a form holds is a handful of values.
//!
//! Why not the library's tree: for a handful, a sorted list is as quick, and the code for a tree of
//! each type weighs more in the bundle than all of the addresses together.

/// A sorted list without doubles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VecSet<T>(Vec<T>);

impl<T> Default for VecSet<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> VecSet<T> {
    /// Whether it holds the value.
    pub fn contains<Q: ?Sized + PartialEq>(&self, value: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        self.0.iter().any(|v| v.borrow() == value)
    }

    /// Adds a value; says whether it is new.
    pub fn insert(&mut self, value: T) -> bool {
        match self.0.binary_search(&value) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, value);
                true
            }
        }
    }

    /// Takes a value out; says whether it was there.
    pub fn remove(&mut self, value: &T) -> bool {
        match self.0.binary_search(value) {
            Ok(place) => {
                self.0.remove(place);
                true
            }
            Err(_) => false,
        }
    }

    /// Adds a value that is not there, and takes one out that is.
    pub fn toggle(&mut self, value: &T)
    where
        T: Clone,
    {
        if !self.remove(value) {
            self.insert(value.clone());
        }
    }

    /// The values, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for VecSet<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T: Ord> FromIterator<T> for VecSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::default();
        for value in values {
            set.insert(value);
        }
        set
    }
}

impl<T> IntoIterator for VecSet<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a VecSet<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_is_what_the_librarys_set_is(steps in prop::collection::vec((any::<bool>(), 0u8..12), 0..60)) {
            let (mut ours, mut theirs) = (VecSet::default(), BTreeSet::new());
            for (add, value) in steps {
                if add {
                    prop_assert_eq!(ours.insert(value), theirs.insert(value));
                } else {
                    prop_assert_eq!(ours.remove(&value), theirs.remove(&value));
                }
                prop_assert_eq!(ours.contains(&value), theirs.contains(&value));
                prop_assert_eq!(ours.len(), theirs.len());
                prop_assert!(ours.iter().eq(theirs.iter()));
            }
        }
    }
}
