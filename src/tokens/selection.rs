//! The selected tokens, by uid. Pure.

use crate::query::sort_by;

/// A sorted list of uids without duplicates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<String>);

impl Selection {
    /// Whether this token is selected.
    pub fn contains(&self, uid: &str) -> bool {
        self.place(uid).is_ok()
    }

    /// Whether no token is selected.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Selects these tokens (`on`), or deselects them. Takes many at once, because each single insertion moves the rest of
    /// the list.
    pub fn set(&mut self, uids: &[&str], on: bool) {
        if let ([uid], place) = (uids, uids.first().map(|uid| self.place(uid))) {
            match (place, on) {
                (Some(Err(place)), true) => self.0.insert(place, (*uid).to_owned()),
                (Some(Ok(place)), false) => drop(self.0.remove(place)),
                _ => {}
            }
        } else if on {
            let new = uids.iter().filter(|uid| !self.contains(uid)).map(|uid| (*uid).to_owned());
            let mut all: Vec<String> = new.collect();
            all.append(&mut self.0);
            *self = Self::from(all);
        } else {
            let gone = Self::from(uids.iter().map(|uid| (*uid).to_owned()).collect::<Vec<_>>());
            self.0.retain(|uid| !gone.contains(uid));
        }
    }

    fn place(&self, uid: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|it| it.as_str().cmp(uid))
    }
}

impl From<Vec<String>> for Selection {
    fn from(mut uids: Vec<String>) -> Self {
        // With `query::sort_by`, because each other use of the library's sort adds a copy of it to the bundle.
        let mut order: Vec<u32> = (0..uids.len() as u32).collect();
        sort_by(&mut order, &|a, b| uids.get(a as usize).cmp(&uids.get(b as usize)));
        let taken = order.iter().filter_map(|index| uids.get_mut(*index as usize).map(std::mem::take));
        let mut sorted: Vec<String> = taken.collect();
        sorted.dedup();
        Self(sorted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_behaves_as_a_set_of_the_standard_library(steps in prop::collection::vec((any::<bool>(), prop::collection::vec("[a-c]{1,2}", 0..5)), 0..20)) {
            let (mut ours, mut theirs) = (Selection::default(), BTreeSet::new());
            for (on, uids) in steps {
                ours.set(&uids.iter().map(String::as_str).collect::<Vec<_>>(), on);
                for uid in uids {
                    if on { theirs.insert(uid); } else { theirs.remove(&uid); }
                }
                prop_assert!(ours.0.iter().eq(theirs.iter()));
                prop_assert_eq!(ours.is_empty(), theirs.is_empty());
                for uid in ["a", "b", "ab", "cc", ""] {
                    prop_assert_eq!(ours.contains(uid), theirs.contains(uid));
                }
            }
        }
    }
}
