//! Takes a language: fetches its messages, and tells the views.

use crate::browser::language::changed;
use crate::browser::signal::RwSignal;
use crate::format::error_messages::{Failure, Operation, general_failure};
use crate::settings::language::{Decision, decide, remember};
use leptos::prelude::*;
use panel_messages::{intl, m, set_catalog};
use std::cell::Cell;
use token_client::{Client, calls};

thread_local! {
    /// How often a language was asked for.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Takes the language that the person chooses (`chosen`), or has chosen before, else the site's, else the browser's. A choice is
/// remembered once it works. Where the messages cannot be fetched, or are of another version, the language stays as it is, and
/// `failed` says why.
pub async fn take_language(of_site: &str, chosen: Option<String>, failed: RwSignal<Option<Failure>>) {
    let Some(decision) = decide(of_site, chosen.as_deref()) else { return };
    let asked = ASKED.get() + 1;
    ASKED.set(asked);
    let taken = take(&decision, asked).await;
    // Otherwise another one was chosen meanwhile.
    if ASKED.get() != asked {
        return;
    }
    if let Some(root) = document().document_element() {
        // The language in force. It throws nothing: the name is an attribute's.
        let _ = root.set_attribute("lang", m::language::TAG.text());
    }
    let why = taken.err();
    if why.is_none() {
        if let Some(chosen) = chosen {
            remember(&chosen);
        }
        changed();
    }
    failed.set(why);
}

/// Fetches the messages and takes them, unless another language was asked for meanwhile.
async fn take(decision: &Decision, asked: u32) -> Result<(), Failure> {
    let reload = m::language::RELOAD;
    let mut messages = None;
    if !decision.file.is_empty() {
        let answer = Client::new("", None).send(calls::language_file(&decision.file)).await;
        messages = Some(answer.map_err(|error| Failure {
            // The site may have a newer version, whose files have other names.
            advice: reload.string(),
            ..general_failure(&error, Operation::ReadingLanguage)
        })?);
    }
    if ASKED.get() == asked {
        set_catalog(messages).map_err(|_| Failure {
            what: m::language::WRONG_VERSION.string(),
            advice: reload.string(),
            quote: None,
            trace_id: None,
        })?;
        intl::set_locale(&decision.locale);
    }
    Ok(())
}
