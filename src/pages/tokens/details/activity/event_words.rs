//! The words of the tab "Activity": operations, resources, what each kind of server does not record, and how far was read.
//! Pure.

use crate::actions::read_activity::timeline::{End, Timeline};
use crate::address::activity::OPERATIONS;
use token_api::ServerKind;

/// The words for an operation; `None` for an unknown one, which is shown under the server's name for it.
pub fn operation(name: &str) -> Option<&'static str> {
    Some(match name {
        "create" => "Created",
        "update" => "Changed",
        "delete" => "Deleted",
        "terminated" | "terminate" => "Terminated",
        "pushed" | "push" => "Pushed",
        _ => return OPERATIONS.iter().find(|(known, _)| *known == name).map(|(_, words)| *words),
    })
}

/// The words for a kind of resource; `None` for an unknown one.
pub fn resource_type(name: &str) -> Option<&'static str> {
    Some(match name {
        "api_token" => "token",
        "bento" => "Bento",
        "bento_repository" => "Bento repository",
        "cluster" => "cluster",
        "deployment" => "deployment",
        "deployment_revision" => "deployment revision",
        "host_cluster" => "host cluster",
        "model" => "model",
        "model_repository" => "model repository",
        "organization" => "organization",
        "user" => "person",
        _ => return None,
    })
}

/// What the list of events does not hold on this kind of server.
pub fn not_recorded(server: ServerKind) -> &'static str {
    match server {
        ServerKind::Embedded => {
            "What changes something is recorded, for as long as the server keeps it. What only reads is not, so Last used may be \
             later."
        }
        ServerKind::Yatai => {
            "Yatai records a token's name for pushes of models and Bentos and for new deployments only, and nothing that is \
             done to tokens. Events are found by the token's name and creator; none from before it was made is shown."
        }
        ServerKind::BentoCloud => {
            "Events are found by the token's name and creator, because they do not hold its UID. None from before it was made \
             is shown. What the server does not record is not here."
        }
    }
}

/// How many events were found, and how far back was read.
pub fn how_far(timeline: &Timeline) -> String {
    let found = match (timeline.found.len(), timeline.end) {
        (0, Some(End::OlderThanTheToken)) => return "No activity found since the token was made.".to_owned(),
        (0, Some(End::All)) => {
            return match timeline.events_read {
                0 => "No activity found.".to_owned(),
                1 => "No activity found in the one event.".to_owned(),
                n => ["No activity found in all ", &n.to_string(), " events."].concat(),
            };
        }
        (0, None) => "No activity found".to_owned(),
        (1, _) => "1 event".to_owned(),
        (n, _) => [&n.to_string(), " events"].concat(),
    };
    if timeline.end.is_some() {
        return [&found, ". There are no more."].concat();
    }
    let day = match &timeline.back_to {
        Some(at) => at.utc().map(|at| at.date_naive().to_string()).unwrap_or_default(),
        None => String::new(),
    };
    let back = if day.is_empty() { day } else { [", back to ", &day].concat() };
    [
        &found,
        ". Looked at ",
        &timeline.events_read.to_string(),
        " of ",
        &timeline.total.to_string(),
        " events",
        &back,
        ".",
    ]
    .concat()
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
        assert!(not_recorded(ServerKind::Yatai).contains("nothing that is done to tokens"));
        assert!(not_recorded(ServerKind::BentoCloud).contains("UID"));
        assert!(not_recorded(ServerKind::Embedded).contains("only reads"));
    }
}
