//! Events in words: what was done, to what, and what each kind of server does not record. Pure.

use crate::pages::tokens::details::activity::timeline::{End, Timeline};
use token_api::ServerKind;

/// What was done; `None` for an operation that nobody here knows: it is shown as the server names it.
pub fn operation(name: &str) -> Option<&'static str> {
    Some(match name {
        "created" | "create" => "Created",
        "updated" | "update" => "Changed",
        "deleted" | "delete" => "Deleted",
        "terminated" | "terminate" => "Terminated",
        "pushed" | "push" => "Pushed",
        "signed_in" => "Signed in",
        "sign_in_refused" => "Sign-in refused",
        "signed_out" => "Signed out",
        "handed_over" => "Value handed over to the command line",
        "member_changed" => "Member changed",
        _ => return None,
    })
}

/// What a resource is; `None` for a kind that nobody here knows.
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

/// What the list does not hold.
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

/// How far back was looked.
pub fn how_far(plan: &Timeline) -> String {
    let found = match (plan.found.len(), plan.end) {
        (0, Some(End::OlderThanTheToken)) => return "No activity found since the token was made.".to_owned(),
        (0, Some(End::All)) => {
            return match plan.looked_at {
                0 => "No activity found.".to_owned(),
                1 => "No activity found in the one event.".to_owned(),
                n => ["No activity found in all ", &n.to_string(), " events."].concat(),
            };
        }
        (0, None) => "No activity found".to_owned(),
        (1, _) => "1 event".to_owned(),
        (n, _) => [&n.to_string(), " events"].concat(),
    };
    if plan.end.is_some() {
        return [&found, ". There are no more."].concat();
    }
    let day = match &plan.back_to {
        Some(at) => at.utc().map(|at| at.date_naive().to_string()).unwrap_or_default(),
        None => String::new(),
    };
    let back = if day.is_empty() { day } else { [", back to ", &day].concat() };
    [
        &found,
        ". Looked at ",
        &plan.looked_at.to_string(),
        " of ",
        &plan.total.to_string(),
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

    /// What is said after one page of these events, of so many, for a token of ada's that is made on November 1.
    fn said(events: &[Value], total: u64) -> String {
        let token =
            json!({"uid": "u", "name": "ci", "created_at": "2026-11-01T00:00:00Z", "user": {"name": "ada"}});
        let token: Token = serde_json::from_value(token).unwrap();
        let mut plan = Timeline::new(&token, ServerKind::BentoCloud).unwrap();
        plan.begin_press();
        let text = json!({"total": total, "items": events}).to_string();
        plan.take(List::from_json(serde_json::from_str(&text).unwrap()).unwrap());
        how_far(&plan)
    }

    fn event(uid: &str, token: &str, at: &str) -> Value {
        json!({"uid": uid, "api_token_name": token, "creator": {"name": "ada"}, "created_at": at})
    }

    #[test]
    fn where_nothing_was_found_it_says_where_was_looked() {
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
    fn each_server_says_what_it_leaves_out() {
        assert!(not_recorded(ServerKind::Yatai).contains("nothing that is done to tokens"));
        assert!(not_recorded(ServerKind::BentoCloud).contains("UID"));
        assert!(not_recorded(ServerKind::Embedded).contains("only reads"));
    }
}
