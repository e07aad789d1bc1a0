//! The tokens that are there: what the panel exports (JSON, YAML or CSV), or what `GET /api/v1/api_tokens` answers.

use super::existing::Existing;
use super::{have_csv, have_json, have_yaml};
use std::collections::HashSet;

/// Reads the tokens that are there. The text itself tells its format. An error is a sentence without its full stop.
pub fn read(text: &str) -> Result<Vec<Existing>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let beginning = text.trim_start();
    let (mut tokens, total) = match beginning.chars().next() {
        None => return Err("there is nothing in it; if curl wrote it, --fail-with-body tells why".to_owned()),
        Some('<') => {
            return Err("this is a page and no list of tokens: is it the address of the API?".to_owned());
        }
        Some('{') => have_json::answers(text)?,
        Some('[') => (have_json::list(text)?, 0),
        Some(_) if have_csv::is_ours(beginning) => (have_csv::read(text)?, 0),
        Some(_) => (have_yaml::read(text)?, 0),
    };
    // A token that moved from one page to the next while the pages were asked for is on both.
    let mut uids = HashSet::new();
    tokens.retain(|token| uids.insert(token.uid.clone()));
    match u64::try_from(tokens.len()) {
        Ok(there) if there < total => Err(format!(
            "{there} of {total} tokens are in it: ask for all pages (?start={there}&count=1000, one answer after the other), \
             or export from the panel"
        )),
        _ => Ok(tokens),
    }
}
