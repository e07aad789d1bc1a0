//! Addresses: bookmarks that somebody mistyped, cut, or made up to deceive.

use crate::damage::{damaged, hostile};
use crate::run::throw;
use panel::address::{Span, parse};
use panel::export::{list_command, list_note};
use panel::settings::saved_views;
use proptest::prelude::*;
use proptest::sample::select;

/// Query strings.
pub fn searches() -> impl Strategy<Value = String> {
    let samples = [
        "?q=ci+bot&status=expired,active&scope=api,none&type=monitoring&creator=ada,b%2Cc&expires=never&used=7d&unused=90d&created=2w&deployment=chat&sort=-used&token=u1",
        "?new&name=ci&description=a%0Ab&scopes=read_organization,api&expires_in=30d&expires_at=2026-12-31T18:00&token_type=personal&code=abc-1",
        "?utm=1&x%20y=%F0%9F%8D%B1&q=%25252F&sort=name",
    ];
    let key = select(vec![
        "q",
        "status",
        "scope",
        "type",
        "creator",
        "expires",
        "used",
        "unused",
        "created",
        "deployment",
        "creator_left",
        "sort",
        "token",
        "new",
        "name",
        "scopes",
        "expires_in",
        "code",
        "other",
    ]);
    let value = prop_oneof![
        hostile(),
        hostile().prop_map(|text| form_urlencoded::byte_serialize(text.as_bytes()).collect()),
        select(vec!["never", "90d", "5000000000w", "-created", "active", "none", ""]).prop_map(str::to_owned),
    ];
    let pairs = prop::collection::vec((key, value), 0..6).prop_map(|pairs| {
        let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("?{}", pairs.join("&"))
    });
    prop_oneof![damaged(samples.map(str::to_owned).to_vec()), pairs, hostile()]
}

#[test]
fn an_address_is_read_once_and_for_all() {
    throw("addresses", searches(), |search| {
        let once = parse(&search).address;
        let href = once.href();
        let again = parse(&href);
        prop_assert_eq!(&again.address, &once);
        prop_assert_eq!(again.ignored, vec![]);
        prop_assert_eq!(again.address.href(), href);
        // What only filters can be passed on, and says the same there.
        let view = saved_views::view_of(&once);
        prop_assert_eq!(parse(&view.href()).address, view);
        prop_assert!(list_command(&once).starts_with("bentoml api-token list"));
        prop_assert!(list_note(&once).ends_with("at most."));
        Ok(())
    });
}

#[test]
fn views_that_are_pasted_are_views_or_are_named() {
    let samples = vec!["Mine\thttps://x/?q=a\nOther\nhttps://x/?status=active\nhttps://y/ z\n".to_owned()];
    throw("views", prop_oneof![damaged(samples), hostile()], |text| {
        let mut all = Vec::new();
        let skipped = saved_views::import(&mut all, &text, "https://x/");
        prop_assert!(all.len() + skipped.len() <= text.lines().count());
        let (mut again, written) = (Vec::new(), saved_views::as_links(&all, "https://x/"));
        prop_assert_eq!(saved_views::import(&mut again, &written, "https://x/"), Vec::<String>::new());
        prop_assert_eq!(again, all);
        Ok(())
    });
}

#[test]
fn a_duration_is_read_as_it_is_written() {
    let samples = vec!["90d".to_owned(), "24h".to_owned(), "2W".to_owned()];
    throw("durations", prop_oneof![damaged(samples), hostile(), "[0-9]{0,12}[hdwHDW]{0,2}"], |text| {
        if let Some(span) = Span::parse(&text) {
            prop_assert_eq!(Span::parse(&span.to_string()), Some(span));
            // The command-line tool's reading of the same text is the same.
            prop_assert_eq!(token_api::parse_duration(&text), Ok(span.delta()));
        }
        Ok(())
    });
}
