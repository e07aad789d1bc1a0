//! The shell: settings, session, and which page is shown.

use crate::clock;
use crate::desk::Desk;
use crate::dom::{El, button, classed, el, follow, on_window};
use crate::later::Later;
use crate::nav::Nav;
use crate::pages::sign_in::sign_in;
use crate::pages::tokens::tokens_page;
use crate::parts::notice::{failure_notice, plain_failure};
use crate::session::{Session, State};
use crate::settings::Settings;
use crate::signal::{Derived, Var};
use crate::theme::theme_switch;
use crate::words::Failure;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use token_client::{Client, calls};

/// The ticking clock, from the context of the page.
#[derive(Clone, Copy)]
pub struct Now(pub Var<DateTime<Utc>>);

/// The site's settings, from the context of the page.
#[derive(Clone, Copy)]
pub struct Site(pub StoredValue<Settings>);

/// Mounts the panel.
pub fn mount() {
    leptos::mount::mount_to_body(|| {
        if let Some(body) = document().body() {
            // A document that has a body takes a child.
            let _ = app().iter().try_for_each(|part| body.append_child(part.element()).map(|_| ()));
        }
    });
}

/// The panel: its header, and its page.
pub fn app() -> [El; 3] {
    let session = Session::new();
    let site = Site(StoredValue::new(Settings::default()));
    let title = Var::new(Settings::default().title);
    let broken = Var::new(None::<Failure>);
    let (nav, later) = (Nav::start(), Later::new());
    provide_context(nav);
    provide_context(later);
    // A dialog that the address asks for is fetched while the session and the list are.
    if nav.now() != nav.now().without_dialogs() || nav.now().code.is_some() {
        later.bring();
    }
    provide_context(Now(clock::ticking()));
    provide_context(site);
    provide_context(session);
    let desk = Desk::new();
    // Leaving now would leave the person without an answer. It advises only: a browser may ignore it.
    on_window("beforeunload", move |event| {
        if desk.is_busy() {
            event.prevent_default();
        }
    });
    // What one person typed is not shown to the next one.
    let owner = StoredValue::new(None::<String>);
    follow(Box::new(move || {
        let Some(name) = session.who().map(|who| who.user.name) else { return };
        if owner.get_value().is_some_and(|before| before != name) {
            desk.clear();
        }
        owner.set_value(Some(name));
    }));
    let begin = move || {
        broken.set(None);
        crate::dom::spawn(async move {
            match read_settings().await {
                Ok(settings) => {
                    title.set(settings.title.clone());
                    site.0.set_value(settings.clone());
                    session.begin(&settings).await;
                }
                Err(failure) => broken.set(Some(failure)),
            }
        });
    };
    begin();
    // Only which page it is: a change of the person's name must not build the page anew.
    let page = Derived::new(move || match session.state() {
        _ if broken.with(Option::is_some) => Page::Broken,
        State::Starting => Page::Wait,
        State::Out(_) => Page::SignIn,
        State::Unknown(_) => Page::Unknown,
        State::In(_) => Page::Tokens,
    });
    let main = el("main").attr("tabindex", "-1").slot(move || {
        Some(match page.get() {
            Page::Wait => classed("p", "waiting").attr("aria-busy", "true").text("Loading"),
            Page::SignIn => sign_in(),
            Page::Tokens => tokens_page(desk),
            Page::Broken => failure_notice(&broken.get()?, Some(begin)),
            Page::Unknown => match session.state() {
                State::Unknown(failure) => failure_notice(&failure, Some(begin)),
                _ => return None,
            },
        })
    });
    // Above every page: it outlives the session by which the token was made.
    let above = el("div").slot(move || {
        let endpoint = site.0.with_value(|site| site.endpoint.clone());
        desk.is_revealing().then_some(())?;
        later.part(|apart| (apart.reveal)(desk, endpoint))
    });
    [header(title, session, desk), main, above]
}

#[derive(Clone, Copy, PartialEq)]
enum Page {
    Wait,
    SignIn,
    Broken,
    Unknown,
    Tokens,
}

fn header(title: Var<String>, session: Session, desk: Desk) -> El {
    let failed = Var::new(None::<Failure>);
    let sign_out = move |_| {
        failed.set(None);
        crate::dom::spawn(async move {
            match session.sign_out().await {
                // Nothing that was typed is left for whoever signs in next.
                Ok(()) => desk.clear(),
                Err(failure) => failed.set(Some(failure)),
            }
        });
    };
    let organization =
        move || session.who().and_then(|who| who.organization).map(|o| o.name).unwrap_or_default();
    el("header")
        .child(
            classed("div", "top")
                .child(classed("span", "mark").attr("aria-hidden", "true").text("b"))
                .child(el("strong").live(move || title.get()))
                .child(classed("span", "organization").live(organization))
                .child(classed("span", "spring"))
                .child(theme_switch())
                .slots(move || match session.who() {
                    None => Vec::new(),
                    Some(who) => vec![
                        classed("span", "person")
                            .attr("title", &who.user.email)
                            .name(&who.user.display_name()),
                        button("Sign out", sign_out).class("quiet"),
                    ],
                }),
        )
        .slot(move || failed.get().map(|failure| plain_failure(&failure)))
}

async fn read_settings() -> Result<Settings, Failure> {
    let broken = |what: String| Failure {
        what,
        advice: "Whoever runs this site has to mend it.".to_owned(),
        quote: None,
        trace_id: None,
    };
    match Client::new("", None).send(calls::settings_file()).await {
        Ok(None) => Ok(Settings::default()),
        Ok(Some(text)) => Settings::read(&text).map_err(broken),
        Err(error) => Err(crate::words::failure(&error, crate::words::Doing::ReadingSettings)),
    }
}
