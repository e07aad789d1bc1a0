//! Names that look like another token's name and are not: what a person would take for `ci-prod` in a list that has
//! `ci-prod` too.

use crate::format::sanitize::looks;
use crate::query::Row;
use std::sync::Arc;

/// A name's look as a number (Fowler, Noll and Vo's), and whether the name itself is anything else than its look.
pub(super) fn look(name: &str) -> (u32, bool) {
    let (mut number, mut length) = (0x811c_9dc5_u32, 0);
    let mut is_other = false;
    let mut signs = name.chars();
    for sign in looks(name) {
        number = (number ^ u32::from(sign)).wrapping_mul(0x0100_0193);
        length += sign.len_utf8();
        is_other |= signs.next() != Some(sign);
    }
    (number, is_other || length != name.len())
}

/// The names of a list by their looks, where any name looks like another.
#[derive(Debug, Default)]
pub struct Lookalikes {
    rows: Arc<Vec<Arc<Row>>>,
    /// Where to look for a name by its look, and from there on: the number and one of a row that stands for the look, and
    /// of another of the same kind; 0 for none. At most half of it is taken.
    table: Vec<[u32; 2]>,
}

impl Lookalikes {
    /// Looks at each row once.
    #[inline(never)]
    pub fn of(rows: Arc<Vec<Arc<Row>>>) -> Self {
        // Names that are what they look like can be imitated only.
        if !rows.iter().any(|row| row.is_odd) {
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
            let (place, first) = all.find(row.look, name);
            let is_same = first.is_none_or(|first| first.token.name == *name);
            // What is plain stands for its look: best what is nothing else.
            let rank = |row: &Row| (row.token.name.is_ascii(), !row.is_odd);
            let is_plainer = first.is_some_and(|first| rank(row) > rank(first));
            let is_like = first.is_some_and(|first| name.is_ascii() == first.token.name.is_ascii());
            let taken = &mut all.table[place];
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

    /// A name that this one looks like. Of two names of which one is plain ASCII, the other is the one that imitates; of
    /// two of a kind nobody can tell, so that each looks like the other.
    #[inline(never)]
    pub fn like(&self, name: &str) -> Option<&str> {
        if self.is_empty() || name.is_empty() {
            return None;
        }
        let (place, first) = self.find(look(name).0, name);
        let first = first?;
        if first.token.name != name {
            return Some(&first.token.name);
        }
        Some(&self.row(self.table[place][1])?.token.name)
    }

    fn row(&self, number: u32) -> Option<&Row> {
        self.rows.get((number as usize).checked_sub(1)?).map(|row| &**row)
    }

    /// The place of a look, and what stands there for it.
    fn find(&self, look: u32, name: &str) -> (usize, Option<&Row>) {
        // Its length is a power of two.
        let last = self.table.len() - 1;
        let mut place = look as usize & last;
        loop {
            let first = self.row(self.table[place][0]);
            let is_it = |first: &Row| {
                first.look == look && (first.token.name == name || looks(&first.token.name).eq(looks(name)))
            };
            if first.is_none_or(is_it) {
                return (place, first);
            }
            place = (place + 1) & last;
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
    fn what_imitates_is_told_and_what_is_imitated_is_not() {
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
    fn of_two_of_a_kind_each_is_told() {
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
    fn different_names_and_the_same_name_twice_are_nothing_to_tell() {
        let names: Vec<String> = (0..3000).map(|n| format!("token-{n:x}-1")).collect();
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.extend(["twice-0", "twice-0", "", "\u{200b}"]);
        assert!(Lookalikes::of(Arc::new(rows(&names))).is_empty());
        // Of what cannot be seen at all, each looks like the other; and what is not in the list like one that is.
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
    fn a_plain_name_is_what_it_looks_like() {
        for (name, is_odd) in [
            ("ci-prod", false),
            ("", false),
            ("ci-prod-1", true),
            ("ci prod", true),
            ("é", false),
            ("сi", true),
            ("a\u{301}", true),
        ] {
            assert_eq!(look(name).1, is_odd, "{name}");
        }
    }
}
