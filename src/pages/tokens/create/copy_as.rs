//! The create form as a link, as a command and as Python. Pure.

use crate::address::length::MAX_QUERY;
use crate::address::{Address, Prefill, Type};
use crate::format::shell::{argument, option, python};
use crate::format::time::iso;
use crate::state::draft::{Choice, Draft};
use chrono::{DateTime, Utc};
use panel_messages::{Message, m};
use token_api::{Expiration, MAX_NAME, parse_expiration};

/// Leaves a part of the form out.
type LeaveOut = fn(Prefill) -> Prefill;

/// The address that opens the create dialog filled in with this draft, and the names of what it leaves out, because a longer
/// link is refused by servers.
pub fn link(draft: &Draft, expires: Option<DateTime<Utc>>) -> (String, Vec<Message>) {
    let mut filled = prefill(draft, expires);
    let mut left_out = Vec::new();
    let href = |filled: &Prefill| Address::default().with_new(filled.clone()).href();
    // Only a description may be so long. The other fields are too if they hold what the form refuses.
    let parts: [(Message, LeaveOut); 4] = [
        (m::create::PART_DESCRIPTION, |filled| Prefill { description: None, ..filled }),
        (m::create::PART_NAME, |filled| Prefill { name: None, ..filled }),
        (m::create::PART_SCOPES, |filled| Prefill { scopes: None, ..filled }),
        (m::create::PART_EXPIRATION, |filled| Prefill { expires_in: None, expires_at: None, ..filled }),
    ];
    for _ in parts {
        if href(&filled).len() <= MAX_QUERY {
            break;
        }
        // The longest part goes.
        let without = parts.map(|(what, leave_out)| (what, leave_out(filled.clone())));
        let Some((what, rest)) = without.into_iter().min_by_key(|(_, rest)| href(rest).len()) else { break };
        left_out.push(what);
        filled = rest;
    }
    (href(&filled), left_out)
}

/// The keys of the address that fill in this draft.
pub fn prefill(draft: &Draft, expires: Option<DateTime<Utc>>) -> Prefill {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let typed = parse_expiration(&draft.custom).ok().filter(|_| draft.choice == Choice::Custom);
    let expires_in = match (draft.choice, typed) {
        (Choice::Days(days), _) => Some(format!("{days}d")),
        (Choice::Never, _) => Some("never".to_owned()),
        (_, Some(Expiration::In(_))) => given(draft.custom.trim()),
        _ => None,
    };
    Prefill {
        name: given(draft.name.trim()),
        description: given(&draft.description),
        scopes: Some(draft.sent_scopes()).filter(|scopes| !scopes.is_empty()),
        expires_in,
        // A local time is sent as UTC: the reader may be in another zone.
        expires_at: match (draft.choice, typed, expires) {
            (Choice::Custom, Some(Expiration::Local(_)), Some(at)) => Some(iso(at)),
            (Choice::Custom, Some(Expiration::In(_)), _) => None,
            (Choice::Custom, ..) => given(draft.custom.trim()),
            (Choice::Latest, _, Some(at)) => Some(iso(at)),
            _ => None,
        },
        token_type: (draft.token_type != Type::Personal).then(|| draft.token_type.key().to_owned()),
    }
}

/// The closest command of the BentoML CLI, after a comment on what it cannot express.
pub fn command(draft: &Draft, expires: Option<DateTime<Utc>>) -> String {
    let mut options = Vec::new();
    if !draft.description.is_empty() {
        options.push(option("description", &draft.description));
    }
    options.extend(draft.sent_scopes().iter().map(|scope| option("scope", scope)));
    match (draft.choice, expires) {
        (Choice::Days(days), _) => options.push(option("expires", &format!("{days}d"))),
        (Choice::Custom, Some(at)) => options.push(match parse_expiration(&draft.custom) {
            Ok(Expiration::In(_)) => option("expires", draft.custom.trim()),
            _ => option("expires", &cli_time(at)),
        }),
        (Choice::Latest, Some(at)) => options.push(option("expires", &cli_time(at))),
        _ => {}
    }
    let name = argument(&name(draft));
    // After `--`, an option would be an argument.
    let place = if name.starts_with("-- ") { options.len() } else { 0 };
    options.insert(place, name);
    let out = ["bentoml api-token create ", &options.join(" \\\n  ")].concat();
    match note(draft) {
        None => out,
        Some(note) => ["# ", note.text(), "\n", &out].concat(),
    }
}

/// The closest call of the BentoML SDK, after a comment on what it cannot express.
pub fn sdk(draft: &Draft, expires: Option<DateTime<Utc>>) -> String {
    let mut out = String::from("import bentoml\nfrom datetime import datetime, timedelta, timezone\n\n");
    if let Some(note) = note(draft) {
        out.push_str(&["# ", note.text(), "\n"].concat());
    }
    out.push_str(&format!("token = bentoml.api_token.create(\n    name={},\n", python(&name(draft))));
    if !draft.description.is_empty() {
        out.push_str(&format!("    description={},\n", python(&draft.description)));
    }
    let scopes: Vec<String> = draft.sent_scopes().iter().map(|scope| python(scope)).collect();
    out.push_str(&format!("    scopes=[{}],\n", scopes.join(", ")));
    match (draft.choice, expires) {
        (Choice::Days(days), _) => {
            out.push_str(&format!("    expired_at=datetime.now(timezone.utc) + timedelta(days={days}),\n"));
        }
        (Choice::Custom, Some(at)) => match parse_expiration(&draft.custom) {
            Ok(Expiration::In(span)) => out.push_str(&format!(
                "    expired_at=datetime.now(timezone.utc) + timedelta(hours={}),\n",
                span.num_hours()
            )),
            _ => out.push_str(&python_time(at)),
        },
        (Choice::Latest, Some(at)) => out.push_str(&python_time(at)),
        _ => {}
    }
    out.push_str(&[")\nprint(token.token)  # ", m::create::NOTE_SHOWN_ONCE.text(), "\n"].concat());
    out
}

/// A moment for the CLI: it sends the text unchanged, and servers read it as UTC.
fn cli_time(at: DateTime<Utc>) -> String {
    iso(at).replace('T', " ").replace('Z', "")
}

/// The argument of the SDK for a moment.
fn python_time(at: DateTime<Utc>) -> String {
    format!("    expired_at=datetime.fromtimestamp({}, timezone.utc),\n", at.timestamp())
}

/// The name, which is required; `NAME` stands for one that is not typed yet.
fn name(draft: &Draft) -> String {
    let name = draft.name.trim();
    if name.is_empty() { "NAME".to_owned() } else { name.chars().take(MAX_NAME).collect() }
}

/// Whether the access is what a token gets from the CLI and the SDK.
pub fn is_access_usual(draft: &Draft) -> bool {
    draft.token_type == Type::Monitoring || draft.developer && !draft.protected
}

/// What neither the CLI nor the SDK can express.
fn note(draft: &Draft) -> Option<Message> {
    let is_plain = draft.token_type == Type::Personal && is_access_usual(draft);
    match (is_plain, draft.labels.trim().is_empty()) {
        (true, true) => None,
        (true, false) => Some(m::create::NOTE_LABELS),
        (false, true) => Some(m::create::NOTE_ACCESS),
        (false, false) => Some(m::create::NOTE_ACCESS_LABELS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;

    fn draft() -> Draft {
        Draft {
            name: "ci".into(),
            description: "it's; rm -rf $HOME\n# \"x\"".into(),
            scopes: ["api".to_owned(), "read_cluster".to_owned()].into(),
            choice: Choice::Days(7),
            ..Default::default()
        }
    }

    #[test]
    fn a_link_fills_the_form_the_same_way() {
        let far =
            Draft { choice: Choice::Custom, custom: "2w".into(), token_type: Type::Organization, ..draft() };
        for draft in [draft(), far, Draft { choice: Choice::Never, ..draft() }] {
            let prefill = parse(&link(&draft, None).0).address.new.unwrap();
            assert_eq!(Draft::from_prefill(&prefill), (draft, vec![]));
        }
    }

    #[test]
    fn scopes_that_are_not_sent_are_not_copied() {
        let draft = Draft { developer: false, protected: true, ..draft() };
        assert!(!link(&draft, None).0.contains("scopes"));
        assert!(!command(&draft, None).contains("--scope"));
        assert!(sdk(&draft, None).contains("scopes=[],"));
    }

    #[test]
    fn a_command_is_quoted() {
        assert_eq!(
            command(&draft(), None),
            "bentoml api-token create ci \\\n  --description 'it'\\''s; rm -rf $HOME\n# \"x\"' \\\n  --scope api \\\n  --scope read_cluster \\\n  --expires 7d"
        );
        let labels = Draft { labels: "team:search".into(), ..draft() };
        assert!(command(&labels, None).starts_with("# Labels cannot be set here.\n"));
        assert!(command(&Draft { protected: true, ..draft() }, None).starts_with("# Token type and access"));
        assert_eq!(
            command(&Draft { choice: Choice::Never, ..Default::default() }, None),
            "bentoml api-token create NAME"
        );
    }

    #[test]
    fn a_name_and_values_that_begin_with_a_hyphen_stay_arguments() {
        let draft =
            Draft { name: "--help".into(), description: "-x".into(), choice: Choice::Never, ..draft() };
        assert_eq!(
            command(&draft, None),
            "bentoml api-token create --description=-x \\\n  --scope api \\\n  --scope read_cluster \\\n  -- --help"
        );
    }

    #[test]
    fn a_link_leaves_out_what_is_too_long_and_says_so() {
        let short = Draft { description: "é".repeat(500), ..draft() };
        assert_eq!(link(&short, None).1, []);
        let long = Draft { description: "界".repeat(1008), ..draft() };
        let (href, left_out) = link(&long, None);
        assert_eq!(left_out, [m::create::PART_DESCRIPTION]);
        let kept = parse(&href).address.new.unwrap();
        assert_eq!(Draft::from_prefill(&kept).0, Draft { description: String::new(), ..long.clone() });
        // The form refuses these names and scopes, and the link is made all the same.
        let odd = Draft { name: "界".repeat(1008), scopes: ["x".repeat(9000)].into(), ..long };
        let (href, left_out) = link(&odd, None);
        assert_eq!(
            left_out.iter().map(|part| part.text()).collect::<Vec<_>>(),
            ["description", "name", "scopes"]
        );
        assert_eq!(href, "?new&expires_in=7d");
    }

    #[test]
    fn a_local_time_is_copied_as_utc() {
        // Typed in New York: 18:00 there is 23:00 UTC.
        let draft = Draft { choice: Choice::Custom, custom: "2026-12-31 18:00".into(), ..draft() };
        let at = DateTime::from_timestamp(1_798_758_000, 0);
        assert!(command(&draft, at).ends_with("--expires '2026-12-31 23:00:00'"), "{}", command(&draft, at));
        let prefill = parse(&link(&draft, at).0).address.new.unwrap();
        assert_eq!(prefill.expires_at.as_deref(), Some("2026-12-31T23:00:00Z"));
        let span = Draft { custom: "2w".into(), ..draft };
        assert!(command(&span, at).ends_with("--expires 2w"));
        assert_eq!(parse(&link(&span, at).0).address.new.unwrap().expires_in.as_deref(), Some("2w"));
        assert!(sdk(&span, at).contains("datetime.now(timezone.utc) + timedelta(hours=336)"));
    }

    #[test]
    fn the_latest_moment_is_copied_as_utc() {
        let latest = Draft { choice: Choice::Latest, ..draft() };
        let at = DateTime::from_timestamp(1_798_758_000, 0);
        assert!(command(&latest, at).ends_with("--expires '2026-12-31 23:00:00'"));
        assert_eq!(prefill(&latest, at).expires_at.as_deref(), Some("2026-12-31T23:00:00Z"));
        assert!(sdk(&latest, at).contains("fromtimestamp(1798758000, timezone.utc)"));
    }

    #[test]
    fn python_is_quoted_and_its_moment_has_a_zone() {
        let at = DateTime::from_timestamp(1_800_000_000, 0);
        let text = sdk(&Draft { choice: Choice::Custom, ..draft() }, at);
        assert!(text.contains(r#"description="it's; rm -rf $HOME\n# \"x\"","#), "{text}");
        assert!(text.contains("datetime.fromtimestamp(1800000000, timezone.utc)"), "{text}");
        assert!(text.contains(r#"scopes=["api", "read_cluster"]"#), "{text}");
    }
}
