//! The header of every page.

mod language;

use crate::actions::sign_out::SignOut;
use crate::browser::language::changes;
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::html::{a, button, div, header, span, strong};
use crate::components::keyed::built_anew;
use crate::components::notice::{notice, plain_failure};
use crate::components::text::{flexible_space, live_text, safe_name};
use crate::context::{FindsValue, Site};
use crate::format::error_messages::Failure;
use crate::format::sanitize;
use crate::pages::tokens::focus::skip_to_tokens;
use crate::session::{Session, Who};
use crate::settings::Settings;
use crate::settings::theme::Theme;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, m};

/// The bar with the site's title, the organization, the theme and the person; below it what concerns the whole page.
pub fn page_header(
    title: RwSignal<String>,
    theme: RwSignal<Theme>,
    session: Session,
    sign_out: SignOut,
    unknown: RwSignal<String>,
    no_language: RwSignal<Option<Failure>>,
) -> AnyView {
    let organization =
        move || session.who().and_then(|who| who.organization).map(|o| o.name).unwrap_or_default();
    let top = div()
        .class("top")
        .child(span().class("mark"))
        .child(strong().child(live_text(move || {
            changes();
            title.with(|title| Settings::shown_title(title))
        })))
        .child(span().class("organization").attr("translate", "no").child(live_text(organization)))
        .child(flexible_space())
        .child(language::language_menu(no_language))
        .child(built_anew(move || {
            changes();
            Some(theme_switch(theme))
        }))
        .child(built_anew(move || {
            changes();
            session.who().map(|who| person(&who, session, sign_out))
        }));
    let not_signed_out = move || {
        // Not on the sign-in page: the next person may read it.
        session.who()?;
        sign_out.failed.get().map(|failure| plain_failure(&failure))
    };
    let no_language = move || no_language.get().map(|failure| plain_failure(&failure));
    let unknown_settings = move || {
        changes();
        unknown.with(|unknown| (!unknown.is_empty()).then(|| notice(&m::header::unknown_settings(unknown))))
    };
    let skip = move || {
        changes();
        session.who()?;
        let skip = |event: ev::MouseEvent| {
            // The address stays.
            event.prevent_default();
            skip_to_tokens();
        };
        Some(
            a().class("skip")
                .attr("href", "#tokens")
                .on(ev::click, skip)
                .message(m::header::SKIP_TO_TOKENS)
                .into_any(),
        )
    };
    header()
        .child(skip.into_shared())
        .child(top)
        .child(not_signed_out.into_shared())
        .child(no_language.into_shared())
        .child(unknown_settings.into_shared())
        .into_any()
}

/// The person who is signed in, and the buttons for their sessions and to sign out.
fn person(who: &Who, session: Session, sign_out: SignOut) -> AnyView {
    let name = span()
        .class("person")
        .attr("title", sanitize::words(&who.user.email).into_owned())
        .child(safe_name(&who.user.display_name()));
    let Site(site) = expect_context();
    let lists = session.is_by_cookie() && site.with_value(|site| site.features.sessions);
    let sessions = lists.then(|| {
        // Short, for narrow screens.
        action_button(m::header::SESSIONS, "quiet", move |_| sign_out.lists_sessions.set(true))
            .attr("aria-label", m::header::YOUR_SESSIONS)
            .into_any()
    });
    let FindsValue(finds_value) = expect_context();
    let find = button()
        .attr("type", "button")
        .class("quiet")
        .on(ev::click, move |_| finds_value.set(true))
        .message(m::header::FIND)
        .child(span().class("word").message(m::header::FIND_REST))
        .attr("aria-label", m::header::FIND_BY_VALUE)
        .attr("title", m::header::FIND_TITLE);
    let sign_out = action_button(m::header::SIGN_OUT, "quiet", move |_| sign_out.ask());
    vec![name.into_any(), find.into_any(), sessions.into_any(), sign_out.into_any()].into_any()
}

/// The button that switches the theme.
fn theme_switch(theme: RwSignal<Theme>) -> AnyView {
    theme.get_untracked().apply();
    let switch = move |_| theme.get_untracked().next().choose(theme);
    button()
        .attr("type", "button")
        .class("quiet")
        .attr("title", m::header::THEME_TITLE)
        .attr("aria-label", move || {
            sanitize::words(&m::header::theme_named(theme_word(theme.get()).text())).into_owned()
        })
        .on(ev::click, switch)
        // Left out on a phone.
        .child(span().class("word").message(m::header::THEME_LABEL))
        .child(live_text(move || theme_word(theme.get()).text().to_owned()))
        .into_any()
}

fn theme_word(theme: Theme) -> Message {
    match theme {
        Theme::System => m::header::THEME_SYSTEM,
        Theme::Light => m::header::THEME_LIGHT,
        Theme::Dark => m::header::THEME_DARK,
    }
}
