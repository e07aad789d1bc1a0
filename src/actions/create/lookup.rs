//! Looking for a token by its name.

use token_api::Token;
use token_client::{Client, Error, Unreadable, calls};

/// The newest tokens of this name. Every server lists the newest first, and not every one knows how to search.
pub async fn lookup(client: &Client, name: &str) -> Result<Vec<Token>, Error> {
    let page = client.send(calls::list_tokens(0, 100, "")).await?;
    let is_whole = page.unreadable.is_empty();
    let found: Vec<Token> = page.items.into_iter().filter(|t| t.name == name).collect();
    if found.is_empty() && !is_whole {
        // It may be one of those that cannot be read.
        let what = Unreadable::Shape("expected a text as `uid`");
        return Err(Error::Unreadable { status: 200, what, trace_id: None });
    }
    Ok(found)
}
