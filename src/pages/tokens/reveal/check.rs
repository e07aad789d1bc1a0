//! Whether a new value works: the API is asked who it is, with the value and without the cookie.
//!
//! What never lives here: the value itself; it is read from the reveal's field for the one request.

use crate::dom::{El, button, classed, el, spawn};
use crate::parts::notice::plain_failure;
use crate::signal::Var;
use crate::words::{Doing, Failure, failure};
use token_api::{Secret, Token, User};
use token_client::{Client, Error, calls};
use web_sys::HtmlInputElement;

/// The button, and what the API said. Only what may use the API can ask it.
pub fn check(token: &Token, endpoint: String, field: &HtmlInputElement) -> Option<El> {
    if !token.is_api_token || token.is_monitoring_token {
        return None;
    }
    let answer = Var::new(None::<Result<User, Failure>>);
    let busy = Var::new(false);
    let field = field.clone();
    let ask = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        answer.set(None);
        let client = Client::new(endpoint.clone(), Some(Secret::new(field.value())));
        spawn(async move {
            let told = client.send(calls::current_user()).await;
            busy.try_set(false);
            answer.try_set(Some(told.map_err(|error: Error| failure(&error, Doing::Checking))));
        });
    };
    Some(
        classed("div", "check-value")
            .child(
                button("Check that it works", ask)
                    .live_attr("aria-disabled", move || busy.get().then(|| "true".to_owned())),
            )
            .slot(move || {
                busy.get().then(|| classed("span", "hint").attr("role", "status").text("Asking the API…"))
            })
            .slot(move || {
                Some(match answer.get()? {
                    Ok(user) => classed("span", "good")
                        .attr("role", "status")
                        .text("It works: the API takes it for ")
                        .child(el("strong").text(&user.display_name()))
                        .text(&format!(" ({}).", user.name)),
                    Err(failure) => plain_failure(&failure),
                })
            }),
    )
}
