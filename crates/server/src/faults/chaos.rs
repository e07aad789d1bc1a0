//! A server that lists as badly as any: short pages whatever is asked for, searches that it ignores, one list in ten
//! that fails, and tokens that come and go between pages.
//!
//! What never lives here: chance. The same order of requests meets the same troubles, so that what somebody saw can be
//! seen again.

use crate::app::App;
use crate::demo;
use crate::failure::Failure;
use crate::secrets::{Hash, new_secret};
use crate::store::{Actor, ListQuery, NewToken, StoreError, StoredToken, Visible};
use axum::extract::Request;
use serde_json::Value;

/// Yatai's page, whatever is asked for.
const COUNT: u64 = 20;
/// How many tokens come or go.
const CHANGES: u64 = 10;
/// One list in so many fails.
const FAILING: u64 = 10;

/// How bad it is, and how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chaos {
    count: u64,
    changes: u64,
    failing: u64,
    lists: u64,
}

/// What happens to one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// At most so many tokens.
    pub count: u64,
    /// Whether it fails.
    pub fails: bool,
    /// Which change comes before it.
    pub change: Option<u64>,
}

impl Chaos {
    /// Reads an order: `true`, or an object with some of the numbers.
    pub fn parse(order: &Value) -> Option<Self> {
        let mut chaos = Self { count: COUNT, changes: CHANGES, failing: FAILING, lists: 0 };
        if order == &Value::Bool(true) {
            return Some(chaos);
        }
        for (key, number) in order.as_object()? {
            let number = number.as_u64()?;
            match key.as_str() {
                "count" if number > 0 => chaos.count = number,
                "changes" => chaos.changes = number,
                "failing" => chaos.failing = number,
                _ => return None,
            }
        }
        Some(chaos)
    }

    /// What happens to the next list.
    pub fn next(&mut self) -> Trouble {
        self.lists += 1;
        let fails = self.failing > 0 && self.lists.is_multiple_of(self.failing);
        // Between pages: the first one is as it was. What fails changes nothing.
        let change = (self.lists > 1 && !fails && self.changes > 0).then_some(self.changes);
        self.changes -= u64::from(change.is_some());
        Trouble { count: self.count, fails, change }
    }
}

/// A token more, or one less, by turns.
pub async fn change(app: &App, number: u64) -> Result<(), Failure> {
    let Some(admin) = app.store().person(demo::ADMIN.name).await? else { return Ok(()) };
    if number.is_multiple_of(2) {
        let hash = Hash::of(new_secret().expose());
        let token = NewToken::personal(admin.id, "", "Came while the list was read", hash, app.now());
        let token = NewToken { name: format!("chaos-{}", token.uid), scopes: Vec::new(), ..token };
        app.store().add(token, Actor::default()).await?;
        return Ok(());
    }
    let some = |start| ListQuery { start, count: COUNT, search: String::new() };
    let (total, _) = app.store().list(Visible::All, some(0)).await?;
    // Here and there, in a stride that meets all ages.
    let (_, found) = app.store().list(Visible::All, some(number * 7 % total.max(1))).await?;
    // Whoever watches must stay signed in.
    let is_needed = |token: &StoredToken| token.scopes.iter().any(|scope| scope == token_api::API);
    if let Some(token) = found.iter().find(|token| !is_needed(token)) {
        app.store()
            .remove(token.uid.clone(), Actor::default(), app.now(), |_| Ok::<(), StoreError>(()))
            .await?;
    }
    Ok(())
}

/// The same request for so few tokens, and without its search.
pub fn shorten(mut request: Request, count: u64) -> Request {
    let uri = request.uri();
    let pairs = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    let value = |pair: &str, key| pair.strip_prefix(key).and_then(|value: &str| value.parse::<u64>().ok());
    let kept: Vec<String> = pairs
        .filter(|pair| !pair.starts_with("search="))
        .map(|pair| match value(pair, "count=") {
            Some(asked) => format!("count={}", asked.min(count)),
            None => pair.to_owned(),
        })
        .collect();
    if let Ok(uri) = format!("{}?{}", uri.path(), kept.join("&")).parse() {
        *request.uri_mut() = uri;
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_list_in_ten_fails_and_the_changes_end() {
        let mut chaos = Chaos::parse(&json!(true)).unwrap();
        let troubles: Vec<Trouble> = (0..40).map(|_| chaos.next()).collect();
        assert_eq!(troubles[0].change, None, "the first page is as it was");
        let failing: Vec<usize> = (0..40).filter(|at| troubles[*at].fails).collect();
        assert_eq!(failing, [9, 19, 29, 39]);
        let changes: Vec<u64> = troubles.iter().filter_map(|trouble| trouble.change).collect();
        assert_eq!(changes, (1..=CHANGES).rev().collect::<Vec<_>>());
    }

    #[test]
    fn orders_are_read_exactly() {
        let calm = Chaos::parse(&json!({"changes": 0, "failing": 0, "count": 5})).unwrap().next();
        assert_eq!(calm, Trouble { count: 5, fails: false, change: None });
        for odd in [json!(false), json!(3), json!({"count": 0}), json!({"changes": -1}), json!({"size": 1})] {
            assert_eq!(Chaos::parse(&odd), None, "{odd}");
        }
    }

    #[test]
    fn a_list_is_cut_and_its_search_ignored() {
        let cut = |uri: &str| {
            let request = Request::get(uri).body(axum::body::Body::empty()).unwrap();
            shorten(request, 20).uri().to_string()
        };
        assert_eq!(
            cut("/api/v1/api_tokens?start=40&count=1000&search=x"),
            "/api/v1/api_tokens?start=40&count=20"
        );
        assert_eq!(cut("/api/v1/api_tokens?count=5"), "/api/v1/api_tokens?count=5");
        assert_eq!(cut("/api/v1/api_tokens"), "/api/v1/api_tokens?");
    }
}
