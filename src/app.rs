//! The shell: settings, session, and which page is shown.

use crate::clock;
use crate::nav::Nav;
use crate::pages::sign_in::SignIn;
use crate::pages::tokens::TokensPage;
use crate::parts::notice::FailureNotice;
use crate::session::{Session, State};
use crate::settings::Settings;
use crate::theme::ThemeSwitch;
use crate::words::Failure;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use token_client::{Client, calls};

/// The ticking clock, from the context of the page.
#[derive(Clone, Copy)]
pub struct Now(pub ReadSignal<DateTime<Utc>>);

/// The site's settings, from the context of the page.
#[derive(Clone, Copy)]
pub struct Site(pub StoredValue<Settings>);

/// Mounts the panel.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// The panel.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    let site = Site(StoredValue::new(Settings::default()));
    let title = RwSignal::new(Settings::default().title);
    let broken = RwSignal::new(None::<Failure>);
    provide_context(Nav::start());
    provide_context(Now(clock::ticking()));
    provide_context(site);
    provide_context(session);
    let begin = move || {
        broken.set(None);
        leptos::task::spawn_local(async move {
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
    let retry = Callback::new(move |()| begin());
    let page = Memo::new(move |_| match session.state() {
        State::Starting => Page::Wait,
        State::Out(_) => Page::SignIn,
        State::Unknown(failure) => Page::Failed(failure),
        State::In(_) => Page::Tokens,
    });
    view! {
        <Header title session/>
        <main tabindex="-1">
            {move || match broken.get() {
                Some(failure) => view! { <FailureNotice failure retry/> }.into_any(),
                None => match page.get() {
                    Page::Wait => view! { <p class="waiting" aria-busy="true">"Loading"</p> }.into_any(),
                    Page::SignIn => view! { <SignIn/> }.into_any(),
                    Page::Failed(failure) => view! { <FailureNotice failure retry/> }.into_any(),
                    Page::Tokens => view! { <TokensPage/> }.into_any(),
                },
            }}
        </main>
    }
}

#[derive(Clone, PartialEq)]
enum Page {
    Wait,
    SignIn,
    Failed(Failure),
    Tokens,
}

#[component]
fn Header(title: RwSignal<String>, session: Session) -> impl IntoView {
    let failed = RwSignal::new(None::<Failure>);
    let sign_out = move |_| {
        failed.set(None);
        leptos::task::spawn_local(async move {
            if let Err(failure) = session.sign_out().await {
                failed.set(Some(failure));
            }
        });
    };
    view! {
        <header class="top">
            <span class="mark" aria-hidden="true">"b"</span>
            <strong>{move || title.get()}</strong>
            <span class="organization">
                {move || session.who().and_then(|who| who.organization).map(|o| o.name)}
            </span>
            <span class="spring"></span>
            <ThemeSwitch/>
            {move || session.who().map(|who| view! {
                <span class="person" title=who.user.email.clone()>{who.user.display_name()}</span>
                <button type="button" class="quiet" on:click=sign_out>"Sign out"</button>
            })}
        </header>
        {move || failed.get().map(|failure| view! { <FailureNotice failure/> })}
    }
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
