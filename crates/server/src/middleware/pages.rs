//! Errors of `/login` as pages: a person opens that address, or sends its form.

use crate::app::App;
use crate::failure::Sentence;
use crate::plain_page::page;
use crate::site::panel_from;
use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::Response;

/// Answers an error of `/login` with a page that has its sentence.
pub async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_for_people =
        path == "/login" && matches!(*request.method(), Method::GET | Method::HEAD | Method::POST);
    let panel = panel_from(&app, path);
    let mut response = next.run(request).await;
    let Some(Sentence(sentence)) = response.extensions_mut().remove::<Sentence>().filter(|_| is_for_people)
    else {
        return response;
    };
    let text = format!(
        "{sentence} Open the sign-in link again in a moment: a link that was not used works for ten minutes."
    );
    let (failed, _) = response.into_parts();
    let mut response = page(failed.status, "The sign-in did not work", &text, panel.as_deref());
    if let Some(seconds) = failed.headers.get(header::RETRY_AFTER) {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.clone());
    }
    // The detail for the log.
    response.extensions_mut().extend(failed.extensions);
    response
}
