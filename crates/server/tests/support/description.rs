//! Checks answers and requests against the server's description, `openapi.json`. There are no exceptions for single tests.
#![allow(dead_code)] // Each test file uses its own part.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

/// The description as it is served.
pub static DESCRIPTION: LazyLock<Description> =
    LazyLock::new(|| Description::new(serde_json::from_str(include_str!("../../openapi.json")).unwrap()));

/// A description of an API.
pub struct Description {
    pub document: Value,
    /// Compiled schemas by their text.
    compiled: Mutex<HashMap<String, Arc<Validator>>>,
}

/// The parts of an answer that a description covers.
pub struct Answered<'a> {
    pub method: &'a str,
    /// Path and query.
    pub target: &'a str,
    pub status: u16,
    pub header: &'a dyn Fn(&str) -> Option<String>,
    pub body: &'a [u8],
}

/// Panics where an answer does not match the description; `head` is the text before the body.
pub fn check_answer(method: &str, target: &str, status: u16, head: &str, body: &[u8]) {
    let header = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        let mut fitting = lines.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        fitting.next().map(|(_, value)| value.to_owned())
    };
    if let Err(wrong) = DESCRIPTION.answers(&Answered { method, target, status, header: &header, body }) {
        panic!("{method} {target} is not answered as described: {wrong}\n{head}");
    }
}

/// Answers of the HTTP library to invalid requests: without a body and a trace id.
const BEFORE_IT_WAS_A_REQUEST: [u16; 3] = [400, 414, 431];

impl Description {
    pub fn new(document: Value) -> Self {
        Self { document, compiled: Mutex::default() }
    }

    /// Follows a `$ref`.
    pub fn followed<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(at) => self.followed(self.document.pointer(at.trim_start_matches('#')).expect(at)),
            None => value,
        }
    }

    /// The description of a path; one without a placeholder wins.
    pub fn path(&self, path: &str) -> Option<&Value> {
        let paths = self.document["paths"].as_object().unwrap();
        let fits = |template: &str| {
            let (known, given): (Vec<&str>, Vec<&str>) =
                (template.split('/').collect(), path.split('/').collect());
            let is_last = |n: usize| n + 1 == known.len();
            known.len() == given.len()
                && known.iter().zip(&given).enumerate().all(|(n, (known, given))| {
                    // In the middle of a path a placeholder also matches an empty part.
                    if known.starts_with('{') { !is_last(n) || !given.is_empty() } else { known == given }
                })
        };
        let named = paths.iter().filter(|(template, _)| fits(template));
        named.min_by_key(|(template, _)| template.contains('{')).map(|(_, path)| path)
    }

    /// Checks a value against a schema. The error says where it differs.
    pub fn is(&self, schema: &Value, instance: &Value) -> Result<(), String> {
        let key = schema.to_string();
        let known = self.compiled.lock().unwrap().get(&key).cloned();
        let validator = known.unwrap_or_else(|| {
            let whole = json!({"allOf": [schema], "components": self.document["components"]});
            let options = jsonschema::options().should_validate_formats(true);
            let validator = Arc::new(options.build(&whole).expect("a schema"));
            self.compiled.lock().unwrap().insert(key, validator.clone());
            validator
        });
        let wrong: Vec<String> = validator
            .iter_errors(instance)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
    }

    /// Checks an answer: status, headers, content type and body.
    pub fn answers(&self, answered: &Answered<'_>) -> Result<(), String> {
        let Answered { method, target, status, header, body } = answered;
        let path = target.split('?').next().unwrap_or_default();
        let has_trace_id = header("x-trace-id").is_some();
        if body.is_empty() && !has_trace_id && BEFORE_IT_WAS_A_REQUEST.contains(status) {
            return Ok(());
        }
        let failure = json!({"$ref": "#/components/responses/Refused"});
        let Some(of_path) = self.path(path) else {
            // Paths without a description are the panel's files.
            let is_api = path == "/api" || path.starts_with("/api/");
            if !is_api || *method == "OPTIONS" && *status == 204 {
                return Ok(());
            }
            return match *status {
                404 => self.has_form(&failure, answered),
                _ => Err(format!("{status} at an address that is not described")),
            };
        };
        let verb = if *method == "HEAD" { "get".to_owned() } else { method.to_lowercase() };
        if *status == 405 && (of_path.get(&verb).is_none() || *method == "HEAD") {
            return self.has_form(&failure, answered);
        }
        if *method == "OPTIONS" && *status == 204 {
            return Ok(());
        }
        let operation =
            of_path.get(&verb).ok_or_else(|| format!("{status} to a verb that is not described"))?;
        let response = &operation["responses"][status.to_string()];
        if response.is_null() {
            return Err(format!("{status} is not described"));
        }
        self.has_form(response, answered)
    }

    fn has_form(&self, response: &Value, answered: &Answered<'_>) -> Result<(), String> {
        let response = self.followed(response);
        for (name, described) in response["headers"].as_object().into_iter().flatten() {
            let described = self.followed(described);
            match (answered.header)(name) {
                Some(given) => self.is(&described["schema"], &read_as(&described["schema"], &given))?,
                None if described["required"] == true => return Err(format!("there is no header {name}")),
                None => {}
            }
        }
        let given = (answered.header)("content-type").unwrap_or_default();
        let kind = given.split(';').next().unwrap_or_default();
        let Some(content) = response["content"].as_object() else {
            return if answered.body.is_empty() {
                Ok(())
            } else {
                Err("a body that is not described".into())
            };
        };
        let schema = &content.get(kind).ok_or_else(|| format!("{kind} is not described"))?["schema"];
        let is_packed = (answered.header)("content-encoding").is_some();
        if answered.method == "HEAD" || is_packed || kind != "application/json" {
            return Ok(());
        }
        let body = serde_json::from_slice(answered.body).map_err(|error| format!("no JSON: {error}"))?;
        self.is(schema, &body)
    }

    /// Checks a request: path, method, query, headers and body.
    pub fn asks(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: Option<&str>,
    ) -> Result<(), String> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let of_path = self.path(path).ok_or_else(|| format!("{path} is not described"))?;
        let operation =
            of_path.get(method.to_lowercase()).ok_or_else(|| format!("{method} {path} is not described"))?;
        let parameters = [of_path, operation].map(|holder| holder["parameters"].as_array());
        let parameter = |place: &str, name: &str| {
            let all = parameters.iter().flatten().copied().flatten().map(|it| self.followed(it));
            let mut fitting = all.filter(|it| {
                it["in"] == place && it["name"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(name))
            });
            fitting.next().ok_or_else(|| format!("the {place} parameter {name} is not described"))
        };
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let schema = &parameter("query", name)?["schema"];
            self.is(schema, &read_as(schema, value)).map_err(|wrong| format!("{name}: {wrong}"))?;
        }
        for (name, value) in headers {
            let schema = &parameter("header", name)?["schema"];
            self.is(schema, &read_as(schema, value)).map_err(|wrong| format!("{name}: {wrong}"))?;
        }
        match (&operation["requestBody"]["content"]["application/json"]["schema"], body) {
            (Value::Null, None) => Ok(()),
            (Value::Null, Some(_)) => Err("a body that is not described".into()),
            (_, None) => Err("there is no body".into()),
            (schema, Some(body)) => {
                let body = serde_json::from_str(body).map_err(|error| format!("no JSON: {error}"))?;
                self.is(schema, &body)
            }
        }
    }
}

/// Converts the text of a header or a query value to the type of its schema.
fn read_as(schema: &Value, text: &str) -> Value {
    match schema["type"].as_str() {
        Some("integer") => text.parse::<u64>().map_or_else(|_| text.into(), Value::from),
        Some("boolean") => text.parse::<bool>().map_or_else(|_| text.into(), Value::from),
        _ => text.into(),
    }
}
