//! The browser login of the command-line tool: it asks for a code, polls with it, and the panel hands
//! a token over.
//!
//! What never lives here: a value for longer than the answer; it waits in `login_codes.rs`.

use crate::access::Caller;
use crate::app::App;
use crate::caller::{Peer, usable};
use crate::failure::Failure;
use crate::guesses::Kind;
use crate::input::{Body, query_value};
use crate::login_codes::Refused;
use crate::secrets::Hash;
use axum::Json;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use token_api::{LoginCode, Secret};

/// The answer that gives the token out.
#[derive(Serialize)]
pub struct HandedOver {
    token: String,
}

/// `GET /api/v1/auth/code`
pub async fn issue(State(app): State<App>) -> Json<LoginCode> {
    Json(LoginCode { code: app.codes().issue(app.now()) })
}

/// `GET /api/v1/auth/token?code=…`
pub async fn take(
    State(app): State<App>,
    peer: Peer,
    method: Method,
    uri: Uri,
) -> Result<Json<HandedOver>, Failure> {
    if method == Method::HEAD {
        // It would use the token up, and nobody would get it.
        return Err(super::wrong_method().await);
    }
    let code = query_value(&uri, "code")?.unwrap_or_default();
    let now = app.now();
    let token = app.codes().take(&code, now).map_err(|why| refused(&app, peer, now, why))?;
    Ok(Json(HandedOver { token: token.expose().to_owned() }))
}

/// `POST /api/v1/auth/token`
pub async fn approve(
    State(app): State<App>,
    caller: Caller,
    peer: Peer,
    body: Body,
) -> Result<Json<Value>, Failure> {
    let now = app.now();
    let missing = |field: &'static str| {
        Failure::bad("invalid_body", format!("The field {field} is required.")).in_field(field)
    };
    let code = body.text("code")?.filter(|c| !c.is_empty()).ok_or_else(|| missing("code"))?;
    let token = body.text("token")?.filter(|t| !t.is_empty()).ok_or_else(|| missing("token"))?;
    app.codes().check_pending(code, now).map_err(|why| refused(&app, peer, now, why))?;
    let stored = app.store().by_hash(Hash::of(token)).await?;
    let mine = usable(stored, now).ok().filter(|stored| {
        if stored.is_organization_token { caller.is_admin() } else { stored.creator.id == caller.member.id }
    });
    let Some(mine) = mine else {
        let refusal = Failure::bad(
            "invalid_token",
            "This token cannot be handed over: it is not valid, or it is not yours.",
        );
        return Err(peer.was_wrong(&app, Kind::Token, now, refusal.in_field("token")));
    };
    app.codes()
        .approve(code, Secret::new(token), caller.member.id, now)
        .map_err(|why| refused(&app, peer, now, why))?;
    // From here on somebody has its value: a create that is asked for again must not replace it.
    app.store().note_use(&mine, now);
    Ok(Json(json!({})))
}

fn refused(app: &App, peer: Peer, now: DateTime<Utc>, why: Refused) -> Failure {
    match why {
        Refused::Unknown => {
            let refusal = Failure::new(
                StatusCode::NOT_FOUND,
                "unknown_code",
                "This login code is unknown or older than ten minutes: start the login again.",
            );
            peer.was_wrong(app, Kind::LoginCode, now, refusal)
        }
        Refused::Used => Failure::new(
            StatusCode::CONFLICT,
            "code_used",
            "This login code has been used already: start the login again.",
        ),
        Refused::Pending => Failure::bad("authorization_pending", "Nobody has approved this login yet."),
        Refused::TooMany => Failure::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_codes",
            "You have approved too many logins within ten minutes: try again in some minutes.",
        )
        .retry_after(60),
    }
}
