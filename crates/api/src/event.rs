//! An event of the organization's activity: `GET /api/v1/current_org/events`.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use crate::{Time, User};

/// Something that a person or a program did. Any field may be empty: servers differ in what they record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// The event's uid; empty if the server gives none.
    pub uid: String,
    /// The event's name. The embedded server writes the name of the token or the person.
    pub name: String,
    /// What was done, such as `created`. Each server has its own set of names.
    pub operation_name: String,
    /// The result, such as `success` or `failed`.
    pub status: String,
    /// The name of the token that authenticated the request; empty for a session. Names are unique only for one creator.
    pub api_token_name: String,
    /// The person who did it; `None` if nobody was signed in.
    pub creator: Option<User>,
    /// What the event is about.
    pub resource: Option<EventResource>,
    /// Whether the resource has been deleted since.
    pub resource_deleted: bool,
    /// When it happened.
    pub created_at: Option<Time>,
}

/// The resource that an event is about, with the fields that all resources have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventResource {
    /// The resource's uid.
    pub uid: String,
    /// The resource's name.
    pub name: String,
    /// Its type, such as `deployment` or `api_token`.
    pub resource_type: String,
}

impl EventResource {
    fn read(mut fields: Fields<'_>) -> Self {
        Self {
            uid: fields.text(Field::Uid),
            name: fields.text(Field::Name),
            resource_type: fields.text(Field::ResourceType),
        }
    }
}

impl FromJson for Event {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        Ok(Self {
            uid: fields.text(Field::Uid),
            name: fields.text(Field::Name),
            operation_name: fields.text(Field::OperationName),
            status: fields.text(Field::Status),
            api_token_name: fields.text(Field::ApiTokenName),
            creator: fields.object(Field::Creator).map(User::read),
            resource: fields.object(Field::Resource).map(EventResource::read),
            resource_deleted: fields.flag(Field::ResourceDeleted),
            created_at: fields.time(Field::CreatedAt),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::List;

    fn read<T: FromJson>(text: &str) -> T {
        T::from_json(serde_json::from_str(text).unwrap()).unwrap()
    }

    #[test]
    fn an_event_is_read_as_servers_write_it() {
        let event: Event = read(
            r#"{"uid": "e1", "name": "ci", "operation_name": "pushed", "status": "success", "api_token_name": "ci",
            "creator": {"name": "ada", "first_name": "Ada"}, "resource": {"uid": "b1", "name": "summary:1",
            "resource_type": "bento", "manifest": {"size": 3}}, "resource_deleted": true,
            "created_at": "2026-11-29T10:00:00Z", "before": {"description": "x"}, "more": [1]}"#,
        );
        assert_eq!((event.operation_name.as_str(), event.api_token_name.as_str()), ("pushed", "ci"));
        assert_eq!(event.creator.unwrap().display_name(), "Ada");
        let resource = event.resource.unwrap();
        assert_eq!((resource.resource_type.as_str(), resource.name.as_str()), ("bento", "summary:1"));
        assert!(event.resource_deleted && event.created_at.is_some());
    }

    #[test]
    fn an_odd_event_does_not_hide_the_others() {
        for odd in [
            "{}",
            r#"{"creator": null, "resource": null, "created_at": null, "status": null}"#,
            r#"{"creator": "ada", "resource": [1], "created_at": 5, "resource_deleted": "yes", "uid": {}}"#,
        ] {
            let event: Event = read(odd);
            assert!(event.creator.is_none() && event.resource.is_none() && !event.resource_deleted, "{odd}");
        }
        let list: List<Event> = read(r#"{"total": 3, "items": [{"uid": "a"}, null, {"uid": "b"}]}"#);
        assert_eq!((list.items.len(), list.unreadable.len(), list.total), (2, 1, 3));
    }
}
