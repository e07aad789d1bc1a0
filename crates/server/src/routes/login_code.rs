//! The browser login of the command-line tool: the tool requests a code and polls with it until a create with that code
//! leaves a token for it.

use super::created::Created;
use super::new_token::CreateRequest;
use crate::access::{self, Caller, WRITE_ORGANIZATION};
use crate::app::App;
use crate::failure::Failure;
use crate::input::query_value;
use crate::login_codes::CodeError;
use crate::metrics::RefusedCredential;
use crate::middleware::LogFields;
use crate::peer::Peer;
use crate::secrets::Hash;
use crate::wrong_credentials::CredentialKind;
use axum::Json;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri};
use token_api::{LoginCode, Token};

/// `GET /api/v1/auth/code`
pub async fn issue(State(app): State<App>) -> Json<LoginCode> {
    Json(LoginCode { code: app.codes().issue(app.now()) })
}

/// `GET /api/v1/auth/token?code=…`
pub async fn take(
    State(app): State<App>,
    peer: Peer,
    log: LogFields,
    method: Method,
    uri: Uri,
) -> Result<Json<Created>, Failure> {
    if method == Method::HEAD {
        // It would consume the token without returning it.
        return Err(super::wrong_method().await);
    }
    let code = query_value(&uri, "code")?.unwrap_or_default();
    let now = app.now();
    let hand_over = match app.codes().take(&code, now) {
        Ok(hand_over) => hand_over,
        Err(error) => return Err(refused(&app, SentCode { peer, code }, error).await),
    };
    // A separate task, so that it finishes also when the tool disconnects: after the event is written, the token cannot be
    // fetched again.
    let handing_over = tokio::spawn(async move {
        // If this fails, the token can be fetched again, and the tool polls again.
        let stored = app.store().record_hand_over(hand_over.uid(), peer.address(), now).await?;
        let waiting = hand_over.finish().ok_or_else(|| Failure::internal("a token was given out twice"))?;
        let stored = stored.ok_or_else(|| {
            Failure::new(
                StatusCode::CONFLICT,
                "token_ended",
                "The token of this login has been deleted or has ended: start the login again.",
            )
        })?;
        Ok(Token { token: waiting.token, ..access::handed_over(stored, now) })
    });
    let token =
        handing_over.await.unwrap_or_else(|_| Err(Failure::internal("handing a token over broke off")))?;
    log.set_person(token.creator(), String::new());
    log.set_made(&token.uid);
    Ok(Json(Created::new(token)))
}

/// The login code of a create, and who sent it.
pub struct SentCode {
    /// Where the request comes from.
    pub peer: Peer,
    /// The code.
    pub code: String,
}

/// Creates a token, and leaves it for the tool that polls with the code of the create. Does both or neither.
pub async fn create(
    app: &App,
    caller: &Caller,
    sent: SentCode,
    request: CreateRequest,
) -> Result<Token, Failure> {
    let (state, caller, code) = (app.clone(), caller.clone(), sent.code.clone());
    // A separate task, so that it finishes also when the client disconnects: a created token is always handed over.
    let creating = tokio::spawn(async move {
        let shared = state.clone();
        let creating = state.write_as(&caller, WRITE_ORGANIZATION, move |write| {
            let allowed = request.check(write)?;
            let (creator, now) = (write.caller.member.id, write.now);
            if let Some(key) = &allowed.key {
                write.changes.refuse_repeat(creator, key, now)?;
            }
            let reserved = match shared.codes().reserve(&code, creator, now) {
                Ok(reserved) => reserved,
                // Answered after the transaction, because the answer may wait.
                Err(error) => return Ok(Err(error)),
            };
            let stored = allowed.add(write)?;
            Ok(Ok((request.with_value(write, stored.clone()), stored, reserved, now)))
        });
        let (token, stored, reserved, now) = match creating.await? {
            Ok(made) => made,
            Err(error) => return Ok(Err(error)),
        };
        // The tool gets the value, so it counts as used: a repeated create must not replace it.
        state.store().note_use(&stored, now);
        // Only now: the token is on disk.
        reserved.answer(token.clone());
        Ok(Ok(token))
    });
    let created = creating.await.unwrap_or_else(|_| Err(Failure::internal("a create with a code broke off")));
    match created? {
        Ok(token) => Ok(token),
        // Outside of the task, which lets the next create begin: this one waits.
        Err(error) => Err(refused(app, sent, error).await.in_field("code")),
    }
}

async fn refused(app: &App, sent: SentCode, error: CodeError) -> Failure {
    match error {
        CodeError::Unknown | CodeError::Expired => {
            let refusal = Failure::new(
                StatusCode::NOT_FOUND,
                "unknown_code",
                "This login code is unknown or older than ten minutes: start the login again.",
            );
            // Without a code, or with one that was valid, it is no guess.
            if error == CodeError::Expired || sent.code.is_empty() {
                return refusal;
            }
            sent.peer.note_refusal(app, RefusedCredential::LoginCode, app.now());
            sent.peer.refuse_credential(app, CredentialKind::Typed, Hash::of(&sent.code), refusal).await
        }
        CodeError::Used => Failure::new(
            StatusCode::CONFLICT,
            "code_used",
            "This login code has been used already: start the login again.",
        ),
        CodeError::Pending => Failure::bad("authorization_pending", "Nobody has approved this login yet."),
        CodeError::TooMany => Failure::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_codes",
            "You have answered too many logins within ten minutes: try again in some minutes.",
        )
        .retry_after(60),
    }
}
