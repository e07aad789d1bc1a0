//! The command line's login: what its dialog says, and what is said of it afterwards.
//!
//! The create itself answers the command line that waits with the code: no request of the panel carries the value.

use crate::components::button::action_button;
use crate::components::text::{bold_name, code_name, flexible_space, safe_name};
use crate::context::Page;
use crate::pages::tokens::allowed::Reason;
use crate::pages::tokens::reveal::not_as_asked;
use crate::session::rights::Action;
use crate::state::AppState;
use crate::state::cli_login::CliLogin;
use leptos::html::{div, p, span, strong};
use leptos::prelude::*;

/// What is asked of the person who was sent here by the command line.
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

/// Whose account the command line gets, and the way to another one. The code stays in the address.
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

/// Says what is true when a login is cancelled: the command in the terminal goes on waiting.
pub fn say_refused(page: Page, state: AppState, is_login: bool) {
    if !is_login {
        return;
    }
    // Of a create that is not answered nobody knows what it sent.
    let is_sent = state.create.attempt.with_value(Option::is_some);
    let begins = if is_sent { "" } else { "Nothing was sent to the command line. " };
    page.done.set([begins, "Press Ctrl+C in the terminal to stop the command that waits."].concat());
}

/// What became of the command line's token.
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
        let may_delete = Reason::new(page, move |standing| standing.refusal(Action::Delete(&to_delete)));
        may_delete
            .button("Delete token", "danger quiet", move |_| page.delete_target.set(Some(token.clone())))
    });
    let dismiss = action_button("Dismiss", "quiet", move |_| state.login.clear());
    div()
        .child(
            p().class("notice").attr("role", "status").child(words).child(show).child(delete).child(dismiss),
        )
        .child(not_as_asked(&login.differences))
        .into_any()
}
