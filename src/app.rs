//! The shell: settings, session, and which page is shown.

use crate::clock;
use crate::desk::Desk;
use crate::dom::{El, button, classed, el, on_window};
use crate::idle;
use crate::later::Later;
use crate::leave::Exit;
use crate::nav::Nav;
use crate::pages::sign_in::sign_in;
use crate::pages::tokens::tokens_page;
use crate::parts::notice::{failure_notice, notice, plain_failure};
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
    let unknown = Var::new(String::new());
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
        if desk.is_busy() || untrack(|| desk.is_keeping()) {
            event.prevent_default();
        }
    });
    // What one person typed is not shown to the next one, not even for a moment.
    session.welcome_with(move |name| desk.welcome(name));
    let exit = Exit::new(session, desk);
    let begin = move || {
        broken.set(None);
        crate::dom::spawn(async move {
            match read_settings().await {
                Ok(settings) => {
                    title.set(settings.title.clone());
                    unknown.set(settings.unknown.join(", "));
                    site.0.set_value(settings.clone());
                    session.begin(&settings).await;
                    exit.tell_of_the_cookie();
                }
                Err(failure) => broken.set(Some(failure)),
            }
        });
    };
    begin();
    // Only which page it is, and whose: a change of the person's name must not build the page anew.
    let page = Derived::new(move || match session.state() {
        _ if broken.with(Option::is_some) => Page::Broken,
        State::Starting => Page::Wait,
        State::Out(_) => Page::SignIn,
        State::Unknown(_) => Page::Unknown,
        State::In(_) => Page::Tokens(session.turn()),
    });
    let main = el("main").attr("tabindex", "-1").slot(move || {
        Some(match page.get() {
            Page::Wait => classed("p", "waiting").attr("aria-busy", "true").text("Loading"),
            Page::SignIn => sign_in(desk),
            Page::Tokens(_) => tokens_page(desk),
            Page::Broken => failure_notice(&broken.get()?, Some(begin)),
            Page::Unknown => match session.state() {
                // By another token than the one that was kept.
                State::Unknown(failure) => {
                    el("div").child(failure_notice(&failure, Some(begin))).child(sign_in(desk))
                }
                _ => return None,
            },
        })
    });
    // Above every page: it outlives the session by which the token was made.
    let above = el("div")
        .slot(move || {
            let endpoint = site.0.with_value(|site| site.endpoint.clone());
            desk.is_showing().then_some(())?;
            later.part(|apart| (apart.reveal)(desk, endpoint))
        })
        .slot(move || {
            exit.asked.get().then_some(())?;
            later.part(|apart| (apart.leave)(exit, desk))
        })
        .slot(move || {
            let limit = site.0.with_value(|site| site.idle_millis);
            (matches!(page.get(), Page::Tokens(_)) && limit > 0)
                .then(|| untrack(|| watched(limit, later, exit, desk)))
        });
    let header = header(title, session, exit).slot(move || {
        unknown.with(|unknown| {
            let said = ["Ignored in config.json: ", unknown, ". These keys mean nothing here."].concat();
            (!unknown.is_empty()).then(|| notice(&said))
        })
    });
    [header, main, above]
}

/// Watches whether somebody is there, and warns who seems not to be.
fn watched(limit: i64, later: Later, exit: Exit, desk: Desk) -> El {
    let watch = idle::watch(limit, move || desk.is_busy(), move || exit.nobody_is_there());
    let is_warned = Derived::new(move || watch.left.with(Option::is_some));
    el("div").slot(move || {
        is_warned.get().then_some(())?;
        later.part(|apart| (apart.warn)(watch))
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Page {
    Wait,
    SignIn,
    Broken,
    Unknown,
    /// Somebody's: each turn has its own.
    Tokens(u32),
}

fn header(title: Var<String>, session: Session, exit: Exit) -> El {
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
                        button("Sign out", move |_| exit.ask()).class("quiet"),
                    ],
                }),
        )
        .slot(move || exit.failed.get().map(|failure| plain_failure(&failure)))
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
        Ok(Some(text)) => {
            let mut settings = Settings::read(&text).map_err(broken)?;
            // The page's own origin, said in full, is still its own: cookies are sent there.
            if window().location().origin().is_ok_and(|own| own == settings.endpoint) {
                settings.endpoint.clear();
            }
            Ok(settings)
        }
        Err(error) => Err(crate::words::failure(&error, crate::words::Doing::ReadingSettings)),
    }
}
