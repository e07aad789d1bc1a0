//! An event of the organization's activity: `GET /api/v1/current_org/events`.

use crate::json::{Field, Fields, FromJson, Json, WrongShape};
use crate::{List, Time, User};

/// One page of events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventList {
    /// The events.
    pub list: List<Event>,
    /// For how many days the server keeps events, 0 for no limit; `None` if it does not say.
    pub keep_events_days: Option<u64>,
}

impl FromJson for EventList {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        let keep_events_days = fields.take(Field::KeepEventsDays).filter(Json::is_number).map(Json::count);
        Ok(Self { list: List::read(fields)?, keep_events_days })
    }
}

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
    /// The person's role at that time; empty where it is not known. Only the embedded server sends this and the following
    /// fields.
    pub role: String,
    /// The system user who ran a command on the server's machine.
    pub system_user: String,
    /// The network address of the request.
    pub address: String,
    /// The uid of the token that authenticated the request.
    pub credential_uid: String,
    /// How often it happened, at least 1.
    pub count: u64,
    /// What there was before.
    pub before: EventFields,
    /// What there is since then.
    pub after: EventFields,
}

/// The fields that an event has changed. A field that the event does not have is `None`, empty or false.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // `Token` explains the fields of tokens.
pub struct EventFields {
    pub description: Option<String>,
    pub scopes: Option<Vec<String>>,
    /// `Some(None)` stands for "never expires".
    pub expired_at: Option<Option<Time>>,
    pub deployment_uids: Vec<String>,
    pub is_organization_token: bool,
    pub is_global_access: bool,
    pub is_global_router_access: bool,
    pub is_monitoring_token: bool,
    /// The role of a member; empty for somebody who is none.
    pub role: String,
    /// A sign-in link was made.
    pub sign_in_link: bool,
    /// A repeated create gave the token a new value.
    pub value_replaced: bool,
    /// The kinds of the credentials in refused sign-ins.
    pub credentials: Vec<String>,
}

impl EventFields {
    fn read(mut fields: Fields<'_>) -> Self {
        let text = |json: Json<'_>| json.text().unwrap_or_default();
        Self {
            description: fields.take(Field::Description).map(text),
            scopes: fields
                .take(Field::Scopes)
                .map(|json| json.list().into_iter().filter_map(Json::text).collect()),
            expired_at: fields
                .take(Field::ExpiredAt)
                .map(|json| json.text().as_deref().and_then(Time::parse)),
            deployment_uids: fields.texts(Field::DeploymentUids),
            is_organization_token: fields.flag(Field::IsOrganizationToken),
            is_global_access: fields.flag(Field::IsGlobalAccess),
            is_global_router_access: fields.flag(Field::IsGlobalRouterAccess),
            is_monitoring_token: fields.flag(Field::IsMonitoringToken),
            role: fields.text(Field::Role),
            sign_in_link: fields.flag(Field::SignInLink),
            value_replaced: fields.flag(Field::ValueReplaced),
            credentials: fields.texts(Field::Credentials),
        }
    }
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
            role: fields.text(Field::Role),
            system_user: fields.text(Field::SystemUser),
            address: fields.text(Field::Address),
            credential_uid: fields.text(Field::CredentialUid),
            count: fields.count(Field::Count).max(1),
            before: fields.object(Field::Before).map(EventFields::read).unwrap_or_default(),
            after: fields.object(Field::After).map(EventFields::read).unwrap_or_default(),
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
        assert_eq!(event.before.description.as_deref(), Some("x"));
        assert_eq!((event.count, event.after), (1, EventFields::default()));
    }

    #[test]
    fn a_missing_expiry_and_no_expiry_differ() {
        let event: Event = read(r#"{"before": {"expired_at": null, "scopes": []}, "after": {}, "count": 3}"#);
        assert_eq!((event.before.expired_at, event.after.expired_at), (Some(None), None));
        assert_eq!((event.before.scopes, event.count), (Some(vec![]), 3));
        let list: EventList = read(r#"{"total": 0, "items": [], "keep_events_days": 400}"#);
        assert_eq!(list.keep_events_days, Some(400));
        let list: EventList = read(r#"{"total": 0, "items": []}"#);
        assert_eq!(list.keep_events_days, None);
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
