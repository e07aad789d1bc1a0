//! The keys of sign-in links: each works once, and all are gone with the process.
//!
//! What never lives here: the sessions that they lead to.

use crate::secrets::{Hash, new_secret};
use std::sync::{Mutex, PoisonError};
use token_api::Secret;

/// The keys that were not used yet, and whom each signs in.
#[derive(Default)]
pub struct LoginKeys(Mutex<Vec<(Hash, i64)>>);

impl LoginKeys {
    /// A new key for this user.
    pub fn issue(&self, user: i64) -> Secret {
        let key = new_secret();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((Hash::of(key.expose()), user));
        key
    }

    /// Uses a key up; whom it signs in. Looks at every key, so that the time tells nothing.
    pub fn redeem(&self, key: &str) -> Option<i64> {
        let given = Hash::of(key);
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut found = None;
        for (index, (hash, user)) in keys.iter().enumerate() {
            if given.is(hash.bytes()) {
                found = Some((index, *user));
            }
        }
        found.map(|(index, user)| {
            keys.swap_remove(index);
            user
        })
    }

    /// Takes a key back that was used up for nothing.
    pub fn give_back(&self, key: &str, user: i64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((Hash::of(key), user));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_works_once_and_for_its_user() {
        let keys = LoginKeys::default();
        let (ada, bob) = (keys.issue(1), keys.issue(2));
        assert_eq!(keys.redeem("guess"), None);
        assert_eq!(keys.redeem(bob.expose()), Some(2));
        assert_eq!(keys.redeem(bob.expose()), None);
        assert_eq!(keys.redeem(ada.expose()), Some(1));
        keys.give_back(bob.expose(), 2);
        assert_eq!((keys.redeem(bob.expose()), keys.redeem(bob.expose())), (Some(2), None));
    }
}
