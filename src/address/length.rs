//! The length of a link: servers refuse long ones.

use crate::address::{Address, Prefill};

/// The longest query string of a link that the panel makes, in bytes.
///
/// Many servers and proxies refuse a request line of more than 8 KB, or headers that are longer in all. A sign-in page in front
/// of the panel writes the whole link into an address of its own, where each `%` takes three bytes. Half of 8 KB leaves room for
/// that, and for the panel's own address before the query string.
pub const MAX_QUERY: usize = 3800;

/// The query string for the browser's address. If it would be too long, it lacks the search, the lists and the values for the
/// create dialog, and the result is `true`.
pub fn fitting(address: &Address) -> (String, bool) {
    let href = address.href();
    if href.len() <= MAX_QUERY {
        return (href, false);
    }
    let mut short = address.clone();
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
    fn a_view_that_is_too_long_keeps_what_fits() {
        let fits = Address { q: "界".repeat(400), ..Address::default() };
        assert_eq!(fitting(&fits), (fits.href(), false));

        let name = |n: usize| format!("someone-with-a-name-{n}");
        let long = [
            Address { q: "界".repeat(1008), ..parse("?status=active&token=a").address },
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
