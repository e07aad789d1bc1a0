//! Events in words: what was done, to what, and what each kind of server does not record. Pure.

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

#[cfg(test)]
mod tests {
    use super::*;

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
