//! Compares this server's description with BentoCloud's, as far as tokens are concerned: the server has the same calls and
//! fields, with the same type or a wider one. The excerpt of BentoCloud's description is outside of the project. Without
//! it the test prints that it is skipped.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use support::description::{DESCRIPTION, Description};

const EXCERPT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/fixtures/bentocloud-openapi.json");

/// Calls that the server does not have, and why.
const CALLS_NOT_HERE: [(&str, &str); 2] = [
    ("/api/v1/auth/oidc_info", "nobody signs in by another service here"),
    ("/api/v1/users", "the panel needs the organization's members alone"),
];

/// Fields that the server does not have or that differ, and why: type, fields, reason.
const FIELDS_NOT_HERE: [(&str, &[&str], &str); 10] = [
    ("Label", &["stage"], "nothing sets one"),
    (
        "User",
        &["uid", "created_at", "updated_at", "deleted_at", "resource_type", "labels", "avatar_url", "perm"],
        "a list of tokens stays small: of a person what the SDK demands",
    ),
    (
        "User",
        &["application_status", "register_stage", "from_sso"],
        "there is no registration and no other service",
    ),
    ("Organization", &["creator", "expired_at", "status", "public", "limit_group"], "not recorded"),
    (
        "Organization",
        &[
            "config",
            "disable_grafana",
            "disable_resources_graphs",
            "enable_endpoints",
            "enable_mixture_scaling",
            "enable_monitoring_endpoint",
            "multi_tenancy",
        ],
        "settings of BentoCloud's own",
    ),
    (
        "Deployment",
        &["creator", "description", "distributed", "latest_revision", "manifest", "mode", "updater"],
        "deployments are demo data: nothing is deployed",
    ),
    (
        "Cluster",
        &[
            "created_at",
            "updated_at",
            "deleted_at",
            "labels",
            "creator",
            "description",
            "default_deployment_kube_namespace",
            "grafana_root_path",
            "host_cluster_display_name",
            "host_cluster_name",
            "is_first",
            "multi_tenancy",
            "organization_name",
            "provider",
        ],
        "of a cluster, what a deployment's name needs",
    ),
    ("Member", &["creator"], "who made a membership is not recorded: it is null"),
    (
        "Update A Api TokenInput",
        &["last_used_at"],
        "when a token was used is the server's word, not a caller's",
    ),
    ("Token", &["token"], "the value is in the answer to a create alone"),
];

/// Fields of a create that BentoCloud does not have, and why. It ignores them without a word.
const FIELDS_OF_OURS: [(&str, &str); 1] = [("labels", "offered by `features.labels` alone")];

/// Fields that accept other texts than times, and why.
const NOT_A_TIME: [(&str, &str, &str); 2] = [
    ("Create Api TokenInput", "expired_at", "the SDK sends a time without an offset"),
    ("Update A Api TokenInput", "expired_at", "the same times are taken as in a create"),
];

struct Comparison<'a> {
    theirs: &'a Description,
    wrong: RefCell<Vec<String>>,
    used: RefCell<BTreeSet<String>>,
}

#[test]
fn every_call_and_field_of_bentocloud_has_the_same_type() {
    let Ok(text) = std::fs::read_to_string(EXCERPT) else {
        println!("skipped: BentoCloud's description is not there");
        return;
    };
    let theirs = Description::new(serde_json::from_str(&text).unwrap());
    let comparison = Comparison { theirs: &theirs, wrong: RefCell::default(), used: RefCell::default() };
    let mut compared = 0;
    for (path, operations) in theirs.document["paths"].as_object().unwrap() {
        if CALLS_NOT_HERE.iter().any(|(known, _)| known == path) {
            assert!(!DESCRIPTION.document["paths"].as_object().unwrap().contains_key(path), "{path} is here");
            continue;
        }
        for (verb, operation) in operations.as_object().unwrap() {
            comparison.operation(path, verb, operation);
            compared += 1;
        }
    }
    assert!(compared > 12, "{compared}");
    let wrong = comparison.wrong.into_inner();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let used = comparison.used.into_inner();
    for (kind, fields, reason) in FIELDS_NOT_HERE {
        for field in fields {
            assert!(
                !reason.is_empty() && used.contains(&format!("{kind}.{field}")),
                "{kind}.{field} is no exception"
            );
        }
    }
    for (kind, field, _) in NOT_A_TIME {
        assert!(used.contains(&format!("{kind}.{field}")), "{kind}.{field} is no exception");
    }
    // BentoCloud ignores unknown fields of a body.
    let keys = |schema: &Value| {
        schema["properties"].as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>()
    };
    let mut ours = keys(&DESCRIPTION.document["components"]["schemas"]["CreateToken"]);
    for (field, reason) in FIELDS_OF_OURS {
        assert!(!reason.is_empty() && ours.remove(field), "{field} is no exception");
    }
    assert_eq!(ours, keys(&theirs.document["components"]["schemas"]["Create Api TokenInput"]));
}

/// The type of the items of a list, or of a field, with this name.
fn kind_of<'a>(holder: &'a str, field: &str) -> &'a str {
    match field {
        "user" | "creator" | "updater" => "User",
        "organization" => "Organization",
        "cluster" => "Cluster",
        "labels" => "Label",
        _ => holder,
    }
}

impl Comparison<'_> {
    fn differs(&self, how: String) {
        self.wrong.borrow_mut().push(how);
    }

    fn uses(&self, exception: String) {
        self.used.borrow_mut().insert(exception);
    }

    fn operation(&self, path: &str, verb: &str, theirs: &Value) {
        let at = format!("{verb} {path}");
        let like = path.replace("{apiTokenUid}", "{uid}").replace("{deploymentName}", "{name}");
        let of_path = &DESCRIPTION.document["paths"][like];
        let ours = &of_path[verb];
        if ours.is_null() {
            return self.differs(format!("{at} is not here"));
        }
        let kind = match path {
            _ if path.contains("api_tokens") => "Token",
            _ if path.contains("deployments") => "Deployment",
            _ if path.ends_with("/members") => "Member",
            _ if path.ends_with("/auth/current") => "User",
            _ if path.ends_with("/current_org") => "Organization",
            _ if path.ends_with("/auth/token") => "Token",
            _ if path.ends_with("/events") => "Event",
            _ => "",
        };
        for parameter in theirs["parameters"].as_array().into_iter().flatten() {
            self.parameter(&at, parameter, &[&of_path["parameters"], &ours["parameters"]]);
        }
        let body =
            |operation: &Value| operation["requestBody"]["content"]["application/json"]["schema"].clone();
        let (their_body, our_body) = (body(theirs), body(ours));
        if !their_body.is_null() {
            let kind = their_body["$ref"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            self.schema(&at, &kind, "", &their_body, &our_body);
        }
        let answer = |operation: &Value| {
            operation["responses"]["200"]["content"]["application/json"]["schema"].clone()
        };
        self.schema(&at, kind, "", &answer(theirs), &answer(ours));
    }

    fn parameter(&self, at: &str, theirs: &Value, ours: &[&Value]) {
        let (name, place) = (&theirs["name"], &theirs["in"]);
        // The names of placeholders may differ.
        if place == "path" {
            return;
        }
        let all = ours.iter().filter_map(|all| all.as_array()).flatten().map(|it| DESCRIPTION.followed(it));
        let Some(ours) = all.into_iter().find(|it| it["name"] == *name && it["in"] == *place) else {
            return self.differs(format!("{at} does not take {name}"));
        };
        // A query leaves out a parameter instead of sending null.
        let mut theirs = theirs["schema"].clone();
        theirs["nullable"] = false.into();
        self.schema(at, "", name.as_str().unwrap(), &theirs, &ours["schema"]);
    }

    fn schema(&self, at: &str, kind: &str, field: &str, theirs: &Value, ours: &Value) {
        let (theirs, ours) = (self.theirs.followed(theirs), DESCRIPTION.followed(ours));
        let key = format!("{kind}.{field}");
        let (their_types, our_types) = (types(theirs), types(ours));
        if !their_types.is_subset(&our_types) {
            self.differs(format!("{at}: {key} is {our_types:?} and not {their_types:?}"));
        }
        if ours["format"] != theirs["format"] && theirs["format"] == "date-time" {
            match NOT_A_TIME.iter().any(|(k, f, _)| *k == kind && *f == field) {
                true => self.uses(key),
                false => self.differs(format!("{at}: {key} is no time")),
            }
        }
        if let Some(items) = theirs.get("items") {
            self.schema(at, kind, "", items, &ours["items"]);
        }
        let our_fields = fields(ours);
        for (name, schema) in theirs["properties"].as_object().into_iter().flatten() {
            let key = format!("{kind}.{name}");
            let is_exception =
                FIELDS_NOT_HERE.iter().any(|(k, all, _)| *k == kind && all.contains(&name.as_str()));
            match our_fields.get(name) {
                None if is_exception => self.uses(key),
                None => self.differs(format!("{at}: {key} is not here")),
                // The field exists and is always null.
                Some(ours) if is_exception && ours["type"] == "null" => self.uses(key),
                Some(ours) => {
                    let inner = kind_of(kind, name);
                    let field = if inner == kind { name } else { "" };
                    self.schema(at, inner, field, schema, ours);
                }
            }
        }
    }
}

/// The fields of an object, with those of `allOf`.
fn fields(schema: &Value) -> Map<String, Value> {
    let mut all = schema["properties"].as_object().cloned().unwrap_or_default();
    for parts in ["allOf", "anyOf"] {
        for part in schema[parts].as_array().into_iter().flatten() {
            all.extend(fields(DESCRIPTION.followed(part)));
        }
    }
    all
}

/// The JSON types that a schema allows. In a query, a boolean is a text.
fn types(schema: &Value) -> BTreeSet<String> {
    let name = |value: &Value| value.as_str().unwrap().to_owned();
    let of_value = |value: &Value| match value {
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Null => "null",
        _ => "number",
    };
    let mut types: BTreeSet<String> = match (&schema["type"], &schema["const"], &schema["enum"]) {
        (Value::Array(all), _, _) => all.iter().map(name).collect(),
        (one @ Value::String(_), _, _) => [name(one)].into(),
        (_, Value::Null, Value::Array(all)) => all.iter().map(|value| of_value(value).to_owned()).collect(),
        (_, Value::Null, _) if schema["allOf"].is_array() => ["object".to_owned()].into(),
        (_, Value::Null, _) => BTreeSet::new(),
        (_, value, _) => [of_value(value).to_owned()].into(),
    };
    for part in schema["anyOf"].as_array().into_iter().flatten() {
        types.extend(self::types(DESCRIPTION.followed(part)));
    }
    if schema["nullable"] == true {
        types.insert("null".into());
    }
    types
}

#[test]
fn differences_are_detected() {
    let theirs = Description::new(json!({}));
    let compare = |theirs_are: Value, ours: Value| {
        let comparison = Comparison { theirs: &theirs, wrong: RefCell::default(), used: RefCell::default() };
        comparison.schema("", "Token", "", &theirs_are, &ours);
        comparison.wrong.into_inner()
    };
    let of = |schema: Value| json!({"type": "object", "properties": {"name": schema}});
    let text = of(json!({"type": "string"}));
    for alike in [json!({"type": "string"}), json!({"type": ["string", "null"]}), json!({"const": "ci"})] {
        assert_eq!(compare(text.clone(), of(alike.clone())), [""; 0], "{alike}");
    }
    for other in [json!({"type": "integer"}), json!({"type": "null"}), json!({"enum": [1, 2]})] {
        assert_eq!(compare(text.clone(), of(other.clone())).len(), 1, "{other}");
    }
    assert_eq!(compare(text, json!({"type": "object", "properties": {}})).len(), 1);
    assert_eq!(
        compare(of(json!({"type": "string", "nullable": true})), of(json!({"type": "string"}))).len(),
        1
    );
    let time = of(json!({"type": "string", "format": "date-time"}));
    assert_eq!(compare(time.clone(), of(json!({"type": "string"}))).len(), 1);
    let items = |schema: Value| json!({"type": "array", "items": schema});
    assert_eq!(compare(items(time.clone()), items(time.clone())), [""; 0]);
    assert_eq!(compare(items(time), items(json!({"type": "object"}))).len(), 1);
}
