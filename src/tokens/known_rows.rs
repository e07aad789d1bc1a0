//! The rows that are known, found by their tokens' uids. Pure.
//!
//! Why not the library's map: with its hash and its growth for one more type it weighs more in the bundle than the rest
//! of the reading.

use crate::query::Row;
use std::sync::Arc;

/// What is known of a token.
pub struct Known {
    /// Its row.
    pub row: Arc<Row>,
    /// In which pass it was last met; 0 for none that counts.
    pub pass: u32,
    /// At which place that was.
    pub place: usize,
}

/// All that are known.
#[derive(Default)]
pub struct KnownRows {
    rows: Vec<Known>,
    /// Where to look for a uid by its hash, and from there on: a row's number and one, or 0 for the end. At most half of
    /// it is taken.
    table: Vec<u32>,
}

impl KnownRows {
    /// What is known of this uid.
    pub fn find(&mut self, uid: &str) -> Option<&mut Known> {
        let found = self.look(uid).ok()?;
        self.rows.get_mut(found)
    }

    /// Knows one that was not known before.
    pub fn add(&mut self, known: Known) {
        let place = self.look(&known.row.token.uid);
        self.rows.push(known);
        match place {
            Err(place) if self.rows.len() * 2 <= self.table.len() => {
                self.table[place] = self.rows.len() as u32
            }
            _ => self.write_all(),
        }
    }

    /// Forgets those that were not met in this pass.
    pub fn keep(&mut self, pass: u32) {
        let before = self.rows.len();
        self.rows.retain(|known| known.pass == pass);
        if self.rows.len() < before {
            self.write_all();
        }
    }

    /// The number of a uid's row, or the place in the table where it would stand.
    fn look(&self, uid: &str) -> Result<usize, usize> {
        // Its length is a power of two.
        let last = self.table.len().wrapping_sub(1);
        let mut place = hash(uid) & last;
        while let Some(number) = self.table.get(place).and_then(|number| (*number as usize).checked_sub(1)) {
            if self.rows.get(number).is_some_and(|known| known.row.token.uid == uid) {
                return Ok(number);
            }
            place = (place + 1) & last;
        }
        Err(place)
    }

    fn write_all(&mut self) {
        self.table.clear();
        self.table.resize((self.rows.len() * 4).next_power_of_two().max(64), 0);
        for number in 0..self.rows.len() {
            if let Err(place) = self.look(&self.rows[number].row.token.uid) {
                self.table[place] = number as u32 + 1;
            }
        }
    }
}

/// Fowler, Noll and Vo's, which mixes short texts well enough for a table.
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
        fn it_finds_what_the_librarys_map_finds(
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
                    ours.add(Known { row: Arc::new(Row::new(token)), pass, place: 0 });
                    theirs.insert(uid, pass);
                }
            }
            for (uid, pass) in theirs {
                prop_assert_eq!(ours.find(&uid).map(|known| known.pass), Some(pass));
            }
        }
    }
}
