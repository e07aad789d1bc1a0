//! Messages between the tabs of this browser: a person has signed out or in, or has been idle for too long.
//!
//! All panels of one origin share a channel, whatever their paths are. A message names the API, so that panels of two APIs
//! on one origin do not sign each other out. A message has no token. That somebody signed in with the cookie is told with their
//! login name, which every page of this origin could ask for with that cookie.

use crate::browser::stored_value::StoredValue;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A message to the other tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The person signed out, and the server has ended the session.
    Out,
    /// The person signed out of a session that only the sending tab had, by token. A tab with the cookie session has to
    /// end that session itself.
    OutByToken,
    /// The person has been idle for too long.
    Idle,
    /// A person signed in with the cookie, which all tabs share.
    In,
}

impl News {
    fn word(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::OutByToken => "out-by-token",
            Self::Idle => "idle",
            Self::In => "in",
        }
    }

    /// The text of the message for this API. `name` is empty, except for [`News::In`].
    pub fn write(self, endpoint: &str, name: &str) -> String {
        let space = if name.is_empty() { "" } else { " " };
        [self.word(), " ", endpoint, space, name].concat()
    }

    /// The message of a text, and the login name in it; `None` if it is for another API or not a message.
    pub fn read<'a>(text: &'a str, endpoint: &str) -> Option<(Self, &'a str)> {
        let (word, rest) = text.split_once(' ')?;
        let (about, name) = rest.split_once(' ').unwrap_or((rest, ""));
        let known = [Self::Out, Self::OutByToken, Self::Idle, Self::In];
        let news = known.into_iter().find(|news| news.word() == word && about == endpoint)?;
        Some((news, name))
    }
}

/// The channel to the other tabs. A handle that can be copied.
#[derive(Clone, Copy)]
pub struct Broadcast(StoredValue<Option<SendWrapper<BroadcastChannel>>>);

impl Broadcast {
    /// Calls `on_message` with each message of another tab, until the owner is cleaned up. In a browser without
    /// `BroadcastChannel`, no messages arrive.
    pub fn listen(on_message: impl Fn(&str) + 'static) -> Self {
        let channel = BroadcastChannel::new("bento-token-panel").ok();
        if let Some(channel) = &channel {
            let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(text) = event.data().as_string() {
                    on_message(&text);
                }
            });
            channel.set_onmessage(Some(handler.as_ref().unchecked_ref()));
            let kept = SendWrapper::new((channel.clone(), handler));
            on_cleanup(move || {
                let (channel, handler) = kept.take();
                channel.set_onmessage(None);
                drop(handler);
            });
        }
        Self(StoredValue::new(channel.map(SendWrapper::new)))
    }

    /// Sends a message to the other tabs. `name` is the login name of who signed in, or empty.
    pub fn tell(self, news: News, endpoint: &str, name: &str) {
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                // This fails only on a closed channel.
                let _ = channel.post_message(&JsValue::from_str(&news.write(endpoint, name)));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_for_panels_of_the_same_api() {
        for news in [News::Out, News::OutByToken, News::Idle, News::In] {
            for endpoint in ["", "https://api.example.com"] {
                for name in ["", "ada", "ada of the team"] {
                    let text = news.write(endpoint, name);
                    assert_eq!(News::read(&text, endpoint), Some((news, name)));
                    assert_eq!(News::read(&text, "https://other.example.com"), None);
                }
            }
        }
        for text in ["", "out", "outside ", " in ", " in ada"] {
            assert_eq!(News::read(text, ""), None, "{text:?}");
        }
    }
}
