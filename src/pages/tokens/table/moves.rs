//! Which row a key leads to. Pure.

/// The row that this key leads to from this one; `None` where the key means nothing here.
pub fn target(key: &str, from: usize, rows: usize, per_page: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    let page = per_page.max(1);
    let to = match key {
        "ArrowDown" => from.saturating_add(1),
        "ArrowUp" => from.saturating_sub(1),
        "PageDown" => from.saturating_add(page),
        "PageUp" => from.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn keys_move_within_the_table() {
        for (key, from, to) in [
            ("ArrowDown", 3, Some(4)),
            ("ArrowDown", 99, Some(99)),
            ("ArrowUp", 3, Some(2)),
            ("ArrowUp", 0, Some(0)),
            ("PageDown", 3, Some(23)),
            ("PageDown", 90, Some(99)),
            ("PageUp", 30, Some(10)),
            ("PageUp", 3, Some(0)),
            ("Home", 50, Some(0)),
            ("End", 50, Some(99)),
            // The list has become shorter meanwhile.
            ("ArrowUp", 500, Some(99)),
            ("Tab", 3, None),
        ] {
            assert_eq!(target(key, from, 100, 20), to, "{key} from {from}");
        }
        assert_eq!(target("End", 0, 0, 20), None);
    }
}
