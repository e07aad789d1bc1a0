//! `/.well-known/security.txt` of RFC 9116: whom to tell about a vulnerability.

use crate::app::App;
use crate::site;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use chrono::{SecondsFormat, TimeDelta};

/// How long after the server's start the file is valid. The RFC recommends less than a year.
const VALID_FOR: TimeDelta = TimeDelta::days(364);

/// The file, where the operator names a contact.
pub async fn security_txt(State(app): State<App>, uri: Uri) -> Response {
    let (Some(contact), Some(started)) = (&app.settings().security_contact, app.started_at()) else {
        return site::no_such_page(&app, &uri);
    };
    let expires = (started + VALID_FOR).to_rfc3339_opts(SecondsFormat::Secs, true);
    let text = format!("Contact: {contact}\nExpires: {expires}\n");
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
