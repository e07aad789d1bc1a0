//! Looks for tokens by their name.

use token_api::Token;
use token_client::{Client, Error, Unreadable, calls};

/// The tokens of this name among the 100 newest. Every server lists the newest first; not every server can search. An error
/// if none is found and some of the page could not be read.
pub async fn lookup(client: &Client, name: &str) -> Result<Vec<Token>, Error> {
    let page = client.send(calls::list_tokens(0, 100, "")).await?;
    let is_whole = page.unreadable.is_empty();
    let found: Vec<Token> = page.items.into_iter().filter(|t| t.name == name).collect();
    if found.is_empty() && !is_whole {
        // The token may be among those that could not be read.
        let what = Unreadable::Shape("expected a text as `uid`");
        return Err(Error::Unreadable { status: 200, what, trace_id: None });
    }
    Ok(found)
}
