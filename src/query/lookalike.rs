//! Finds names that look like the name of another token, such as `ci-prod` written with a Cyrillic letter.

use crate::format::sanitize::skeleton;
use crate::query::Row;
use std::sync::Arc;

/// The hash of a name's skeleton (FNV-1a, 32 bits), and whether the name differs from its skeleton.
pub(super) fn skeleton_hash(name: &str) -> (u32, bool) {
    let (mut number, mut length) = (0x811c_9dc5_u32, 0);
    let mut differs = false;
    let mut characters = name.chars();
    for c in skeleton(name) {
        number = (number ^ u32::from(c)).wrapping_mul(0x0100_0193);
        length += c.len_utf8();
        differs |= characters.next() != Some(c);
    }
    (number, differs || length != name.len())
}

/// The names of a list by their skeletons. It is empty if all names look different.
#[derive(Debug, Default)]
pub struct Lookalikes {
    rows: Arc<Vec<Arc<Row>>>,
    /// Hash table of skeletons with linear probing. An entry has two rows, each as its index plus 1, or 0 for none: the
    /// plainest name with this skeleton, and another name that is as plain. At least half of the entries are free.
    table: Vec<[u32; 2]>,
}

impl Lookalikes {
    /// Builds the table from the rows of a list.
    #[inline(never)]
    pub fn of(rows: Arc<Vec<Arc<Row>>>) -> Self {
        // Names that equal their skeletons look different from each other.
        if !rows.iter().any(|row| row.differs_from_skeleton) {
            return Self::default();
        }
        let table = vec![[0; 2]; (rows.len() * 2).next_power_of_two()];
        let mut all = Self { rows, table };
        let mut is_any = false;
        for number in 1..=all.rows.len() as u32 {
            let Some(row) = all.row(number) else { break };
            let name = &row.token.name;
            if name.is_empty() {
                continue;
            }
            let (entry, first) = all.find(row.skeleton_hash, name);
            let is_same = first.is_none_or(|first| first.token.name == *name);
            // The plainest name is first: ASCII before others, and a name that equals its skeleton before others.
            let rank = |row: &Row| (row.token.name.is_ascii(), !row.differs_from_skeleton);
            let is_plainer = first.is_some_and(|first| rank(row) > rank(first));
            let is_like = first.is_some_and(|first| name.is_ascii() == first.token.name.is_ascii());
            let taken = &mut all.table[entry];
            if taken[0] == 0 || !is_same && is_plainer {
                *taken = [number, if is_like { taken[0] } else { 0 }];
            } else if !is_same && is_like {
                taken[1] = number;
            }
            is_any |= !is_same;
        }
        if is_any { all } else { Self::default() }
    }

    /// Whether no name looks like another.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// Another name of the list that this one looks like. If only one of two names is ASCII, the other one imitates it, and
    /// only the imitation is reported. Otherwise each of them is.
    #[inline(never)]
    pub fn like(&self, name: &str) -> Option<&str> {
        if self.is_empty() || name.is_empty() {
            return None;
        }
        let (entry, first) = self.find(skeleton_hash(name).0, name);
        let first = first?;
        if first.token.name != name {
            return Some(&first.token.name);
        }
        Some(&self.row(self.table[entry][1])?.token.name)
    }

    fn row(&self, number: u32) -> Option<&Row> {
        self.rows.get((number as usize).checked_sub(1)?).map(|row| &**row)
    }

    /// The entry of a skeleton with this hash, and its first row.
    fn find(&self, hash: u32, name: &str) -> (usize, Option<&Row>) {
        // The length of the table is a power of two.
        let last = self.table.len() - 1;
        let mut entry = hash as usize & last;
        loop {
            let first = self.row(self.table[entry][0]);
            let is_it = |first: &Row| {
                first.skeleton_hash == hash
                    && (first.token.name == name || skeleton(&first.token.name).eq(skeleton(name)))
            };
            if first.is_none_or(is_it) {
                return (entry, first);
            }
            entry = (entry + 1) & last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rows(names: &[&str]) -> Vec<Arc<Row>> {
        let row = |(at, name)| {
            let token = json!({ "uid": format!("u{at}"), "name": name });
            Arc::new(Row::new(serde_json::from_value(token).unwrap()))
        };
        names.iter().enumerate().map(row).collect()
    }

    fn like<'a>(names: &[&'a str]) -> Vec<(&'a str, Option<String>)> {
        let found = Lookalikes::of(Arc::new(rows(names)));
        names.iter().map(|name| (*name, found.like(name).map(str::to_owned))).collect()
    }

    #[test]
    fn an_imitation_is_reported_and_the_imitated_name_is_not() {
        for names in [["ci-prod", "сi-prod"], ["ci-prod", "ci-prod\u{200b}"], ["ci-prod", "ｃi-prod"]] {
            for names in [names, [names[1], names[0]]] {
                let fake = if names[0].is_ascii() { names[1] } else { names[0] };
                for (name, other) in like(&names) {
                    assert_eq!(other.as_deref(), (name == fake).then_some("ci-prod"), "{names:?}");
                }
            }
        }
    }

    #[test]
    fn of_two_equally_plain_names_each_is_reported() {
        for names in [["pr0d", "prod"], ["v1", "vl"], ["сi", "ｃi"], ["a b", "ab"]] {
            let found = like(&names);
            assert_eq!(found[0].1.as_deref(), Some(names[1]), "{names:?}");
            assert_eq!(found[1].1.as_deref(), Some(names[0]), "{names:?}");
        }
    }

    #[test]
    fn the_first_of_several_may_be_an_imitation() {
        let found = like(&["сi", "ci", "cі", "other-1", "ci"]);
        let others: Vec<Option<&str>> = found.iter().map(|(_, other)| other.as_deref()).collect();
        assert_eq!(others, [Some("ci"), None, Some("ci"), None, None]);
        let found = like(&["pгod", "pr0d", "prod"]);
        let others: Vec<Option<&str>> = found.iter().map(|(_, other)| other.as_deref()).collect();
        assert_eq!(others, [Some("prod"), Some("prod"), Some("pr0d")]);
    }

    #[test]
    fn different_names_and_the_same_name_twice_are_not_reported() {
        let names: Vec<String> = (0..3000).map(|n| format!("token-{n:x}-1")).collect();
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.extend(["twice-0", "twice-0", "", "\u{200b}"]);
        assert!(Lookalikes::of(Arc::new(rows(&names))).is_empty());
        // Invisible names look like each other. A name that is not in the list can look like one that is.
        names.push("\u{200c}");
        let found = Lookalikes::of(Arc::new(rows(&names)));
        assert_eq!(
            names.iter().filter(|name| found.like(name).is_some()).collect::<Vec<_>>(),
            [&"\u{200b}", &"\u{200c}"]
        );
        assert_eq!(found.like("token-а-1"), Some("token-a-1"));
        assert!(Lookalikes::of(Arc::default()).is_empty());
    }

    #[test]
    fn a_plain_name_equals_its_skeleton() {
        for (name, differs) in [
            ("ci-prod", false),
            ("", false),
            ("ci-prod-1", true),
            ("ci prod", true),
            ("é", false),
            ("сi", true),
            ("a\u{301}", true),
        ] {
            assert_eq!(skeleton_hash(name).1, differs, "{name}");
        }
    }
}
