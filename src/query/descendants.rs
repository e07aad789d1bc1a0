//! The tokens that were made with other tokens, directly or through further ones. Pure.

use crate::query::Row;
use std::sync::Arc;

/// The rows of the tokens that were made with one of these, whose uids are `makers`, directly or through others; makers come
/// before what was made with them. `rows` has the newest first, as the list has.
pub fn descendants(rows: &[Arc<Row>], makers: &[String]) -> Vec<Arc<Row>> {
    let mut found = Vec::new();
    // Sorted, because a list can have thousands of them.
    let mut uids: Vec<&str> = Vec::new();
    for uid in makers {
        insert(&mut uids, uid);
    }
    // A token is made after its maker: from the oldest on, one pass finds all.
    for row in rows.iter().rev() {
        let token = &row.token;
        // Each entry counts: a maker in between may be gone. And the chain of an answer is cut after 32 entries.
        let is_made = token.created_with.iter().any(|maker| uids.binary_search(&maker.uid.as_str()).is_ok());
        if is_made && insert(&mut uids, &token.uid) {
            found.push(row.clone());
        }
    }
    found
}

/// Adds a uid. Returns whether it is new.
fn insert<'a>(uids: &mut Vec<&'a str>, uid: &'a str) -> bool {
    let place = uids.binary_search(&uid);
    if let Err(place) = place {
        uids.insert(place, uid);
    }
    place.is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A token with its makers, nearest first.
    fn row(uid: &str, makers: &[&str]) -> Arc<Row> {
        let chain: Vec<_> = makers.iter().map(|uid| json!({"uid": uid, "name": uid})).collect();
        let token = json!({"uid": uid, "name": uid, "created_with": chain});
        Arc::new(Row::new(serde_json::from_value(token).unwrap()))
    }

    fn found(rows: &[Arc<Row>], makers: &[&str]) -> Vec<String> {
        let makers: Vec<String> = makers.iter().map(|uid| (*uid).to_owned()).collect();
        descendants(rows, &makers).iter().map(|row| row.token.uid.clone()).collect()
    }

    #[test]
    fn all_descendants_are_found_and_makers_come_first() {
        let rows = [
            row("great", &["grand", "child", "root"]),
            row("other", &["stranger"]),
            row("grand", &["child", "root"]),
            row("child", &["root"]),
            row("root", &[]),
        ];
        assert_eq!(found(&rows, &["root"]), ["child", "grand", "great"]);
        assert_eq!(found(&rows, &["grand"]), ["great"]);
        assert_eq!(found(&rows, &["great"]), [""; 0]);
    }

    #[test]
    fn a_maker_in_between_may_be_gone_and_a_long_chain_may_be_cut() {
        let rows = [row("far", &["near"]), row("near", &["gone", "root"]), row("root", &[])];
        assert_eq!(found(&rows, &["root"]), ["near", "far"]);
        assert_eq!(found(&rows, &["gone"]), ["near", "far"]);
    }

    #[test]
    fn a_circle_ends() {
        let rows = [row("a", &["b"]), row("b", &["a"])];
        assert_eq!(found(&rows, &["a"]), ["b"]);
    }
}
