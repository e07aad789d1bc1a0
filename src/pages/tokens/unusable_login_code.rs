//! The notice about a login code that cannot sign in a command line: on a site that does not offer it, or on Yatai, which has
//! no login codes. It sends no request.

use crate::address::Address;
use crate::components::button::action_button;
use crate::components::copy::copy_button;
use crate::components::html::{a, div, p, strong};
use crate::components::text::{code_name, flexible_space, live_text, sentence};
use crate::context::Page;
use crate::format::shell::shell;
use crate::pages::tokens::create::copy_as::prefill;
use crate::pages::tokens::membership_notices::REASON_ID;
use crate::state::AppState;
use crate::state::draft::Draft;
use leptos::prelude::*;
use panel_messages::m;
use token_api::ServerKind;

/// The notice, while the address has such a code; reactive.
pub fn unusable_code_notice(page: Page, state: AppState) -> Option<AnyView> {
    page.has_unusable_code().then(|| untrack(|| notice(page, state)))
}

fn notice(page: Page, state: AppState) -> AnyView {
    let endpoint = match page.session.endpoint() {
        own if own.is_empty() => window().location().origin().unwrap_or_default(),
        endpoint => endpoint,
    };
    let command = command(&endpoint);
    // What was typed before the kind of server was known stays in the form.
    let typed = state.create.draft.get_untracked().filter(|kept| kept.opened_by.contains("code="));
    let draft = typed.map(|kept| kept.draft);
    let draft = draft.unwrap_or_else(|| Draft::for_login(page.today(), |name| is_taken(page, name)));
    let filled = prefill(&draft, None);
    let refused = |value: &'static str| move || page.creates_nothing.get().then_some(value);
    let form = a()
        .class("button")
        .attr("href", move || {
            page.nav.with(|a| Address { code: None, ..a.clone() }.with_new(filled.clone()).href())
        })
        .attr("aria-disabled", refused("true"))
        .attr("aria-describedby", refused(REASON_ID))
        .message(m::create::CODE_CREATE_TOKEN);
    let what = move || match page.session.server() {
        ServerKind::Yatai => m::create::CODE_UNUSABLE_ON_SERVER,
        _ => m::create::CODE_UNUSABLE_ON_SITE,
    };
    let dismiss = action_button(m::common::DISMISS, "quiet", move |_| {
        page.nav.go(&Address { code: None, ..page.nav.now() });
    });
    div()
        .class("notice")
        .attr("role", "status")
        .child(
            p().child(strong().child(live_text(move || what().text().to_owned())))
                .child(" ")
                .message(m::create::CODE_UNUSABLE),
        )
        .child(
            p().child(sentence(m::create::code_instead(code_name(&command))))
                .child(copy_button(m::create::COPY_COMMAND.text(), command)),
        )
        .child(div().class("row").child(form).child(flexible_space()).child(dismiss))
        .into_any()
}

/// Whether any token has this name.
fn is_taken(page: Page, name: &str) -> bool {
    page.loader.with_list(|list| list.rows.iter().any(|row| row.token.name == name))
}

/// The command that signs in. The person replaces `YOUR_TOKEN`.
fn command(endpoint: &str) -> String {
    ["bentoml cloud login --api-token YOUR_TOKEN --endpoint ", &shell(endpoint)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn the_form_is_filled_in_as_for_a_login() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        let login = Draft::for_login(today, |_| false);
        let (filled, odd) = Draft::from_prefill(&prefill(&login, None));
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
