//! Addresses: bookmarks that are mistyped, cut or malicious.

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
        "label",
        "longer_than",
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
        select(vec![
            "never",
            "90d",
            "2026-12-07..2026-12-13",
            "5000000000w",
            "-created",
            "active",
            "none",
            ""
        ])
        .prop_map(str::to_owned),
    ];
    let pairs = prop::collection::vec((key, value), 0..6).prop_map(|pairs| {
        let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("?{}", pairs.join("&"))
    });
    prop_oneof![damaged(samples.map(str::to_owned).to_vec()), pairs, hostile()]
}

#[test]
fn an_address_means_the_same_after_it_is_written_and_read_again() {
    throw("addresses", searches(), |search| {
        let once = parse(&search).address;
        let href = once.href();
        let again = parse(&href);
        prop_assert_eq!(&again.address, &once);
        prop_assert_eq!(again.ignored, vec![]);
        prop_assert_eq!(again.address.href(), href);
        // The filters alone can be passed on, and mean the same.
        let view = saved_views::view_of(&once);
        prop_assert_eq!(parse(&view.href()).address, view);
        prop_assert!(list_command(&once).starts_with("bentoml api-token list"));
        prop_assert!(list_note(&once).ends_with("at most."));
        Ok(())
    });
}

#[test]
fn a_pasted_line_becomes_a_view_or_is_reported() {
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
fn a_written_duration_is_read_back() {
    let samples = vec!["90d".to_owned(), "24h".to_owned(), "2W".to_owned()];
    throw("durations", prop_oneof![damaged(samples), hostile(), "[0-9]{0,12}[hdwHDW]{0,2}"], |text| {
        if let Some(span) = Span::parse(&text) {
            prop_assert_eq!(Span::parse(&span.to_string()), Some(span));
            // The command-line tool reads the text in the same way.
            prop_assert_eq!(token_api::parse_duration(&text), Ok(span.delta()));
        }
        Ok(())
    });
}
