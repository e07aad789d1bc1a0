//! The events of the organization: who did what to which token or member.

use crate::access::{Caller, READ_ORGANIZATION};
use crate::app::App;
use crate::failure::Failure;
use crate::input::{list_query, query_value, read_event_query};
use crate::store::{Event, Operation, Resource};
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use serde::Serialize;
use serde_json::{Map, Value};
use token_api::{Label, Time, User};

/// The resource types of events.
const TOKEN: &str = "api_token";
const PERSON: &str = "user";

/// One page of events.
#[derive(Serialize)]
pub struct EventPage {
    start: u64,
    count: u64,
    total: u64,
    items: Vec<EventAnswer>,
    /// For how many days events are kept; 0 for no limit. BentoCloud does not have it.
    keep_events_days: u32,
}

/// An event. BentoCloud does not have the last eight fields.
#[derive(Serialize)]
pub struct EventAnswer {
    uid: String,
    name: String,
    operation_name: String,
    status: String,
    api_token_name: String,
    creator: Option<User>,
    resource: Option<EventResource>,
    resource_deleted: bool,
    created_at: Option<Time>,
    updated_at: Option<Time>,
    deleted_at: Option<Time>,
    role: String,
    system_user: String,
    address: String,
    credential_uid: String,
    session: String,
    count: u32,
    before: Map<String, Value>,
    after: Map<String, Value>,
}

/// The token that an event is about.
#[derive(Serialize)]
pub struct EventResource {
    uid: String,
    name: String,
    resource_type: &'static str,
    created_at: Option<Time>,
    updated_at: Option<Time>,
    deleted_at: Option<Time>,
    labels: Vec<Label>,
}

impl From<Event> for EventAnswer {
    fn from(event: Event) -> Self {
        let resource_deleted = event.resource.as_ref().is_some_and(|resource| resource.is_deleted);
        let name = &event.name;
        let resource =
            event.resource.map(|Resource { uid, created_at, updated_at, deleted_at, labels, .. }| {
                let (name, resource_type) = (name.clone(), TOKEN);
                EventResource { uid, name, resource_type, created_at, updated_at, deleted_at, labels }
            });
        Self {
            uid: event.uid,
            name: event.name,
            operation_name: event.operation,
            status: event.status,
            api_token_name: event.credential_name,
            creator: event.creator,
            resource,
            resource_deleted,
            // Events do not change.
            updated_at: event.created_at.clone(),
            created_at: event.created_at,
            deleted_at: None,
            role: event.role,
            system_user: event.system_user,
            address: event.address,
            credential_uid: event.credential_uid,
            session: event.session,
            count: event.count,
            before: event.before,
            after: event.after,
        }
    }
}

/// `GET /api/v1/current_org/events`
pub async fn list(State(app): State<App>, caller: Caller, uri: Uri) -> Result<Json<EventPage>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let query = list_query(&uri)?;
    let filter = read_event_query(&query_value(&uri, "q")?.unwrap_or_default())?;
    let (start, count) = (query.start, query.count);
    // So that the list is complete. If it fails, the refusals are written later.
    if let Err(error) = app.store().write_refused_sign_ins().await {
        tracing::warn!(%error, "cannot write which sign-ins were refused");
    }
    let (total, events) = app.store().events(Some(caller.member.id), caller.visible(), filter, query).await?;
    let items = events.into_iter().map(EventAnswer::from).collect();
    Ok(Json(EventPage { start, count, total, items, keep_events_days: app.settings().keep_events }))
}

/// `GET /api/v1/current_org/event_operation_names`
pub async fn operation_names(caller: Caller, uri: Uri) -> Result<Json<Vec<&'static str>>, Failure> {
    caller.require_scope(READ_ORGANIZATION)?;
    let resource_type = query_value(&uri, "resource_type")?.unwrap_or_default();
    let is_wanted = |operation: &Operation| match resource_type.as_str() {
        "" => true,
        TOKEN => operation.is_about_token(),
        PERSON => !operation.is_about_token(),
        _ => false,
    };
    Ok(Json(Operation::ALL.into_iter().filter(is_wanted).map(Operation::name).collect()))
}
