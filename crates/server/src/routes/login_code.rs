//! The browser login of the command-line tool: it asks for a code and polls with it, and a create that carries the code
//! answers it.
//!
//! What never lives here: a value for longer than the answer; it waits in `login_codes.rs`.

use super::created::Created;
use crate::app::App;
use crate::caller::Peer;
use crate::failure::Failure;
use crate::input::query_value;
use crate::login_codes::Refused;
use crate::rate_limit::Kind;
use crate::store::{Actor, CreateKey, NewToken};
use axum::Json;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri};
use chrono::{DateTime, Utc};
use token_api::{LoginCode, Secret, Token};

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
) -> Result<Json<Created>, Failure> {
    if method == Method::HEAD {
        // It would use the token up, and nobody would get it.
        return Err(super::wrong_method().await);
    }
    let code = query_value(&uri, "code")?.unwrap_or_default();
    let now = app.now();
    let taken = app.codes().take(&code, now).map_err(|why| refused(&app, peer, now, why))?;
    // A task of its own goes on when the tool leaves: what is told to be handed over does not wait again.
    let handing_over = tokio::spawn(async move {
        // Where this fails, the token waits again, and the tool asks again.
        app.store().record_hand_over(taken.uid(), peer.address(), now).await?;
        taken.keep().ok_or_else(|| Failure::internal("a token was given out twice"))
    });
    let mut token =
        handing_over.await.unwrap_or_else(|_| Err(Failure::internal("handing a token over broke off")))?;
    token.is_expired = token.has_expired(now);
    Ok(Json(Created::new(token)))
}

/// The command line that waits for a create, and who answers it.
pub struct Waiting {
    /// Who sends the create.
    pub peer: Peer,
    /// The code that the command line polls with.
    pub code: String,
}

/// Creates a token, and leaves it for the command line that waits with this code: both or neither.
pub async fn create(
    app: &App,
    Waiting { peer, code }: Waiting,
    new: NewToken,
    actor: Actor,
    key: Option<CreateKey>,
    value: Secret,
) -> Result<Token, Failure> {
    let app = app.clone();
    // A task of its own goes on when its sender leaves: the token that is written is handed over in any case.
    let creating = tokio::spawn(async move {
        let (now, creator) = (new.created_at, new.creator);
        let _turn = app.codes().turn().await?;
        if let Some(key) = key.clone() {
            app.store().check_first(creator, key, now).await?;
        }
        let reserved = app
            .codes()
            .reserve(&code, creator, now)
            .map_err(|why| refused(&app, peer, now, why).in_field("code"))?;
        let stored = match key {
            None => app.store().add(new, actor).await?,
            Some(key) => app.store().add_once(new, key, actor).await?,
        };
        // From here on somebody has its value: a create that is asked for again must not replace it.
        app.store().note_use(&stored, now);
        let token = Token { token: Some(value), ..stored.at(now) };
        reserved.answer(token.clone());
        Ok(token)
    });
    creating.await.unwrap_or_else(|_| Err(Failure::internal("a create with a code broke off")))
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
            "You have answered too many logins within ten minutes: try again in some minutes.",
        )
        .retry_after(60),
    }
}
