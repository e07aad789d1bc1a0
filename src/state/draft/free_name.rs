//! A name that is not taken yet. Pure.

use token_api::MAX_NAME;

/// This name, or the next free name after it: `ci`, `ci-2`, `ci-3`.
pub fn free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(name) {
        return name.to_owned();
    }
    let (stem, number) = match name.rsplit_once('-').map(|(stem, n)| (stem, n.parse::<u32>())) {
        // Not the last part of a date, and no number that is long or begins with a zero.
        Some((stem, Ok(n)))
            if n < 1000 && !stem.is_empty() && name.ends_with(&format!("-{n}")) && !is_date(name) =>
        {
            (stem, n)
        }
        _ => (name, 1),
    };
    (number.saturating_add(1)..)
        .map(|n| {
            let suffix = format!("-{n}");
            let room = MAX_NAME.saturating_sub(suffix.len());
            let stem: String = stem.chars().take(room).collect();
            format!("{}{suffix}", stem.trim_end_matches('-'))
        })
        .find(|name| !is_taken(name))
        .unwrap_or_default()
}

/// Whether it ends with a date, as `cli-2026-11-23` does.
fn is_date(name: &str) -> bool {
    let tail: Vec<char> = name.chars().rev().take(10).collect::<Vec<_>>().into_iter().rev().collect();
    tail.len() == 10
        && tail.iter().enumerate().all(|(i, c)| if i == 4 || i == 7 { *c == '-' } else { c.is_ascii_digit() })
}
