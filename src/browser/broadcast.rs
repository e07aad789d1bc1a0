//! What the tabs of this browser tell each other: that somebody has signed out, or in, or that nobody is there.
//!
//! Broadcast hear each other on one origin, below whatever paths they are; the API is named along, so that panels of two APIs
//! on one origin do not sign each other out. What never goes this way: a token, or who is meant.

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What a tab tells the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody signed out. The server knows it.
    Out,
    /// Somebody signed out of a session that was theirs alone: who is there by the browser's cookie has to end that.
    OutByToken,
    /// Nobody was there for too long.
    Idle,
    /// Somebody signed in by the browser's cookie, which is every tab's.
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

    /// What is said about this API.
    pub fn write(self, endpoint: &str) -> String {
        [self.word(), " ", endpoint].concat()
    }

    /// What was said, if it is about this API.
    pub fn read(text: &str, endpoint: &str) -> Option<Self> {
        let (word, about) = text.split_once(' ')?;
        let known = [Self::Out, Self::OutByToken, Self::Idle, Self::In];
        known.into_iter().find(|news| news.word() == word && about == endpoint)
    }
}

/// The channel to the other tabs. Copied freely.
#[derive(Clone, Copy)]
pub struct Broadcast(StoredValue<Option<SendWrapper<BroadcastChannel>>>);

impl Broadcast {
    /// Does this with what others say, for as long as the owner lives. A browser without channels has tabs that do not
    /// hear each other.
    pub fn listen(heard: impl Fn(&str) + 'static) -> Self {
        let channel = BroadcastChannel::new("bento-token-panel").ok();
        if let Some(channel) = &channel {
            let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if let Some(said) = event.data().as_string() {
                    heard(&said);
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

    /// Tells the others.
    pub fn tell(self, news: News, endpoint: &str) {
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                // It fails on a closed channel only.
                let _ = channel.post_message(&JsValue::from_str(&news.write(endpoint)));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_heard_by_panels_of_the_same_api_alone() {
        for news in [News::Out, News::OutByToken, News::Idle, News::In] {
            for endpoint in ["", "https://api.example.com"] {
                assert_eq!(News::read(&news.write(endpoint), endpoint), Some(news));
                assert_eq!(News::read(&news.write(endpoint), "https://other.example.com"), None);
            }
        }
        for text in ["", "out", "outside ", " in "] {
            assert_eq!(News::read(text, ""), None, "{text:?}");
        }
    }
}
