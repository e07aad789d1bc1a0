//! The known rows, found by the uids of their tokens. Pure.
//!
//! Why not the map of the standard library: one more instance of it makes the bundle larger than all other code that
//! reads the list.

use crate::query::Row;
use std::sync::Arc;

/// A known row and where it was last seen.
pub struct Known {
    /// The row.
    pub row: Arc<Row>,
    /// The pass in which it was last seen in the list; 0 if it is in no slot.
    pub pass: u32,
    /// The slot that it had there.
    pub slot: usize,
}

/// All known rows, with a hash table of their uids.
#[derive(Default)]
pub struct KnownRows {
    rows: Vec<Known>,
    /// Hash table with linear probing. An entry is the index of a row plus 1, or 0 if it is free. At least half of the
    /// entries are free.
    table: Vec<u32>,
}

impl KnownRows {
    /// The row of this uid.
    pub fn find(&mut self, uid: &str) -> Option<&mut Known> {
        let found = self.find_entry(uid).ok()?;
        self.rows.get_mut(found)
    }

    /// Adds a row whose uid is not known yet.
    pub fn add(&mut self, known: Known) {
        let entry = self.find_entry(&known.row.token.uid);
        self.rows.push(known);
        match entry {
            Err(entry) if self.rows.len() * 2 <= self.table.len() => {
                self.table[entry] = self.rows.len() as u32
            }
            _ => self.rebuild_table(),
        }
    }

    /// Removes the rows that were not seen in this pass.
    pub fn keep(&mut self, pass: u32) {
        let before = self.rows.len();
        self.rows.retain(|known| known.pass == pass);
        if self.rows.len() < before {
            self.rebuild_table();
        }
    }

    /// The index of a uid's row, or the entry of the table where it would be.
    fn find_entry(&self, uid: &str) -> Result<usize, usize> {
        // The length of the table is a power of two.
        let last = self.table.len().wrapping_sub(1);
        let mut entry = hash(uid) & last;
        while let Some(number) = self.table.get(entry).and_then(|number| (*number as usize).checked_sub(1)) {
            if self.rows.get(number).is_some_and(|known| known.row.token.uid == uid) {
                return Ok(number);
            }
            entry = (entry + 1) & last;
        }
        Err(entry)
    }

    fn rebuild_table(&mut self) {
        self.table.clear();
        self.table.resize((self.rows.len() * 4).next_power_of_two().max(64), 0);
        for number in 0..self.rows.len() {
            if let Err(entry) = self.find_entry(&self.rows[number].row.token.uid) {
                self.table[entry] = number as u32 + 1;
            }
        }
    }
}

/// FNV-1a, 32 bits: short, and good enough for a hash table of uids.
fn hash(uid: &str) -> usize {
    uid.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
        as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_finds_what_a_map_of_the_standard_library_finds(
            steps in prop::collection::vec((0u32..400, 1u32..4, 0usize..40), 0..400)
        ) {
            let (mut ours, mut theirs) = (KnownRows::default(), BTreeMap::new());
            for (id, pass, dice) in steps {
                let uid = format!("t{id}");
                prop_assert_eq!(ours.find(&uid).map(|known| known.pass), theirs.get(&uid).copied());
                if dice == 0 {
                    ours.keep(pass);
                    theirs.retain(|_, it| *it == pass);
                } else if let Some(known) = ours.find(&uid) {
                    known.pass = pass;
                    theirs.insert(uid, pass);
                } else {
                    let token = serde_json::from_value(json!({ "uid": uid })).unwrap();
                    ours.add(Known { row: Arc::new(Row::new(token)), pass, slot: 0 });
                    theirs.insert(uid, pass);
                }
            }
            for (uid, pass) in theirs {
                prop_assert_eq!(ours.find(&uid).map(|known| known.pass), Some(pass));
            }
        }
    }
}
