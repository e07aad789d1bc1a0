//! Signing in a command line: what the create dialog says, and the status afterwards.
//!
//! The server gives the token to the command line that waits with the code; the panel does not send its value.

use crate::components::button::action_button;
use crate::components::html::{div, p, span, strong};
use crate::components::text::{bold_name, code_name, flexible_space, safe_name};
use crate::context::Page;
use crate::pages::tokens::disabled_reason::Reason;
use crate::pages::tokens::reveal::differences_notice::differences_notice;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::cli_login::CliLogin;
use leptos::prelude::*;

/// Says that a command line wants to sign in as this person, and what it gets.
pub fn login_notice(page: Page, login_code: &str) -> AnyView {
    let who = p()
        .child(strong().child("A BentoML CLI wants to sign in as you."))
        .child(" Only go on if you just started this yourself, with “bentoml cloud login”.");
    let what = p()
        .child("Its code: ")
        .child(code_name(login_code))
        .child(". It gets this token, and you need not copy anything. To deploy, it needs more scopes than are proposed. Cancel sends nothing.");
    div().class("notice login").child(who).child(account(page)).child(what).into_any()
}

/// The account that the command line would use, and a button to sign in as another person. The code stays in the address.
fn account(page: Page) -> AnyView {
    let Some(who) = page.session.who_untracked() else { return ().into_any() };
    let organization = who
        .organization
        .as_ref()
        .map(|organization| span().child(", organization ").child(bold_name(&organization.name)).into_any());
    let words = span()
        .child("Your account: ")
        .child(bold_name(&who.user.display_name()))
        .child(" (")
        .child(safe_name(&who.user.name))
        .child(")")
        .child(organization)
        .child(". ");
    p().child(words)
        .child(flexible_space())
        .child(action_button("Not you?", "quiet", move |_| page.sign_out.ask()))
        .into_any()
}

/// Shows that a login was cancelled, and that the command in the terminal still waits.
pub fn say_cancelled(page: Page, state: AppState) {
    // A create without an answer may have reached the command line.
    let is_sent = state.create.attempt.with_value(Option::is_some);
    let begins = if is_sent { "" } else { "Nothing was sent to the command line. " };
    page.done.set([begins, "Press Ctrl+C in the terminal to stop the command that waits."].concat());
}

/// Says that the command line is signed in, or that its token was created.
pub fn login_status(page: Page, state: AppState, login: &CliLogin) -> AnyView {
    let words = if login.is_signed_in {
        span()
            .child("The BentoML CLI is signed in with the token ")
            .child(bold_name(&login.name))
            .child(". Go back to your terminal. ")
    } else {
        span()
            .child("Made for the command line; your terminal goes on within seconds. Its token is ")
            .child(bold_name(&login.name))
            .child(". If the terminal does not go on, delete the token and start the login again. ")
    };
    let show = login
        .has_value
        .then(|| action_button("Show token", "", move |_| state.show_login_value()).into_any());
    let delete = login.token.clone().filter(|_| !login.is_signed_in).map(|token| {
        let to_delete = token.clone();
        let may_delete =
            Reason::new(page, move |permissions| permissions.refusal(Action::Delete(&to_delete)));
        may_delete
            .button("Delete token", "danger quiet", move |_| page.delete_target.set(Some(token.clone())))
    });
    let dismiss = action_button("Dismiss", "quiet", move |_| state.login.clear());
    div()
        .child(
            p().class("notice").attr("role", "status").child(words).child(show).child(delete).child(dismiss),
        )
        .child(differences_notice(&login.differences))
        .into_any()
}
