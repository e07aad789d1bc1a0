//! What is said to who comes with a login code to a place that cannot hand a token over to the command line: a site that does
//! not offer it, or a Yatai, which has no login codes. Nothing is asked of the server for it.

use super::Page;
use super::create::draft::Draft;
use crate::address::{Address, Prefill};
use crate::components::button::action_button;
use crate::components::copy::copy_button;
use crate::components::text::{code_name, flexible_space};
use crate::quoting::shell;
use leptos::html::{a, div, p, strong};
use leptos::prelude::*;

/// The notice, while there is such a code; reactive.
pub fn no_hand_over(page: Page) -> Option<AnyView> {
    page.has_useless_code().then(|| untrack(|| notice(page)))
}

fn notice(page: Page) -> AnyView {
    let endpoint = match page.session.endpoint() {
        own if own.is_empty() => window().location().origin().unwrap_or_default(),
        endpoint => endpoint,
    };
    let command = command(&endpoint);
    let proposed = Draft::for_login(page.today(), |name| is_taken(page, name));
    let form = Address { code: None, ..page.nav.now() }.with_new(prefill(&proposed));
    let form = a().class("button").attr("href", form.href()).child("Create a token for it");
    let dismiss = action_button("Dismiss", "quiet", move |_| {
        page.nav.go(&Address { code: None, ..page.nav.now() });
    });
    div()
        .class("notice")
        .attr("role", "status")
        .child(p().child(strong().child("This server cannot hand a token over to the command line.")).child(
            " The code in the address does nothing here. A command that still waits for it ends with Ctrl+C.",
        ))
        .child(
            p().child("Create a token here, copy its value, and sign in with it: ")
                .child(code_name(&command))
                .child(copy_button("Copy command", command)),
        )
        .child(div().class("row").child(form).child(flexible_space()).child(dismiss))
        .into_any()
}

fn is_taken(page: Page, name: &str) -> bool {
    page.loader.with_list(|list| list.rows.iter().any(|row| row.token.name == name))
}

/// What signs the tool in. The value is put in by the person: it is not known yet.
fn command(endpoint: &str) -> String {
    ["bentoml cloud login --api-token YOUR_TOKEN --endpoint ", &shell(endpoint)].concat()
}

/// The form as a login with a code would have it.
fn prefill(draft: &Draft) -> Prefill {
    Prefill {
        name: Some(draft.name.clone()),
        description: Some(draft.description.clone()),
        scopes: Some(draft.scopes.iter().cloned().collect()),
        expires_in: Some("30d".to_owned()),
        ..Prefill::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn the_form_is_filled_in_as_for_a_login() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        let login = Draft::for_login(today, |_| false);
        let (filled, odd) = Draft::from_prefill(&prefill(&login));
        assert!(odd.is_empty(), "{odd:?}");
        assert_eq!(filled, login);
    }

    #[test]
    fn the_command_is_one_word_for_each_part() {
        assert_eq!(
            command("https://yatai.example.com"),
            "bentoml cloud login --api-token YOUR_TOKEN --endpoint https://yatai.example.com"
        );
        assert!(command("https://a b").ends_with("'https://a b'"));
    }
}
