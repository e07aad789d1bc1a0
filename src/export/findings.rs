//! Writes the findings of a review as CSV.

use crate::export::csv::{next, quoted, time};
use crate::query::Finding;
use token_api::Token;

/// The header line.
pub const FINDINGS_HEAD: &str = "Created by,Login name,Name,UID,Finding,Created,Expires,Last used,Accepted on,Reviewed by,Reviewed on\r\n";

/// Who reviews, and when.
pub struct Reviewed {
    /// The person's login name.
    pub by: String,
    /// The moment.
    pub on: String,
}

/// Writes the line of a finding. `accepted` is the day on which it was accepted, or empty.
pub fn write_finding(out: &mut String, token: &Token, finding: Finding, accepted: &str, reviewed: &Reviewed) {
    let end = if token.never_expires() { "never" } else { "unknown" };
    quoted(out, &token.user.as_ref().map(|user| user.display_name()).unwrap_or_default());
    for cell in [
        token.creator(),
        &token.name,
        &token.uid,
        finding.key(),
        &time(&token.created_at, "unknown"),
        &time(&token.expired_at, end),
        &time(&token.last_used_at, "never"),
        accepted,
        &reviewed.by,
        &reviewed.on,
    ] {
        next(out, cell);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_line_says_what_was_found_who_reviewed_and_no_cell_is_a_formula() {
        let token = serde_json::from_value(json!({
            "uid": "u1", "name": "=1+1", "user": {"name": "ada", "first_name": "@Ada"},
            "created_at": "2026-11-01T10:00:00Z", "expired_at": null, "last_used_at": null,
        }))
        .unwrap();
        let reviewed =
            Reviewed { by: "Grace \"G\" Hopper".to_owned(), on: "2026-11-30T12:00:00Z".to_owned() };
        let mut out = String::new();
        write_finding(&mut out, &token, Finding::NeverUsed, "2026-11-29", &reviewed);
        let expected = "\"'@Ada\",\"ada\",\"'=1+1\",\"u1\",\"never-used\",\"2026-11-01T10:00:00Z\",\"never\",\"never\",\
            \"2026-11-29\",\"Grace \"\"G\"\" Hopper\",\"2026-11-30T12:00:00Z\"\r\n";
        assert_eq!(out, expected);
        assert_eq!(out.matches("\",\"").count(), FINDINGS_HEAD.matches(',').count());
    }
}
