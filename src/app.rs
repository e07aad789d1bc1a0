//! The shell: settings, session, and which page is shown.

use crate::actions::sign_out::SignOut;
use crate::address::history::Nav;
use crate::browser::clock;
use crate::browser::events::on_window;
use crate::browser::idle;
use crate::browser::lazy::Lazy;
use crate::components::button::action_button;
use crate::components::keyed::{built_anew, for_key};
use crate::components::notice::{failure_notice, notice, plain_failure};
use crate::components::text::{flexible_space, live_text, safe_name, signal_text};
use crate::context::{LazyViews, Now, Site};
use crate::format::error_messages::Failure;
use crate::format::sanitize;
use crate::pages::lazy_views::lazy_views;
use crate::pages::tokens::tokens_page;
use crate::session::{self, Session, State, Who};
use crate::settings::Settings;
use crate::state::AppState;
use crate::theme::theme_switch;
use leptos::ev;
use leptos::html::{div, header, main, p, span, strong};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use leptos::task::spawn_local;
use token_client::{Client, calls};

/// Mounts the panel.
pub fn mount() {
    leptos::mount::mount_to_body(app);
}

/// The panel: its header, and its page.
pub fn app() -> AnyView {
    let session = Session::new();
    let site = Site(StoredValue::new(Settings::default()));
    let title = RwSignal::new(Settings::default().title);
    let unknown = RwSignal::new(String::new());
    let broken = RwSignal::new(None::<Failure>);
    let (nav, lazy) = (Nav::start(), lazy_views());
    provide_context(nav);
    provide_context(lazy);
    // A dialog that the address asks for is fetched while the session and the list are.
    if nav.now() != nav.now().without_dialogs() || nav.now().code.is_some() {
        lazy.preload();
    }
    provide_context(Now(clock::ticking()));
    provide_context(site);
    provide_context(session);
    let state = AppState::new();
    // Leaving now would leave the person without an answer. It advises only: a browser may ignore it.
    on_window(ev::beforeunload, move |event| {
        if state.is_busy() || untrack(|| state.is_keeping()) {
            event.prevent_default();
        }
    });
    // What one person typed is not shown to the next one, not even for a moment.
    session.welcome_with(move |name| state.welcome(name));
    let sign_out = SignOut::new(session, state);
    let begin = move || {
        broken.set(None);
        spawn_local(async move {
            match read_settings().await {
                Ok(settings) => {
                    title.set(settings.title.clone());
                    unknown.set(settings.unknown.join(", "));
                    site.0.set_value(settings.clone());
                    // The page to sign in on is probably wanted next: it is fetched while the server is asked.
                    if settings.signed_in.is_none() && !session::has_kept_token(&settings.endpoint) {
                        lazy.preload();
                    }
                    session.begin(&settings).await;
                    sign_out.tell_of_the_cookie();
                }
                Err(failure) => broken.set(Some(failure)),
            }
        });
    };
    begin();
    // Only which page it is, and whose: a change of the person's name must not build the page anew.
    let page = Memo::new(move |_| match session.state() {
        _ if broken.with(Option::is_some) => Page::Broken,
        State::Starting => Page::Wait,
        State::Out(_) => Page::SignIn,
        State::Unknown(_) => Page::Unknown,
        State::In(_) => Page::Tokens(session.epoch()),
    });
    // Each page is built anew: nothing of one person's page is left for the next one.
    let pages = for_key(
        move || Some(page.get().key()),
        move |_| match page.get_untracked() {
            Page::Wait => loading(),
            Page::SignIn => sign_in_page(lazy, state, sign_out),
            Page::Tokens(_) => tokens_page(state, sign_out),
            Page::Broken => (move || broken.get().map(|failure| failure_notice(&failure, Some(begin))))
                .into_shared()
                .into_any(),
            Page::Unknown => unknown_session(session, begin, lazy, state, sign_out),
        },
    );
    // Above every page: it outlives the session by which the token was made.
    let reveal = move || {
        state.is_showing().then_some(())?;
        lazy.part(|views| (views.reveal)(state))
    };
    let leave = move || {
        sign_out.asked.get().then_some(())?;
        lazy.part(|views| (views.confirm_sign_out)(sign_out, state))
    };
    let idle_watch = move || {
        let limit = site.0.with_value(|site| site.idle_millis);
        (matches!(page.get(), Page::Tokens(_)) && limit > 0)
            .then(|| untrack(|| watched(limit, lazy, sign_out, state)))
    };
    let above = div().child(reveal.into_shared()).child(leave.into_shared()).child(idle_watch.into_shared());
    vec![
        page_header(title, session, sign_out, unknown),
        main().attr("tabindex", "-1").child(pages).into_any(),
        above.into_any(),
    ]
    .into_any()
}

fn loading() -> AnyView {
    p().class("waiting").attr("aria-busy", "true").child("Loading").into_any()
}

/// The page to sign in on, which is a part of the second piece: most who come are signed in already.
fn sign_in_page(lazy: Lazy<LazyViews>, state: AppState, sign_out: SignOut) -> AnyView {
    built_anew(move || lazy.part(|views| (views.sign_in)(state, sign_out)).or_else(|| Some(loading())))
}

/// Whether somebody is signed in could not be found out: why not, and a way in by another token.
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

/// Watches whether somebody is there, and warns who seems not to be.
fn watched(limit: i64, lazy: Lazy<LazyViews>, sign_out: SignOut, state: AppState) -> AnyView {
    let watch = idle::watch(limit, move || state.is_busy(), move || sign_out.nobody_is_there());
    let is_warned = Memo::new(move |_| watch.seconds_left.with(Option::is_some));
    let warning = move || {
        is_warned.get().then_some(())?;
        lazy.part(|views| (views.warn)(watch))
    };
    div().child(warning.into_shared()).into_any()
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

impl Page {
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

fn page_header(
    title: RwSignal<String>,
    session: Session,
    sign_out: SignOut,
    unknown: RwSignal<String>,
) -> AnyView {
    let organization =
        move || session.who().and_then(|who| who.organization).map(|o| o.name).unwrap_or_default();
    let top = div()
        .class("top")
        .child(span().class("mark").attr("aria-hidden", "true").child("b"))
        .child(strong().child(signal_text(title.into())))
        .child(span().class("organization").attr("translate", "no").child(live_text(organization)))
        .child(flexible_space())
        .child(theme_switch())
        .child((move || session.who().map(|who| person(&who, sign_out))).into_shared());
    let not_signed_out = move || sign_out.failed.get().map(|failure| plain_failure(&failure));
    let unknown_settings = move || {
        unknown.with(|unknown| {
            let said = ["Ignored in config.json: ", unknown, ". These keys mean nothing here."].concat();
            (!unknown.is_empty()).then(|| notice(&said))
        })
    };
    header().child(top).child(not_signed_out.into_shared()).child(unknown_settings.into_shared()).into_any()
}

/// Who is signed in, and the way out.
fn person(who: &Who, sign_out: SignOut) -> AnyView {
    let name = span()
        .class("person")
        .attr("title", sanitize::words(&who.user.email).into_owned())
        .child(safe_name(&who.user.display_name()));
    let sign_out = action_button("Sign out", "quiet", move |_| sign_out.ask());
    vec![name.into_any(), sign_out.into_any()].into_any()
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
        Err(error) => Err(crate::format::error_messages::general_failure(
            &error,
            crate::format::error_messages::Doing::ReadingSettings,
        )),
    }
}
