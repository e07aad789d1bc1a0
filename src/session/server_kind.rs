//! The kind of the server: from the site's settings, or from a request in the background.

use crate::browser::reactive::spawn_local;
use crate::browser::timer::pause;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::session::Session;
use std::pin::Pin;
use token_api::ServerKind;
use token_client::calls;

impl Session {
    /// The kind of the server; BentoCloud until it is known. Reactive.
    pub fn server(self) -> ServerKind {
        unsubscribe_on_cleanup(self.server);
        known_server(self.server.get()).unwrap_or_default()
    }

    /// Whether the kind of the server is still unknown because the first request for it has not ended. Sends that
    /// request if there was none. Reactive.
    pub fn awaits_server(self) -> bool {
        unsubscribe_on_cleanup(self.server);
        let is_open = self.server.get() == 0;
        if is_open {
            self.ask_server();
        }
        is_open
    }

    /// Asks for the kind of the server in the background, unless it is known: without credentials and without a message.
    /// After a failure the server is taken for BentoCloud, and the next call asks again.
    pub fn ask_server(self) {
        if self.is_asking_server.get_value() || known_server(self.server.get_untracked()).is_some() {
            return;
        }
        self.is_asking_server.set_value(true);
        // A task of its own: closing a dialog must not end it.
        spawn_local(async move {
            let answer = self.client_with(None).send(calls::server_info()).await;
            self.is_asking_server.set_value(false);
            let number = answer.map_or(NO_ANSWER, number_of);
            // After a second failure the number is the same, so that no reader runs again.
            if self.server.get_untracked() != number {
                self.server.set(number);
            }
        });
    }

    /// Waits until the request for the kind of the server has ended; BentoCloud if it failed. Boxed, because each copy
    /// of an async function adds to the size.
    #[inline(never)]
    pub fn known_server(self) -> Pin<Box<dyn Future<Output = ServerKind>>> {
        self.ask_server();
        Box::pin(async move {
            while self.is_asking_server.get_value() {
                pause(50).await;
            }
            known_server(self.server.get_untracked()).unwrap_or_default()
        })
    }
}

/// The number for a request that has failed.
const NO_ANSWER: u32 = 4;

/// The number of a kind in the session's signal.
pub(super) fn number_of(kind: ServerKind) -> u32 {
    match kind {
        ServerKind::BentoCloud => 1,
        ServerKind::Yatai => 2,
        ServerKind::Embedded => 3,
    }
}

fn known_server(number: u32) -> Option<ServerKind> {
    [ServerKind::BentoCloud, ServerKind::Yatai, ServerKind::Embedded]
        .into_iter()
        .find(|kind| number_of(*kind) == number)
}
