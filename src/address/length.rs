//! What does not go into the browser's address: more than servers accept, and a search that may be a token.

use crate::address::{Address, Prefill};

/// The longest query string of a link that the panel makes, in bytes.
///
/// Many servers and proxies refuse a request line of more than 8 KB, or headers that are longer in all. A sign-in page in front
/// of the panel writes the whole link into an address of its own, where each `%` takes three bytes. Half of 8 KB leaves room for
/// that, and for the panel's own address before the query string.
pub const MAX_QUERY: usize = 3800;

/// Whether this word of a search is as long as a token. One that was pasted into the wrong field must not get into the browser's
/// history, a shell's history or a server's log.
pub fn may_be_token(word: &str) -> bool {
    word.chars().count() >= 32
}

/// Whether a search has such a word.
pub fn is_search_secret(search: &str) -> bool {
    search.split_whitespace().any(may_be_token)
}

/// The query string for the browser's address, and whether it lacks something: the search, if that may be a token; and if it
/// would be too long, the search, the lists and the values for the create dialog.
pub fn fitting(address: &Address) -> (String, bool) {
    let mut short = address.clone();
    let is_secret = is_search_secret(&address.q);
    if is_secret {
        short.q.clear();
    }
    let href = short.href();
    if href.len() <= MAX_QUERY {
        return (href, is_secret);
    }
    short.q.clear();
    short.scope = Default::default();
    short.creator = Default::default();
    short.deployment = Default::default();
    short.new = short.new.map(|_| Prefill::default());
    (short.href(), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;

    #[test]
    fn a_search_that_may_be_a_token_is_not_in_the_address() {
        let view = |q: &str| Address { q: q.to_owned(), ..parse("?status=active").address };
        let (short, long) = ("a".repeat(31), "a".repeat(32));
        assert_eq!(fitting(&view(&short)), (view(&short).href(), false));
        for q in [long.clone(), format!("ci {long}\n")] {
            assert_eq!(fitting(&view(&q)), ("?status=active".to_owned(), true));
        }
    }

    #[test]
    fn a_view_that_is_too_long_keeps_what_fits() {
        let fits = Address { q: "界 ".repeat(370), ..Address::default() };
        assert_eq!(fitting(&fits), (fits.href(), false));

        let name = |n: usize| format!("someone-with-a-name-{n}");
        let long = [
            Address { q: "界 ".repeat(1008), ..parse("?status=active&token=a").address },
            Address { creator: (0..300).map(name).collect(), ..parse("?status=active&token=a").address },
            Address { deployment: (0..300).map(name).collect(), ..parse("?status=active&token=a").address },
            Address { scope: (0..300).map(name).collect(), ..parse("?status=active&token=a").address },
        ];
        for address in long {
            assert_eq!(fitting(&address), ("?status=active&token=a".to_owned(), true));
        }
        let filled = Prefill { description: Some("界".repeat(1008)), ..Prefill::default() };
        assert_eq!(fitting(&Address::default().with_new(filled)), ("?new".to_owned(), true));
    }
}
