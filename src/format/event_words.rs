//! The words for an event: what was changed, by whom, and from where. Pure.

use crate::format::time::exact_utc;
use token_api::{Event, Time};

/// What the event has changed, one line for each field.
pub fn changes(event: &Event) -> Vec<String> {
    let (before, after) = (&event.before, &event.after);
    let mut lines = Vec::new();
    let described = |text: &Option<String>| text.as_ref().map(|text| ["“", text, "”"].concat());
    add(&mut lines, "Description", described(&before.description), described(&after.description));
    let scopes = |scopes: &Option<Vec<String>>| scopes.as_ref().map(|scopes| all(scopes));
    add(&mut lines, "Scopes", scopes(&before.scopes), scopes(&after.scopes));
    let ends = |at: &Option<Option<Time>>| at.as_ref().map(time);
    add(&mut lines, "Expires", ends(&before.expired_at), ends(&after.expired_at));
    let some = |texts: &Vec<String>| (!texts.is_empty()).then(|| texts.join(", "));
    add(&mut lines, "Deployments", some(&before.deployment_uids), some(&after.deployment_uids));
    for (is_so, words) in [
        (before.is_organization_token || after.is_organization_token, "Organization token"),
        (before.is_monitoring_token || after.is_monitoring_token, "Monitoring token"),
        (before.is_global_access || after.is_global_access, "All protected deployments"),
        (before.is_global_router_access || after.is_global_router_access, "Router Access"),
        (after.sign_in_link, "A sign-in link was made"),
        (after.value_replaced, "The request was repeated: the token has a new value"),
    ] {
        if is_so {
            lines.push(words.to_owned());
        }
    }
    if !before.role.is_empty() || !after.role.is_empty() {
        let role = |role: &str| Some(if role.is_empty() { "no member" } else { role }.to_owned());
        add(&mut lines, "Role", role(&before.role), role(&after.role));
    }
    add(&mut lines, "Wrong", some(&after.credentials), None);
    lines
}

fn add(lines: &mut Vec<String>, name: &str, before: Option<String>, after: Option<String>) {
    lines.push(match (before, after) {
        (None, None) => return,
        (Some(before), Some(after)) => [name, ": ", &before, " → ", &after].concat(),
        (Some(only), None) | (None, Some(only)) => [name, ": ", &only].concat(),
    });
}

fn all(scopes: &[String]) -> String {
    if scopes.is_empty() { "none".to_owned() } else { scopes.join(", ") }
}

fn time(at: &Option<Time>) -> String {
    match at {
        None => "never".to_owned(),
        Some(Time::At(at)) => exact_utc(at.to_utc()),
        Some(Time::Unreadable(text)) => text.to_string(),
    }
}

/// Who did it, without their role.
pub fn actor(event: &Event) -> String {
    match &event.creator {
        Some(user) => user.display_name(),
        None if !event.system_user.is_empty() => ["system user ", &event.system_user].concat(),
        None => "nobody known".to_owned(),
    }
}

/// The address that it came from; empty where it is not known.
pub fn origin(event: &Event) -> &str {
    match event.address.as_str() {
        "" if event.operation_name == "sign_in_refused" && event.count > 1 => "several addresses",
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use token_api::FromJson;

    fn event(text: &str) -> Event {
        Event::from_json(serde_json::from_str(text).unwrap()).unwrap()
    }

    #[test]
    fn what_changed_is_said_from_and_to() {
        let changed = event(
            r#"{"before": {"description": "a", "expired_at": null, "scopes": ["api"]},
                "after": {"description": "b", "expired_at": "2026-11-29T10:00:00Z", "scopes": []}}"#,
        );
        assert_eq!(
            changes(&changed),
            ["Description: “a” → “b”", "Scopes: api → none", "Expires: never → 2026-11-29 10:00:00 UTC"]
        );
        let made = event(
            r#"{"after": {"scopes": ["api"], "is_organization_token": true, "deployment_uids": ["d"]}}"#,
        );
        assert_eq!(changes(&made), ["Scopes: api", "Deployments: d", "Organization token"]);
        assert_eq!(changes(&event(r#"{"before": {"role": "admin"}}"#)), ["Role: admin → no member"]);
        assert_eq!(
            changes(&event(r#"{"after": {"credentials": ["link", "token"]}}"#)),
            ["Wrong: link, token"]
        );
        assert_eq!(changes(&event(r#"{"after": {"value_replaced": true}}"#)).len(), 1);
        assert_eq!(changes(&event("{}")), [""; 0]);
    }

    #[test]
    fn who_and_from_where() {
        assert_eq!(actor(&event(r#"{"creator": {"name": "ada"}}"#)), "ada");
        assert_eq!(actor(&event(r#"{"system_user": "root"}"#)), "system user root");
        assert_eq!(actor(&event("{}")), "nobody known");
        assert_eq!(origin(&event(r#"{"address": "::1"}"#)), "::1");
        assert_eq!(
            origin(&event(r#"{"operation_name": "sign_in_refused", "count": 5}"#)),
            "several addresses"
        );
    }
}
