//! The findings of reviews that a person has accepted in this browser: the uid of a token, the finding, and the day. One line of
//! text each.

use crate::browser::local_storage;

/// What the name in the storage begins with; the login name follows.
const NAME: &str = "accepted-findings.";

/// The most that are kept. The oldest ones go first.
const MOST: usize = 5000;

/// All that the person with this login name has accepted.
pub fn stored(login: &str) -> String {
    local_storage::remembered(&name(login)).unwrap_or_default()
}

fn name(login: &str) -> String {
    [NAME, login].concat()
}

/// The day on which this was accepted.
pub fn day<'a>(accepted: &'a str, uid: &str, finding: &str) -> Option<&'a str> {
    accepted.lines().find_map(|line| of_line(line, uid, finding))
}

fn of_line<'a>(line: &'a str, uid: &str, finding: &str) -> Option<&'a str> {
    line.strip_prefix(uid)?.strip_prefix(' ')?.strip_prefix(finding)?.strip_prefix(' ')
}

/// Accepts this on that day, or not any more (`None`). Returns all, and whether the browser has stored it. `before` is what was
/// accepted, for a browser that stores nothing.
pub fn store(login: &str, before: &str, uid: &str, finding: &str, day: Option<&str>) -> (String, bool) {
    // Read again: another tab may have changed it.
    let stored = stored(login);
    let new = with(if stored.is_empty() { before } else { &stored }, uid, finding, day);
    let is_stored = local_storage::remember(&name(login), Some(&new));
    (new, is_stored)
}

/// The uid and the finding of each line, with a space between them.
pub fn keys(accepted: &str) -> Vec<String> {
    accepted.lines().filter_map(|line| Some(line.rsplit_once(' ')?.0.to_owned())).collect()
}

fn with(accepted: &str, uid: &str, finding: &str, day: Option<&str>) -> String {
    let mut lines: Vec<&str> =
        accepted.lines().filter(|line| of_line(line, uid, finding).is_none()).collect();
    let new = day.map(|day| [uid, finding, day].join(" "));
    lines.extend(new.as_deref());
    lines[lines.len().saturating_sub(MOST)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_finding_of_each_token_is_accepted_by_itself() {
        let all = with("", "u1", "broad", Some("2026-11-29"));
        let all = with(&all, "u1", "unused", Some("2026-11-30"));
        assert_eq!(all, "u1 broad 2026-11-29\nu1 unused 2026-11-30");
        assert_eq!(day(&all, "u1", "broad"), Some("2026-11-29"));
        assert_eq!(keys(&all), ["u1 broad", "u1 unused"]);
        assert_eq!(
            (day(&all, "u2", "broad"), day(&all, "u1", "b"), day(&all, "u", "broad")),
            (None, None, None)
        );
        assert_eq!(
            with(&all, "u1", "broad", Some("2026-12-01")),
            "u1 unused 2026-11-30\nu1 broad 2026-12-01"
        );
        assert_eq!(with(&all, "u1", "broad", None), "u1 unused 2026-11-30");
        assert_eq!(with("broken\n\n", "u1", "broad", None), "broken\n");
    }

    #[test]
    fn the_oldest_ones_go_first() {
        let full: Vec<String> = (0..MOST).map(|number| format!("u{number} broad 2026-01-01")).collect();
        let more = with(&full.join("\n"), "v", "broad", Some("2026-11-30"));
        assert_eq!((more.lines().count(), more.lines().next()), (MOST, Some("u1 broad 2026-01-01")));
        assert_eq!(more.lines().last(), Some("v broad 2026-11-30"));
    }
}
