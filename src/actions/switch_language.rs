//! Takes a language: fetches its messages, and tells the views.

use crate::browser::language::changed;
use crate::browser::signal::RwSignal;
use crate::format::error_messages::{Failure, Operation, general_failure};
use crate::settings::language;
use leptos::prelude::*;
use panel_messages::{intl, m, set_catalog};
use token_client::{Client, calls};

/// Takes the language that the person has chosen before, else the site's, else the browser's. Where its messages cannot be
/// fetched, or are of another version, the language stays as it is, and `failed` says why.
pub async fn take_language(of_site: &str, failed: RwSignal<Option<Failure>>) {
    let files = language::files();
    let (remembered, browser) = (language::remembered(), language::of_browser());
    let wanted = remembered.iter().map(String::as_str).chain([of_site]);
    let wanted = wanted.chain(browser.iter().map(String::as_str));
    let tag = language::choose(wanted, |tag| files.iter().any(|(known, _)| known == tag));
    let messages = match files.iter().find(|(known, _)| known == tag) {
        None => None,
        Some((_, file)) => match Client::new("", None).send(calls::language_file(file)).await {
            // Another one was chosen meanwhile.
            Ok(_) if language::remembered() != remembered => return,
            Ok(messages) => Some(messages),
            Err(error) => return failed.set(Some(general_failure(&error, Operation::ReadingLanguage))),
        },
    };
    if set_catalog(messages).is_err() {
        let (what, advice) = (m::language::WRONG_VERSION.string(), m::language::RELOAD.string());
        return failed.set(Some(Failure { what, advice, quote: None, trace_id: None }));
    }
    failed.set(None);
    intl::set_locale(language::locale(tag, &browser));
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
    changed();
}
