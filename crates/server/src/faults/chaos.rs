//! Chaos: a list that behaves badly. Pages are short, searches are ignored, one list in ten fails, and tokens are added
//! and deleted between pages.
//!
//! Nothing is random: the same requests in the same order have the same result, so that a failure can be repeated.

use crate::demo;
use crate::failure::Failure;
use crate::secrets::{Hash, new_secret};
use crate::store::{Actor, ListQuery, NewToken, Store, StoredToken, Visible};
use axum::extract::Request;
use chrono::{DateTime, Utc};
use serde_json::Value;

/// The longest page.
const COUNT: u64 = 20;
/// How many times a token is added or deleted.
const CHANGES: u64 = 10;
/// Every how many lists one fails; 0 for none.
const FAILING: u64 = 10;

/// The settings, and how many lists and changes there were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chaos {
    count: u64,
    /// How many changes are still to come.
    changes: u64,
    failing: u64,
    lists: u64,
}

/// What happens to one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The largest number of tokens.
    pub count: u64,
    /// Whether the list fails.
    pub fails: bool,
    /// The number of the change that is made before the list; even adds, odd deletes.
    pub change: Option<u64>,
}

impl Chaos {
    /// Reads an order: `true`, or an object with some of the numbers; `None` for anything else.
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
    pub fn next(&mut self) -> Step {
        self.lists += 1;
        let fails = self.failing > 0 && self.lists.is_multiple_of(self.failing);
        // The first page is unchanged, and a list that fails changes nothing.
        let change = (self.lists > 1 && !fails && self.changes > 0).then_some(self.changes);
        self.changes -= u64::from(change.is_some());
        Step { count: self.count, fails, change }
    }
}

/// Adds a token where the number is even, deletes one where it is odd.
pub async fn change_tokens(store: &Store, number: u64, now: DateTime<Utc>) -> Result<(), Failure> {
    let Some(admin) = store.person(demo::ADMIN.name).await? else { return Ok(()) };
    if number.is_multiple_of(2) {
        let hash = Hash::of(new_secret().expose());
        let token = NewToken::personal(admin.id, "", "Came while the list was read", hash, now);
        let token = NewToken { name: format!("chaos-{}", token.uid), scopes: Vec::new(), ..token };
        store.add(token, Actor::default()).await?;
        return Ok(());
    }
    let some = |start| ListQuery { start, count: COUNT, search: String::new() };
    let (total, _) = store.list(None, Visible::All, some(0)).await?;
    // 7 is a stride that reaches new and old tokens.
    let (_, found) = store.list(None, Visible::All, some(number * 7 % total.max(1))).await?;
    // A token with the scope `api` may be the one that the test is signed in with.
    let is_needed = |token: &StoredToken| token.scopes.iter().any(|scope| scope == token_api::API);
    if let Some(token) = found.iter().find(|token| !is_needed(token)) {
        store.remove(token.uid.clone(), Actor::default(), now).await?;
    }
    Ok(())
}

/// The same request with at most `count` tokens, and without its search.
pub fn limit_list(mut request: Request, count: u64) -> Request {
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
        let steps: Vec<Step> = (0..40).map(|_| chaos.next()).collect();
        assert_eq!(steps[0].change, None, "the first page is unchanged");
        let failing: Vec<usize> = (0..40).filter(|at| steps[*at].fails).collect();
        assert_eq!(failing, [9, 19, 29, 39]);
        let changes: Vec<u64> = steps.iter().filter_map(|trouble| trouble.change).collect();
        assert_eq!(changes, (1..=CHANGES).rev().collect::<Vec<_>>());
    }

    #[test]
    fn orders_with_unknown_keys_or_numbers_out_of_range_are_refused() {
        let quiet = Chaos::parse(&json!({"changes": 0, "failing": 0, "count": 5})).unwrap().next();
        assert_eq!(quiet, Step { count: 5, fails: false, change: None });
        for odd in [json!(false), json!(3), json!({"count": 0}), json!({"changes": -1}), json!({"size": 1})] {
            assert_eq!(Chaos::parse(&odd), None, "{odd}");
        }
    }

    #[test]
    fn a_list_is_limited_and_its_search_removed() {
        let cut = |uri: &str| {
            let request = Request::get(uri).body(axum::body::Body::empty()).unwrap();
            limit_list(request, 20).uri().to_string()
        };
        assert_eq!(
            cut("/api/v1/api_tokens?start=40&count=1000&search=x"),
            "/api/v1/api_tokens?start=40&count=20"
        );
        assert_eq!(cut("/api/v1/api_tokens?count=5"), "/api/v1/api_tokens?count=5");
        assert_eq!(cut("/api/v1/api_tokens"), "/api/v1/api_tokens?");
    }
}
