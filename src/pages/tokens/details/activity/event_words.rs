//! The words of the tab "Activity": operations, resources, what each kind of server does not record, and how far was read.
//! Pure.

use crate::actions::read_activity::timeline::{End, Timeline};
use crate::address::activity::OPERATIONS;
use panel_messages::{Message, m};
use token_api::{ServerKind, Time};

/// The words for an operation; `None` for an unknown one, which is shown under the server's name for it.
pub fn operation(name: &str) -> Option<Message> {
    Some(match name {
        "create" => m::activity::CREATED,
        "update" => m::activity::CHANGED,
        "delete" => m::activity::DELETED,
        "terminated" | "terminate" => m::activity::TERMINATED,
        "pushed" | "push" => m::activity::PUSHED,
        _ => return OPERATIONS.iter().find(|(known, _)| *known == name).map(|(_, words)| *words),
    })
}

/// The words for a kind of resource; `None` for an unknown one.
pub fn resource_type(name: &str) -> Option<Message> {
    Some(match name {
        "api_token" => m::activity::API_TOKEN,
        "bento" => m::activity::BENTO,
        "bento_repository" => m::activity::BENTO_REPOSITORY,
        "cluster" => m::activity::CLUSTER,
        "deployment" => m::activity::DEPLOYMENT,
        "deployment_revision" => m::activity::DEPLOYMENT_REVISION,
        "host_cluster" => m::activity::HOST_CLUSTER,
        "model" => m::activity::MODEL,
        "model_repository" => m::activity::MODEL_REPOSITORY,
        "organization" => m::activity::ORGANIZATION,
        "user" => m::activity::PERSON,
        _ => return None,
    })
}

/// What the list of events does not hold on this kind of server.
pub fn not_recorded(server: ServerKind) -> Message {
    match server {
        ServerKind::Embedded => m::activity::RECORDED_EMBEDDED,
        ServerKind::Yatai => m::activity::RECORDED_YATAI,
        ServerKind::BentoCloud => m::activity::RECORDED_BENTOCLOUD,
    }
}

/// How many events were found, and how far back was read.
pub fn how_far(timeline: &Timeline) -> String {
    let found = timeline.found.len();
    let (read, total) = (timeline.events_read, timeline.total);
    let how_far = match timeline.end {
        Some(End::OlderThanTheToken) if found == 0 => return m::activity::NONE_SINCE_MADE.string(),
        Some(End::All) if found == 0 => return m::activity::none_in_all(read),
        Some(_) => m::activity::NO_MORE.string(),
        None => match timeline.back_to.as_ref().and_then(Time::utc) {
            Some(at) => m::activity::looked_back_to(read, total, &at.date_naive().to_string()),
            None => m::activity::looked_at(read, total),
        },
    };
    [&m::activity::found(found), " ", &how_far].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use token_api::{FromJson, List, Token};

    /// The words after one page of these events, of `total`, for a token that ada made on November 1.
    fn said(events: &[Value], total: u64) -> String {
        let token =
            json!({"uid": "u", "name": "ci", "created_at": "2026-11-01T00:00:00Z", "user": {"name": "ada"}});
        let token: Token = serde_json::from_value(token).unwrap();
        let mut timeline = Timeline::new(&token, ServerKind::BentoCloud).unwrap();
        timeline.begin_press();
        let text = json!({"total": total, "items": events}).to_string();
        timeline.add_page(List::from_json(serde_json::from_str(&text).unwrap()).unwrap());
        how_far(&timeline)
    }

    fn event(uid: &str, token: &str, at: &str) -> Value {
        json!({"uid": uid, "api_token_name": token, "creator": {"name": "ada"}, "created_at": at})
    }

    #[test]
    fn without_a_match_it_says_how_far_was_read() {
        let (new, old) = ("2026-11-20T10:00:00Z", "2026-10-20T10:00:00Z");
        let before = [event("1", "cd", new), event("2", "ci", old)];
        assert_eq!(said(&before, 900), "No activity found since the token was made.");
        let all = [event("1", "cd", new), event("2", "cd", new)];
        assert_eq!(said(&all, 2), "No activity found in all 2 events.");
        assert_eq!(said(&all[..1], 1), "No activity found in the one event.");
        assert_eq!(said(&[], 0), "No activity found.");
        assert_eq!(said(&all, 900), "No activity found. Looked at 2 of 900 events, back to 2026-11-20.");
        assert_eq!(said(&[event("1", "ci", new)], 1), "1 event. There are no more.");
    }

    #[test]
    fn every_operation_of_the_embedded_server_has_words() {
        for name in [
            "created",
            "updated",
            "deleted",
            "signed_in",
            "sign_in_refused",
            "signed_out",
            "handed_over",
            "member_changed",
        ] {
            assert!(operation(name).is_some(), "{name}");
        }
        assert_eq!(operation("exploded"), None);
        assert_eq!(resource_type("spaceship"), None);
    }

    #[test]
    fn each_kind_of_server_says_what_it_does_not_record() {
        assert!(not_recorded(ServerKind::Yatai).text().contains("nothing that is done to tokens"));
        assert!(not_recorded(ServerKind::BentoCloud).text().contains("UID"));
        assert!(not_recorded(ServerKind::Embedded).text().contains("only reads"));
    }
}
