//! The shell: reads the settings, begins the session, and shows the page that fits.

use crate::actions::read_settings::{fetch_settings, read_settings};
use crate::actions::sign_out::SignOut;
use crate::actions::switch_language::take_language;
use crate::address::Address;
use crate::address::history::Nav;
use crate::browser::clock;
use crate::browser::events::on_window;
use crate::browser::frame::remove_frame;
use crate::browser::idle;
use crate::browser::language;
use crate::browser::lazy::Lazy;
use crate::browser::reactive::{effect, spawn_local};
use crate::browser::signal::{RwSignal, memo};
use crate::browser::stored_value::StoredValue;
use crate::components::html::{div, main, p};
use crate::components::keyed::{built_anew, for_key};
use crate::components::notice::failure_notice;
use crate::context::{FindsValue, LazyViews, Now, Site};
use crate::format::error_messages::Failure;
use crate::pages::header::page_header;
use crate::pages::lazy_views::lazy_views;
use crate::pages::tokens::tokens_page;
use crate::session::kept_token::has_kept_token;
use crate::session::{Session, State};
use crate::settings::Settings;
use crate::settings::language::AUTO;
use crate::settings::theme::Theme;
use crate::state::AppState;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{intl, m};
use token_client::first_requests;
use wasm_bindgen::JsCast;

/// Mounts the panel.
pub fn mount() {
    leptos::mount::mount_to_body(app);
}

/// The panel: the header, the page, and the dialogs over every page.
pub fn app() -> AnyView {
    let session = Session::new();
    let site = Site(StoredValue::new(Settings::default()));
    let title = RwSignal::new(String::new());
    let unknown = RwSignal::new(String::new());
    let no_language = RwSignal::new(None::<Failure>);
    language::start();
    let broken = RwSignal::new(None::<Failure>);
    let (nav, lazy) = (Nav::start(), lazy_views());
    provide_context(nav);
    provide_context(lazy);
    // If the address asks for a dialog, its code is fetched while the session begins and the list loads.
    if nav.now() != nav.now().without_dialogs() || nav.now().code.is_some() {
        lazy.preload();
    }
    provide_context(Now(clock::ticking()));
    provide_context(FindsValue(RwSignal::new(false)));
    provide_context(site);
    provide_context(session);
    let theme = RwSignal::new(Theme::remembered());
    let state = AppState::new();
    // Leaving the page now would lose an answer or a value. A browser may ignore this.
    on_window(ev::beforeunload, move |event| {
        if state.is_busy() || untrack(|| state.is_keeping()) {
            event.prevent_default();
        }
    });
    // A held key presses nothing again: what has the focus now may be something else.
    on_window(ev::keydown, |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if event.repeat() && event.key() == "Enter" && target.is_some_and(|it| it.tag_name() != "TEXTAREA") {
            event.prevent_default();
        }
    });
    // Before any page is shown: what one person typed is never shown to the next one.
    let sign_out = SignOut::new(session, state);
    session.welcome_with(move |name| {
        if state.is_of_another(name) {
            // The search and the filters are of the person before.
            nav.replace(&Address { code: nav.now().code, ..Address::default() });
        }
        state.welcome(name);
        sign_out.forget();
    });
    let begin = move || {
        broken.set(None);
        spawn_local(async move {
            let file = fetch_settings().await;
            let of_site = read_settings(&file).map_or(AUTO.to_owned(), |settings| settings.language);
            // Before anything is said, also what is wrong with the settings.
            take_language(&of_site, None, no_language).await;
            match read_settings(&file) {
                Ok(settings) => {
                    title.set(settings.title.clone());
                    unknown.set(intl::list(settings.unknown.iter().map(String::as_str)));
                    site.0.set_value(settings.clone());
                    // The sign-in page is probably needed next: it is fetched while the server is asked.
                    if settings.signed_in.is_none() && !has_kept_token(&settings.endpoint) {
                        lazy.preload();
                    }
                    session.begin(&settings).await;
                    sign_out.send_signed_in();
                }
                Err(failure) => {
                    first_requests::forget();
                    broken.set(Some(failure));
                }
            }
        });
    };
    begin();
    // The page and its owner only: a change of the person's display name must not rebuild the page.
    let page = memo(move || match session.state() {
        _ if broken.with(Option::is_some) => View::Broken,
        State::Starting => View::Wait,
        State::Out(_) => View::SignIn,
        State::Unknown(_) => View::Unknown,
        State::In(_) => View::Tokens(session.epoch()),
    });
    // The page of tokens removes the frame itself, when it has something in the place of the frame's grey rows.
    effect(move || {
        if !matches!(page.get(), View::Wait | View::Tokens(_)) {
            remove_frame();
        }
    });
    // Each page is rebuilt, so that nothing of one person's page is left for the next one.
    let pages = for_key(
        move || Some(page.get().key()),
        move |_| match page.get_untracked() {
            View::Wait => loading(),
            View::SignIn => sign_in_page(lazy, state, sign_out),
            View::Tokens(_) => tokens_page(state, sign_out, theme),
            View::Broken => (move || broken.get().map(|failure| failure_notice(&failure, Some(begin))))
                .into_shared()
                .into_any(),
            View::Unknown => unknown_session(session, begin, lazy, state, sign_out),
        },
    );
    // Above every page: it outlives the session in which the token was made.
    let reveal = move || {
        state.is_showing().then_some(())?;
        lazy.part(|views| (views.reveal)(state))
    };
    let leave = move || {
        sign_out.asked.get().then_some(())?;
        lazy.part(|views| (views.confirm_sign_out)(sign_out, state))
    };
    let sessions = move || {
        let is_open = sign_out.lists_sessions;
        (is_open.get() && matches!(page.get(), View::Tokens(_))).then_some(())?;
        lazy.dialog(|views| (views.sessions)(session, is_open), move || is_open.set(false))
    };
    let idle_watch = move || {
        let limit = site.0.with_value(|site| site.idle_millis);
        (matches!(page.get(), View::Tokens(_)) && limit > 0)
            .then(|| untrack(|| watched(limit, session, lazy, sign_out, state)))
    };
    let above = div()
        .child(reveal.into_shared())
        .child(leave.into_shared())
        .child(sessions.into_shared())
        .child(idle_watch.into_shared());
    vec![
        page_header(title, theme, session, sign_out, unknown, no_language),
        main().attr("id", "tokens").attr("tabindex", "-1").child(pages).into_any(),
        above.into_any(),
    ]
    .into_any()
}

fn loading() -> AnyView {
    p().class("waiting").attr("aria-busy", "true").message(m::common::LOADING).into_any()
}

/// The sign-in page. It is in the second piece, because most people are signed in already.
fn sign_in_page(lazy: Lazy<LazyViews>, state: AppState, sign_out: SignOut) -> AnyView {
    built_anew(move || lazy.part(|views| (views.sign_in)(state, sign_out)).or_else(|| Some(loading())))
}

/// Shows why it is unknown whether somebody is signed in, and the sign-in page.
fn unknown_session(
    session: Session,
    retry: impl Fn() + Copy + Send + Sync + 'static,
    lazy: Lazy<LazyViews>,
    state: AppState,
    sign_out: SignOut,
) -> AnyView {
    let failure = move || match session.state() {
        State::Unknown(failure) => Some(failure_notice(&failure, Some(retry))),
        _ => None,
    };
    div().child(failure.into_shared()).child(sign_in_page(lazy, state, sign_out)).into_any()
}

/// Watches whether the person is active, and warns before the session ends.
fn watched(
    limit: i64,
    session: Session,
    lazy: Lazy<LazyViews>,
    sign_out: SignOut,
    state: AppState,
) -> AnyView {
    let watch = idle::watch(
        limit,
        move || state.is_busy(),
        move || session.keep_alive(),
        move || sign_out.end_idle_session(),
    );
    let is_warned = memo(move || watch.seconds_left.with(Option::is_some));
    let warning = move || {
        is_warned.get().then_some(())?;
        lazy.part(|views| (views.warn)(watch))
    };
    div().child(warning.into_shared()).into_any()
}

/// What the panel shows.
#[derive(Clone, Copy, PartialEq)]
enum View {
    Wait,
    SignIn,
    Broken,
    Unknown,
    /// The page of tokens; each sign-in has its own.
    Tokens(u32),
}

impl View {
    fn key(self) -> String {
        match self {
            Self::Wait => "wait".to_owned(),
            Self::SignIn => "sign-in".to_owned(),
            Self::Broken => "broken".to_owned(),
            Self::Unknown => "unknown".to_owned(),
            Self::Tokens(epoch) => format!("tokens-{epoch}"),
        }
    }
}
