//! Takes a language: fetches its messages, and tells the views.

use crate::browser::language::changed;
use crate::browser::signal::RwSignal;
use crate::format::error_messages::{Failure, Operation, general_failure};
use crate::settings::language::{Decision, decide};
use leptos::prelude::*;
use panel_messages::{intl, m, set_catalog};
use token_client::{Client, calls};

/// Takes the language that the person has chosen before, else the site's, else the browser's. Where its messages cannot be
/// fetched, or are of another version, the language stays as it is, and `failed` says why.
pub async fn take_language(of_site: &str, failed: RwSignal<Option<Failure>>) {
    let Some(decision) = decide(of_site) else { return };
    if let Some(why) = take(&decision, of_site).await {
        failed.set(why);
    }
    if let Some(root) = document().document_element() {
        // The language in force. It throws nothing: the name is an attribute's.
        let _ = root.set_attribute("lang", m::language::TAG.text());
    }
    changed();
}

/// Takes a language. Returns why not, if there is a reason; nothing where another one was chosen meanwhile.
async fn take(decision: &Decision, of_site: &str) -> Option<Option<Failure>> {
    let mut messages = None;
    if !decision.file.is_empty() {
        match Client::new("", None).send(calls::language_file(&decision.file)).await {
            // Another one was chosen meanwhile.
            _ if decide(of_site).is_some_and(|other| other.file != decision.file) => return None,
            Ok(text) => messages = Some(text),
            Err(error) => return Some(Some(general_failure(&error, Operation::ReadingLanguage))),
        }
    }
    if set_catalog(messages).is_err() {
        let (what, advice) = (m::language::WRONG_VERSION.string(), m::language::RELOAD.string());
        return Some(Some(Failure { what, advice, quote: None, trace_id: None }));
    }
    intl::set_locale(&decision.locale);
    Some(None)
}
