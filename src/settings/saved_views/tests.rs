//! Only views are stored, whatever the storage holds or a person pastes.

use super::*;
use proptest::prelude::*;

const BASE: &str = "https://tokens.example.com/panel/";

fn views(names: &[(&str, &str)]) -> Vec<View> {
    names
        .iter()
        .map(|(name, search)| View { name: (*name).into(), href: parse(search).address.href() })
        .collect()
}

fn names(views: &[View]) -> Vec<&str> {
    views.iter().map(|view| view.name.as_str()).collect()
}

#[test]
fn a_view_is_filters_and_order_and_nothing_that_was_open() {
    let search = "?q=ci&status=active&scope=api,none&type=organization&creator=ada&expires=never&used=7d&unused=90d\
        &created=1w&deployment=chat&sort=name&token=9f0c&new&name=made&description=up&scopes=api&expires_in=1d\
        &expires_at=2026-12-31&token_type=personal&code=abc&other=thing";
    let mut kept = Vec::new();
    add(&mut kept, "all of it", &parse(search).address).unwrap();
    assert_eq!(
        as_links(&kept, ""),
        "all of it\t?q=ci&status=active&scope=api,none&type=organization&creator=ada&expires=never&used=7d&unused=90d\
         &created=1w&deployment=chat&sort=name\n"
    );
    // Keys of the create dialog mean nothing without it, and are no part of a view either.
    add(&mut kept, "prefill alone", &parse("?name=made&scopes=api&q=x").address).unwrap();
    assert_eq!(kept[1].href, "?q=x");
    assert_eq!(read("a\t?q=x&code=abc&token=9f0c&new&name=n\n")[0].href, "?q=x");
}

#[test]
fn a_name_is_needed_and_is_one_alone() {
    let mut kept = views(&[("Mine", "?q=a")]);
    let address = parse("?q=b").address;
    for (name, why) in [
        ("", "Give it a name."),
        (" \t\n", "Give it a name."),
        ("Mine", "There is a view of this name already."),
        ("  mINE ", "There is a view of this name already."),
        ("expiring", "There is a view of this name already."),
    ] {
        assert_eq!(add(&mut kept, name, &address).map_err(Message::text), Err(why), "{name:?}");
    }
    assert_eq!(add(&mut kept, " My\tviews\n of  today ", &address), Ok(()));
    assert_eq!(names(&kept), ["Mine", "My views of today"]);
    add(&mut kept, &"ü".repeat(500), &address).unwrap();
    assert_eq!(kept[2].name, "ü".repeat(MAX_NAME));
    while kept.len() < MAX_VIEWS {
        let name = format!("view {}", kept.len());
        add(&mut kept, &name, &address).unwrap();
    }
    let refused = add(&mut kept, "one more", &address).map_err(Message::text);
    assert_eq!(refused, Err("There are too many views: delete one first."));
}

#[test]
fn a_view_can_have_another_name_that_is_free() {
    let mut kept = views(&[("One", "?q=a"), ("Two", "?q=b")]);
    for (name, why) in [
        (" ", "Give it a name."),
        ("two", "There is a view of this name already."),
        ("EXPIRING", "There is a view of this name already."),
    ] {
        assert_eq!(rename(&mut kept, "One", name).map_err(Message::text), Err(why), "{name:?}");
    }
    assert_eq!(kept, views(&[("One", "?q=a"), ("Two", "?q=b")]));
    // Its own name in other letters is free.
    assert_eq!(rename(&mut kept, "One", " ONE\tmore "), Ok("ONE more".to_owned()));
    assert_eq!(rename(&mut kept, "Two", "two"), Ok("two".to_owned()));
    assert_eq!(kept, views(&[("ONE more", "?q=a"), ("two", "?q=b")]));
    // Another tab has deleted it.
    assert!(rename(&mut kept, "gone", "Else").is_err());
    assert_eq!(names(&kept), ["ONE more", "two"]);
}

#[test]
fn a_view_moves_by_one_place_and_not_over_the_ends() {
    let mut kept = views(&[("a", "?"), ("b", "?"), ("c", "?")]);
    for (name, is_up, order) in [
        ("c", true, ["a", "c", "b"]),
        ("c", true, ["c", "a", "b"]),
        ("c", true, ["c", "a", "b"]),
        ("b", false, ["c", "a", "b"]),
        ("c", false, ["a", "c", "b"]),
        ("gone", false, ["a", "c", "b"]),
    ] {
        shift(&mut kept, name, is_up);
        assert_eq!(names(&kept), order, "{name}");
    }
}

#[test]
fn built_in_views_are_addresses_that_mean_something() {
    for (name, search) in BUILT_IN {
        let parsed = parse(search);
        assert!(parsed.ignored.is_empty() && parsed.address.is_filtered(), "{name:?}");
        assert_eq!(view_of(&parsed.address).href(), search, "{name:?}");
    }
}

#[test]
fn a_storage_that_somebody_else_wrote_is_read_as_far_as_it_makes_sense() {
    let text = "no tab\n\t?q=nameless\n\r\nscript\tjavascript:alert(1)\ntwice\t?q=a\nTwice\t?q=b\n\
        {\"name\":\"x\"}\nfar\thttps://evil.example/?q=x\nthird\t?status=strange&status=active\tmore\n\0\t\0";
    let read = read(text);
    assert_eq!(names(&read), ["script", "twice", "far", "third"]);
    // Every stored link stays within the page.
    assert!(read.iter().all(|view| view.href.starts_with('?')), "{read:?}");
    assert_eq!(read[1].href, "?q=a");
}

#[test]
fn links_are_taken_in_with_their_names_before_them() {
    let text = format!(
        "One\t{BASE}?q=a\nTwo words   {BASE}?status=active\r\n\nThree\n{BASE}index.html?q=c#x\nAll\t{BASE}\n"
    );
    let mut kept = Vec::new();
    assert_eq!(import(&mut kept, &text, BASE), Vec::<String>::new());
    let hrefs: Vec<String> = kept.iter().map(|view| view.href.clone()).collect();
    assert_eq!(names(&kept), ["One", "Two words", "Three", "All"]);
    assert_eq!(hrefs, ["?q=a", "?status=active", "?q=c", "?"]);
    // Once more changes nothing, and says so.
    assert_eq!(import(&mut kept, &text, BASE).len(), 4);
    assert_eq!(kept.len(), 4);
}

#[test]
fn what_is_no_link_of_this_panel_is_named_and_left_out() {
    let text = format!(
        "{BASE}?q=nameless\nJust words\nMore words\nElsewhere\thttps://evil.example/?q=x\nLonger\t{BASE}x?q=x\n\
         Dressed up\thttps://tokens.example.com.evil.example/panel/?q=x\nScript\tjavascript:alert(1)\n\
         Good\t{BASE}?q=good&code=abc\nExpiring\t{BASE}?q=taken\nThe last"
    );
    let mut kept = Vec::new();
    let skipped = import(&mut kept, &text, BASE);
    assert_eq!((names(&kept), kept[0].href.as_str()), (vec!["Good"], "?q=good"));
    for (line, why) in [
        (&*format!("{BASE}?q=nameless"), "Give it a name."),
        ("Just words", "no link of this panel"),
        ("More words", "no link of this panel"),
        ("Elsewhere\thttps://evil.example/?q=x", "no link of this panel"),
        (&*format!("Longer\t{BASE}x?q=x"), "no link of this panel"),
        ("Dressed up\thttps://tokens.example.com.evil.example/panel/?q=x", "no link of this panel"),
        ("Script\tjavascript:alert(1)", "no link of this panel"),
        (&*format!("Expiring\t{BASE}?q=taken"), "There is a view of this name already."),
        ("The last", "no link of this panel"),
    ] {
        assert!(skipped.contains(&format!("“{line}”: {why}")), "{line}: {skipped:#?}");
    }
    assert_eq!(skipped.len(), 9, "{skipped:#?}");
}

proptest! {
    #[test]
    fn what_is_kept_comes_back_as_it_was(
        given in prop::collection::vec(("(?s:.)*|[ \ta-cÄ\u{202e}\u{2028}]{0,5}", "[?&=,%+a-z0-9 ü]{0,30}|q=[^&]{0,9}&sort=name"), 0..6)
    ) {
        let mut kept = Vec::new();
        for (name, search) in &given {
            let _ = add(&mut kept, name, &parse(search).address);
        }
        prop_assert_eq!(&read(&as_links(&kept, "")), &kept);
        let mut carried = Vec::new();
        prop_assert_eq!(import(&mut carried, &as_links(&kept, BASE), BASE), Vec::<String>::new());
        prop_assert_eq!(&carried, &kept);
    }

    #[test]
    fn nothing_that_is_pasted_or_stored_does_harm(text in "(?s:.)*|([a-c \t\n]|https://tokens\\.example\\.com/panel/|\\?q=x&code=y){0,12}") {
        let mut kept = Vec::new();
        import(&mut kept, &text, BASE);
        for view in kept.iter().chain(&read(&text)) {
            prop_assert!(view.href.starts_with('?') && parse(&view.href).address.code.is_none());
            prop_assert!(!view.name.is_empty() && !view.name.contains(['\t', '\n']));
        }
    }
}
