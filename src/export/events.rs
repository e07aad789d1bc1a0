//! Writes events for other programs: as JSON, in the API's names, and as CSV.

use crate::export::csv::{next, quoted};
use crate::export::{Form, Value, json};
use crate::format::event_words::{actor, changes, origin};
use crate::format::time::iso;
use token_api::{Event, Time};

/// The header line of the CSV.
const HEAD: &str = "Time,Who,Login name,Role,What,Times,About,Token UID,Changes,Address,With token,With token UID,Result\r\n";

/// The text before the first event.
pub fn events_head(form: Form) -> &'static str {
    if form == Form::Csv { HEAD } else { form.head() }
}

/// Writes the event with this index in the list, counted from 0.
pub fn write_event(form: Form, out: &mut String, index: usize, event: &Event) {
    let at = match &event.created_at {
        Some(Time::At(at)) => iso(at.to_utc()),
        Some(Time::Unreadable(text)) => text.to_string(),
        None => String::new(),
    };
    let login = event.creator.as_ref().map(|user| user.name.as_str()).unwrap_or_default();
    let uid = event.resource.as_ref().map(|it| it.uid.as_str()).unwrap_or_default();
    let (who, count, changes) = (actor(event), event.count.to_string(), changes(event));
    if form == Form::Csv {
        quoted(out, &at);
        for cell in [
            &who,
            login,
            &event.role,
            &event.operation_name,
            &count,
            &event.name,
            uid,
            &changes.join("; "),
            origin(event),
            &event.api_token_name,
            &event.credential_uid,
            &event.status,
        ] {
            next(out, cell);
        }
        out.push_str("\r\n");
        return;
    }
    let text = |text: &str| Value::Text(text.to_owned());
    let map = vec![
        ("uid", text(&event.uid)),
        ("created_at", text(&at)),
        ("operation_name", text(&event.operation_name)),
        ("status", text(&event.status)),
        ("count", text(&count)),
        ("name", text(&event.name)),
        ("token_uid", text(uid)),
        ("creator", text(login)),
        ("role", text(&event.role)),
        ("system_user", text(&event.system_user)),
        ("address", text(&event.address)),
        ("api_token_name", text(&event.api_token_name)),
        ("credential_uid", text(&event.credential_uid)),
        ("changes", Value::List(changes.iter().map(|line| text(line)).collect())),
    ];
    json::item(out, index, &Value::Map(map), 0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use token_api::FromJson;

    fn event() -> Event {
        let text = r#"{"uid": "e1", "name": "=1+1", "operation_name": "updated", "status": "success", "count": 1,
            "creator": {"name": "ada", "first_name": "@Ada"}, "role": "admin", "address": "192.0.2.1",
            "created_at": "2026-11-29T10:00:00Z", "resource": {"uid": "u1", "name": "=1+1"},
            "before": {"description": "a\"b"}, "after": {"description": ""}}"#;
        Event::from_json(serde_json::from_str(text).unwrap()).unwrap()
    }

    #[test]
    fn no_cell_of_the_csv_is_a_formula() {
        let mut out = events_head(Form::Csv).to_owned();
        write_event(Form::Csv, &mut out, 0, &event());
        let line = out.lines().nth(1).unwrap();
        let expected = "\"2026-11-29T10:00:00Z\",\"'@Ada\",\"ada\",\"admin\",\"updated\",\"1\",\"'=1+1\",\"u1\",\
            \"Description: “a\"\"b” → “”\",\"192.0.2.1\",\"\",\"\",\"success\"";
        assert_eq!(line, expected);
        assert_eq!(line.matches("\",\"").count(), HEAD.matches(',').count());
    }

    #[test]
    fn the_json_is_a_list_of_objects() {
        let mut out = events_head(Form::Json).to_owned();
        write_event(Form::Json, &mut out, 0, &event());
        write_event(Form::Json, &mut out, 1, &event());
        out.push_str(Form::Json.foot(false));
        let list: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((&list[1]["token_uid"], &list[0]["address"]), (&"u1".into(), &"192.0.2.1".into()));
        assert_eq!(list[0]["changes"][0], "Description: “a\"b” → “”");
    }
}
