//! Carries out the faults that were ordered. Does nothing without `--faults`.

use crate::app::App;
use crate::faults::{
    Fault, Faults, answer_with, call_of, chaos, fail_with, read_whole, run_whole, without_extras,
};
use crate::input::{Body as JsonBody, MAX_BODY, query_value};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Makes a request fail where that was ordered, or where the search text of a list or the name in a create is the name of
/// a fault.
pub async fn faults(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(faults) = app.faults() else { return next.run(request).await };
    let mut request = request;
    if faults.is_without_extras() {
        if let Some(refused) = without_extras::refuse(request.uri().path()) {
            return refused;
        }
        without_extras::ignore_labels(&mut request);
    }
    let mut response = answer(&app, faults, request, next).await;
    if let Some(date) = faults.date() {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn answer(app: &App, faults: &Faults, request: Request, next: Next) -> Response {
    let Some(call) = call_of(request.method(), request.uri()) else {
        return without_fault(faults, request, next).await;
    };
    let step = if call == "list" { faults.next_chaos_step() } else { None };
    let request = match step {
        None => request,
        Some(step) if step.fails => return fail_with(StatusCode::INTERNAL_SERVER_ERROR),
        Some(step) => {
            if let Some(number) = step.change
                && let Err(failure) = chaos::change_tokens(app.store(), number, app.now()).await
            {
                return failure.into_response();
            }
            chaos::limit_list(request, step.count)
        }
    };
    let (request, name) = if call == "create" { read_name(request).await } else { (request, None) };
    let asked = match call {
        "list" => query_value(request.uri(), "search").ok().flatten(),
        _ => name,
    };
    let fault = asked.as_deref().and_then(Fault::parse).or_else(|| faults.take(call));
    match fault {
        None | Some(Fault::Status(_)) if faults.is_hostile() => {
            let (parts, bytes) = match fault {
                Some(fault) => read_whole(answer_with(fault, request, next).await).await,
                None => run_whole(request, next).await,
            };
            faults.make_hostile(call, parts, bytes)
        }
        None => without_fault(faults, request, next).await,
        Some(fault) => answer_with(fault, request, next).await,
    }
}

/// Carries a request out.
async fn without_fault(faults: &Faults, request: Request, next: Next) -> Response {
    if !faults.is_without_extras() {
        return next.run(request).await;
    }
    let path = request.uri().path().to_owned();
    let (parts, bytes) = run_whole(request, next).await;
    without_extras::reduce(&path, parts, bytes)
}

/// The name in the body of a create, and the request with the same body.
async fn read_name(request: Request) -> (Request, Option<String>) {
    let (parts, body) = request.into_parts();
    // More than the route accepts, so that the route still refuses a body that is too large.
    match axum::body::to_bytes(body, MAX_BODY * 2).await {
        Ok(bytes) => {
            let name = JsonBody::parse(&bytes)
                .ok()
                .and_then(|body| body.text("name").ok().flatten().map(str::to_owned));
            (Request::from_parts(parts, Body::from(bytes)), name)
        }
        Err(_) => (Request::from_parts(parts, Body::from(vec![b' '; MAX_BODY + 1])), None),
    }
}
