//! Copies a text or downloads it as a file, and reports the result.

use crate::components::copy::{copy_value, outcome_words};
use crate::components::download::download_parts;
use js_sys::Array;
use panel_messages::m;

/// The destination of a text.
#[derive(Clone, Debug)]
pub enum To {
    /// The clipboard.
    Clipboard,
    /// A file with this name and media type.
    File(String, &'static str),
}

/// Copies or downloads a text that is given in parts. Returns what was done, or why it failed, in words.
pub async fn hand_over(parts: Array, to: &To) -> Result<&'static str, &'static str> {
    match to {
        To::Clipboard => {
            let outcome = copy_value(&parts.join("").into()).await;
            let words = outcome_words(outcome);
            if outcome.is_ok() { Ok(words) } else { Err(words) }
        }
        To::File(name, kind) if download_parts(name, kind, &parts) => Ok(m::common::DOWNLOADED.text()),
        To::File(..) => Err(m::common::NOT_DOWNLOADED.text()),
    }
}
