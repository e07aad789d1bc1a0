//! Handing a text over to the person, as a file or through the clipboard, with a report of what really happened.

use crate::components::copy::{copy_value, outcome_words};
use crate::components::download::download_parts;
use js_sys::Array;

/// Where a text goes.
#[derive(Clone, Debug)]
pub enum To {
    /// Through the clipboard.
    Clipboard,
    /// Into a file of this name and this media type.
    File(String, &'static str),
}

/// Hands over a text, in parts where it is long. What was done, or why nothing was.
pub async fn hand_over(parts: Array, to: &To) -> Result<&'static str, &'static str> {
    match to {
        To::Clipboard => {
            let outcome = copy_value(&parts.join("").into()).await;
            let words = outcome_words(outcome);
            if outcome.is_ok() { Ok(words) } else { Err(words) }
        }
        To::File(name, kind) if download_parts(name, kind, &parts) => Ok("Downloaded"),
        To::File(..) => Err("Not downloaded: the browser refused"),
    }
}
