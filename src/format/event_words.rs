//! The words for an event: what was changed, by whom, and from where. Pure.

use crate::format::time::exact_utc;
use panel_messages::{Message, intl, m};
use token_api::{Event, Time};

/// What the event has changed, one line for each field.
pub fn changes(event: &Event) -> Vec<String> {
    let (before, after) = (&event.before, &event.after);
    let mut lines = Vec::new();
    let described = |text: &Option<String>| text.as_ref().map(|text| m::common::quoted(text));
    add(&mut lines, m::common::DESCRIPTION, described(&before.description), described(&after.description));
    let scopes = |scopes: &Option<Vec<String>>| scopes.as_ref().map(|scopes| all(scopes));
    add(&mut lines, m::common::SCOPES, scopes(&before.scopes), scopes(&after.scopes));
    let ends = |at: &Option<Option<Time>>| at.as_ref().map(time);
    add(&mut lines, m::common::EXPIRES, ends(&before.expired_at), ends(&after.expired_at));
    let some = |texts: &Vec<String>| (!texts.is_empty()).then(|| list(texts));
    add(&mut lines, m::common::DEPLOYMENTS, some(&before.deployment_uids), some(&after.deployment_uids));
    for (is_so, words) in [
        (before.is_organization_token || after.is_organization_token, m::activity::ORGANIZATION_TOKEN),
        (before.is_monitoring_token || after.is_monitoring_token, m::activity::MONITORING_TOKEN),
        (before.is_global_access || after.is_global_access, m::common::ALL_PROTECTED_DEPLOYMENTS),
        (before.is_global_router_access || after.is_global_router_access, m::common::ROUTER_ACCESS),
        (after.sign_in_link, m::activity::SIGN_IN_LINK_MADE),
        (after.value_replaced, m::activity::VALUE_REPLACED),
    ] {
        if is_so {
            lines.push(words.text().to_owned());
        }
    }
    if !before.role.is_empty() || !after.role.is_empty() {
        let role =
            |role: &str| Some(if role.is_empty() { m::activity::NO_MEMBER.text() } else { role }.to_owned());
        add(&mut lines, m::activity::ROLE, role(&before.role), role(&after.role));
    }
    add(&mut lines, m::activity::WRONG, some(&after.credentials), None);
    lines
}

fn add(lines: &mut Vec<String>, field: Message, before: Option<String>, after: Option<String>) {
    let field = field.text();
    lines.push(match (before, after) {
        (None, None) => return,
        (Some(before), Some(after)) => m::activity::field_changed(field, &before, &after),
        (Some(only), None) | (None, Some(only)) => m::activity::field_value(field, &only),
    });
}

fn all(scopes: &[String]) -> String {
    if scopes.is_empty() { m::activity::NO_SCOPES.string() } else { list(scopes) }
}

fn list(texts: &[String]) -> String {
    intl::list(texts.iter().map(String::as_str))
}

fn time(at: &Option<Time>) -> String {
    match at {
        None => m::activity::NEVER_EXPIRES.string(),
        Some(Time::At(at)) => exact_utc(at.to_utc()),
        Some(Time::Unreadable(text)) => text.to_string(),
    }
}

/// Who did it, without their role.
pub fn actor(event: &Event) -> String {
    match &event.creator {
        Some(user) => user.display_name(),
        None if !event.system_user.is_empty() => m::activity::system_user(&event.system_user),
        None => m::activity::NOBODY_KNOWN.string(),
    }
}

/// The address that it came from; empty where it is not known.
pub fn origin(event: &Event) -> &str {
    match event.address.as_str() {
        "" if event.operation_name == "sign_in_refused" && event.count > 1 => {
            m::activity::SEVERAL_ADDRESSES.text()
        }
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
