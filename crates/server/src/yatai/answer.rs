//! Turns answers of this server into Yatai's, which have fewer fields of a token and more of a person.

use super::Call;
use crate::app::App;
use crate::demo::ADMIN;
use crate::failure::Failure;
use crate::secrets::fixed_uid;
use axum::Json;
use axum::response::{IntoResponse, Response};
use chrono::DateTime;
use serde_json::{Map, Value, json};
use token_api::{Organization, Time};

/// Go's zero time.
const NO_TIME: &str = "0001-01-01T00:00:00Z";

/// Fields that Yatai's tokens do not have.
const NOT_IN_YATAI: [&str; 9] = [
    "is_api_token",
    "is_access_token",
    "is_organization_token",
    "is_global_access",
    "is_global_router_access",
    "deployment_uids",
    "deployment_names",
    "is_monitoring_token",
    "created_with",
];

/// The values that fill in the additional fields.
struct Context {
    organization: Organization,
    /// The first admin.
    founder: Value,
}

/// Translates a successful answer. `before` is the `updated_at` that a changed token had before.
pub async fn translate_answer(
    app: &App,
    call: &Call,
    mut json: Value,
    before: Option<Time>,
) -> Result<Response, Failure> {
    let founder = app.store().person(ADMIN.name).await?.map(|member| json!(member.user));
    let context =
        Context { organization: app.store().organization().await?, founder: founder.unwrap_or_default() };
    match call {
        Call::List => {
            for token in json["items"].as_array_mut().into_iter().flatten() {
                context.token(token);
            }
        }
        Call::Create | Call::Get(_) => context.token(&mut json),
        // Yatai answers with the old row and the new values, so `updated_at` is the old one.
        Call::Update(_) => {
            context.token(&mut json);
            if let Some(before) = before {
                json["updated_at"] = json!(before);
            }
        }
        // Yatai deletes the row without setting `deleted_at`.
        Call::Delete(_) => {
            context.token(&mut json);
            json["deleted_at"] = Value::Null;
        }
        Call::Current | Call::SignIn => context.user(&mut json),
        Call::Organization => {
            context.organization(&mut json);
            // Yatai has the settings of its storage here.
            json["config"] = Value::Null;
        }
        Call::Members => {
            for membership in json.as_array_mut().into_iter().flatten() {
                context.membership(membership);
            }
        }
        Call::Events | Call::Deployments => {}
    }
    write_times_as_go(&mut json);
    Ok(Json(json).into_response())
}

impl Context {
    fn token(&self, token: &mut Value) {
        self.user(&mut token["user"]);
        self.organization(&mut token["organization"]);
        let Some(fields) = token.as_object_mut() else { return };
        fields.retain(|field, _| !NOT_IN_YATAI.contains(&field.as_str()));
        if fields.get("scopes").and_then(Value::as_array).is_some_and(Vec::is_empty) {
            fields.insert("scopes".into(), Value::Null);
        }
        // On Yatai a use changes `updated_at` too.
        let at = |fields: &Map<String, Value>, key| {
            DateTime::parse_from_rfc3339(fields.get(key).and_then(Value::as_str)?).ok()
        };
        if at(fields, "last_used_at") > at(fields, "updated_at") {
            let used = fields.get("last_used_at").cloned().unwrap_or_default();
            fields.insert("updated_at".into(), used);
        }
    }

    fn user(&self, user: &mut Value) {
        let name = user["name"].as_str().unwrap_or_default().to_owned();
        let Some(fields) = user.as_object_mut() else { return };
        // This server does not record when a person joined, so it is the time of the organization.
        let since = json!(self.organization.created_at);
        fields.insert("uid".into(), fixed_uid(&format!("user {name}")).into());
        fields.insert("created_at".into(), since.clone());
        fields.insert("updated_at".into(), since);
        fields.insert("deleted_at".into(), Value::Null);
        fields.insert("resource_type".into(), "user".into());
        fields.insert("labels".into(), json!([]));
        fields.insert("avatar_url".into(), "".into());
        // True for the person who set Yatai up, whatever role that person has.
        fields.insert("is_super_admin".into(), (name == ADMIN.name).into());
    }

    /// Yatai's memberships have an empty uid, and Go's zero time as their times.
    fn membership(&self, membership: &mut Value) {
        self.user(&mut membership["user"]);
        self.organization(&mut membership["organization"]);
        let mut founder = self.founder.clone();
        self.user(&mut founder);
        membership["creator"] = founder;
        membership["uid"] = "".into();
        membership["created_at"] = NO_TIME.into();
        membership["updated_at"] = NO_TIME.into();
    }

    fn organization(&self, organization: &mut Value) {
        if let Some(fields) = organization.as_object_mut() {
            let mut founder = self.founder.clone();
            self.user(&mut founder);
            fields.insert("creator".into(), founder);
        }
    }
}

/// Writes times as Go does, without zeros at the end of a fraction.
fn write_times_as_go(json: &mut Value) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(write_times_as_go),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(time) if key.ends_with("_at") => *time = without_trailing_zeros(time),
                    other => write_times_as_go(other),
                }
            }
        }
        _ => {}
    }
}

fn without_trailing_zeros(time: &str) -> String {
    match time.split_once('.') {
        Some((whole, fraction)) => {
            let fraction = fraction.trim_end_matches('Z').trim_end_matches('0');
            if fraction.is_empty() { format!("{whole}Z") } else { format!("{whole}.{fraction}Z") }
        }
        None => time.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_has_no_trailing_zeros() {
        for (ours, gos) in [
            ("2026-12-22T02:10:00Z", "2026-12-22T02:10:00Z"),
            ("2026-12-22T02:10:00.120Z", "2026-12-22T02:10:00.12Z"),
            ("2026-12-22T02:10:00.123456Z", "2026-12-22T02:10:00.123456Z"),
            ("2026-12-22T02:10:00.000Z", "2026-12-22T02:10:00Z"),
        ] {
            assert_eq!(without_trailing_zeros(ours), gos);
        }
    }
}
