//! The dialog with the person's sessions: since when, from where, last seen; one or all others can be ended.

use crate::actions::sessions::{end_sessions, read_sessions};
use crate::browser::reactive::{derive, spawn_local};
use crate::browser::signal::RwSignal;
use crate::components::button::action_button;
use crate::components::dialog::dialog;
use crate::components::html::{Tag, div, p, span, table, tbody, td, th, thead, tr};
use crate::components::moment::moment;
use crate::components::notice::failure_notice;
use crate::components::text::{flexible_space, hint, safe_name, sentence, signal_text};
use crate::context::Now;
use crate::format::error_messages::Failure;
use crate::format::sanitize;
use crate::format::time::relative;
use crate::session::Session;
use crate::session::request_scope::RequestScope;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, m};
use token_api::Time;

/// What the dialog knows. Copied freely.
#[derive(Clone, Copy)]
struct Dialog {
    session: Session,
    now: RwSignal<DateTime<Utc>>,
    /// `None` until the server has answered.
    sessions: RwSignal<Option<Vec<token_api::Session>>>,
    failed: RwSignal<Option<Failure>>,
    /// What was done last.
    said: RwSignal<String>,
    is_busy: RwSignal<bool>,
    close_button: NodeRef<Tag>,
}

/// The dialog.
pub fn sessions_dialog(session: Session, is_open: RwSignal<bool>) -> AnyView {
    let Now(now) = expect_context();
    let this = Dialog {
        session,
        now,
        sessions: RwSignal::new(None),
        failed: RwSignal::new(None),
        said: RwSignal::new(String::new()),
        is_busy: RwSignal::new(false),
        close_button: NodeRef::new(),
    };
    this.read();
    let close = move || is_open.set(false);
    let failure =
        move || this.failed.get().map(|failure| failure_notice(&failure, Some(move || this.read())));
    let sessions = move || match this.sessions.get() {
        Some(sessions) => Some(this.table(&sessions)),
        None if this.failed.with(Option::is_some) => None,
        None => Some(p().class("hint").attr("aria-busy", "true").message(m::common::LOADING).into_any()),
    };
    let has_no_others = move || {
        let is_other = |it: &token_api::Session| !it.is_current && !it.is_by_proxy;
        this.is_busy.get()
            || this.sessions.with(|sessions| !sessions.as_ref().is_some_and(|all| all.iter().any(is_other)))
    };
    let end_others = action_button(m::session::END_OTHERS, "danger", move |_| {
        this.end(None, m::session::OTHERS_ENDED.string());
    });
    let actions = div()
        .class("actions")
        .child(end_others.attr("disabled", has_no_others))
        .child(flexible_space())
        .child(
            action_button(m::common::CLOSE, "", move |_| close())
                .attr("data-first-focus", "")
                .node_ref(this.close_button),
        );
    let content = vec![
        hint(m::session::EACH_BROWSER.text()),
        div().child(failure.into_shared()).into_any(),
        div().child(sessions.into_shared()).into_any(),
        p().class("hint").attr("role", "status").child(signal_text(this.said.into())).into_any(),
        actions.into_any(),
    ];
    dialog(m::session::YOUR_SESSIONS.text(), "", close, content)
}

impl Dialog {
    /// Reads the sessions again. The old ones stay until the answer comes.
    fn read(self) {
        self.failed.set(None);
        let scope = RequestScope::new(self.session);
        spawn_local(async move {
            match read_sessions(&scope).await {
                Ok(sessions) => self.sessions.set(Some(sessions)),
                Err(failure) => self.failed.set(Some(failure)),
            }
        });
    }

    /// Ends one session, or all others, and says so.
    fn end(self, uid: Option<String>, words: String) {
        self.failed.set(None);
        self.said.set(String::new());
        self.is_busy.set(true);
        // The button that has the focus is about to go.
        if let Some(button) = self.close_button.get_untracked() {
            // This fails only for an element that cannot have the focus.
            let _ = button.focus();
        }
        let scope = RequestScope::new(self.session);
        spawn_local(async move {
            let ended = end_sessions(&scope, uid.as_deref()).await;
            self.is_busy.set(false);
            match ended {
                Ok(()) => {
                    self.said.set(words);
                    self.read();
                }
                Err(failure) => self.failed.set(Some(failure)),
            }
        });
    }

    fn table(self, sessions: &[token_api::Session]) -> AnyView {
        let heading = |text: Message| th().attr("scope", "col").message(text).into_any();
        let columns =
            [m::session::SIGNED_IN, m::session::FROM, m::session::LAST_SEEN, m::session::WHAT_TO_DO];
        let headings = columns.into_iter().map(heading).collect_view();
        table()
            .class("sessions")
            .attr("aria-label", m::session::YOUR_SESSIONS)
            .child(thead().child(tr().child(headings)))
            .child(tbody().child(sessions.iter().map(|session| self.row(session)).collect_view()))
            .into_any()
    }

    fn row(self, session: &token_api::Session) -> AnyView {
        // In the place of an address, as the key of a selection in a message, and as a word.
        let (from, words) = match session.address.as_str() {
            "" => ("unknown", m::session::UNKNOWN.text()),
            address => (address, address),
        };
        let mut shown = safe_name(words);
        if session.is_by_proxy {
            shown = sentence(m::session::address_by_proxy(shown));
        }
        let action = if session.is_current {
            span().message(m::session::THIS_SESSION).into_any()
        } else if session.is_by_proxy {
            span().message(m::session::KEPT_BY_PROXY).into_any()
        } else {
            let (uid, from) = (session.uid.clone(), from.to_owned());
            let label = sanitize::words(&m::session::end_from(&from)).into_owned();
            action_button(m::session::END, "danger quiet", move |_| {
                self.end(Some(uid.clone()), m::session::ended_from(&from));
            })
            .attr("aria-label", label)
            .attr("disabled", move || self.is_busy.get())
            .into_any()
        };
        tr().child(vec![
            self.moment(session.created_at.as_ref()),
            td().child(shown).into_any(),
            self.moment(session.last_used_at.as_ref()),
            td().child(action).into_any(),
        ])
        .into_any()
    }

    /// A time relative to now.
    fn moment(self, at: Option<&Time>) -> AnyView {
        match at.and_then(Time::utc) {
            Some(at) => {
                let now = self.now;
                let words = derive(move || relative(at, now.get().max(at)));
                td().child(moment(at, words)).into_any()
            }
            None => td().message(m::session::UNKNOWN).into_any(),
        }
    }
}
