//! The client's fetch against the running server, across origins.

use crate::support::{Draft, ENDPOINT, Spy, as_admin, created};
use token_api::{Secret, ServerKind, UpdateToken};
use token_client::calls::Deletion;
use token_client::{Client, Error, calls};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_current_user_is_the_admin() {
    let user = as_admin().send(calls::current_user()).await.unwrap();
    assert_eq!(user.name, "admin");
    let organization = as_admin().send(calls::current_organization()).await.unwrap();
    assert!(!organization.name.is_empty());
}

#[wasm_bindgen_test]
async fn pages_of_the_list_follow_one_another() {
    let whole = as_admin().send(calls::list_tokens(0, 1000, "")).await.unwrap();
    assert!(whole.total > 50, "{}", whole.total);
    assert_eq!(whole.items.len() as u64, whole.total);
    let mut uids = Vec::new();
    while (uids.len() as u64) < whole.total {
        let page = as_admin().send(calls::list_tokens(uids.len() as u64, 25, "")).await.unwrap();
        assert_eq!((page.start, page.total), (uids.len() as u64, whole.total));
        assert!((1..=25).contains(&page.items.len()), "{}", page.items.len());
        uids.extend(page.items.into_iter().map(|token| token.uid));
    }
    assert!(uids.iter().eq(whole.items.iter().map(|token| &token.uid)));
    let beyond = as_admin().send(calls::list_tokens(whole.total, 25, "")).await.unwrap();
    assert!(beyond.items.is_empty());
}

#[wasm_bindgen_test]
async fn a_search_finds_what_holds_the_text_and_nothing_else() {
    let one = created("needle&=%-less".split('&').next().unwrap()).await;
    let found = as_admin().send(calls::list_tokens(0, 10, &one.name.to_uppercase())).await.unwrap();
    assert_eq!(found.items.iter().map(|t| &t.uid).collect::<Vec<_>>(), [&one.uid]);
    let none = as_admin().send(calls::list_tokens(0, 10, "a&b=c %25 #/é 🦀")).await.unwrap();
    assert_eq!((none.total, none.items.len()), (0, 0));
}

#[wasm_bindgen_test]
async fn a_token_is_created_read_changed_and_deleted() {
    let client = as_admin();
    let mut draft = Draft::named("story");
    draft.description = Some("<b>text</b> & \"quotes\", 🦀".to_owned());
    draft.scopes = Some(vec!["read_organization".to_owned()]);
    let made = client.send(calls::create_token(&draft)).await.unwrap();
    let value = made.token.expect("the answer to a create holds the value");

    let read = client.send(calls::get_token(&made.uid)).await.unwrap().unwrap();
    assert_eq!((read.name, read.description), (draft.name, draft.description.unwrap()));
    assert_eq!(read.scopes, ["read_organization"]);
    assert_eq!(read.token, None, "a value is told once");

    let as_new = Client::new(ENDPOINT, Some(value));
    assert_eq!(as_new.send(calls::current_user()).await.unwrap().name, "admin");

    let change = UpdateToken { description: Some("changed".to_owned()), ..UpdateToken::default() };
    let changed = client.send(calls::update_token(&made.uid, &change)).await.unwrap();
    assert_eq!((changed.description.as_str(), changed.scopes.len()), ("changed", 1));

    assert_eq!(client.send(calls::delete_token(&made.uid)).await, Ok(Deletion::Done));
    assert_eq!(
        client.send(calls::delete_token(&made.uid)).await,
        Ok(Deletion::NotThere),
        "it was gone already"
    );
    assert_eq!(client.send(calls::get_token(&made.uid)).await, Ok(None));
    assert_eq!(as_new.send(calls::current_user()).await.unwrap_err().status(), Some(401));
}

#[wasm_bindgen_test]
async fn a_wrong_token_and_no_token_are_refused_with_a_trace_id() {
    for credential in [Some(Secret::new("wrong")), None] {
        match Client::new(ENDPOINT, credential).send(calls::list_tokens(0, 1, "")).await {
            Err(Error::Refused(refusal)) => {
                assert_eq!(refusal.status, 401);
                assert!(!refusal.message.is_empty());
                assert!(refusal.trace_id.is_some(), "the server has to expose the header to other origins");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[wasm_bindgen_test]
async fn a_token_that_does_not_exist_is_none() {
    for uid in ["no-such-uid", "..", ".", "a/b", "a?b=c#d", "%2e%2e", "é🦀"] {
        assert_eq!(as_admin().send(calls::get_token(uid)).await, Ok(None), "{uid}");
        assert_eq!(as_admin().send(calls::delete_token(uid)).await, Ok(Deletion::NotThere), "{uid}");
    }
}

#[wasm_bindgen_test]
async fn a_taken_name_and_an_invalid_one_have_different_errors() {
    let taken = Draft::named("twice");
    as_admin().send(calls::create_token(&taken)).await.unwrap();
    let error = as_admin().send(calls::create_token(&taken)).await.unwrap_err();
    assert_eq!(error.status(), Some(409));
    let mut invalid = Draft::named("x");
    invalid.name = "Not a name".to_owned();
    let error = as_admin().send(calls::create_token(&invalid)).await.unwrap_err();
    assert_eq!(error.status(), Some(400));
}

#[wasm_bindgen_test]
async fn a_token_travels_in_its_header_without_cookies_caches_and_redirects() {
    let spy = Spy::new();
    as_admin().send(calls::current_user()).await.unwrap();
    assert_eq!(spy.count(), 1);
    assert_eq!(spy.header(0, token_client::TOKEN_HEADER).as_deref(), Some(crate::support::TOKEN));
    assert_eq!(spy.header(0, "content-type"), None);
    for (name, value) in [
        ("credentials", "omit"),
        ("cache", "no-store"),
        ("redirect", "manual"),
        ("referrerPolicy", "no-referrer"),
    ] {
        assert_eq!(spy.property(0, name), value, "{name}");
    }
    assert!(!spy.property(0, "url").contains(crate::support::TOKEN));
    let _ = Client::new(ENDPOINT, None).send(calls::current_user()).await;
    assert_eq!(spy.property(1, "credentials"), "same-origin");
    assert_eq!(spy.header(1, token_client::TOKEN_HEADER), None);
    // The request for the kind of server carries no token, even when a person is signed in.
    assert_eq!(as_admin().send(calls::server_info()).await, Ok(ServerKind::Embedded));
    assert_eq!(spy.property(2, "credentials"), "omit");
    assert_eq!(spy.header(2, token_client::TOKEN_HEADER), None);
    // An organization is named where one is known; without it the server uses its own.
    assert_eq!(spy.header(0, token_client::ORGANIZATION_HEADER), None);
    let named = Client { organization: "default".to_owned(), ..as_admin() };
    named.send(calls::current_user()).await.unwrap();
    assert_eq!(spy.header(3, token_client::ORGANIZATION_HEADER).as_deref(), Some("default"));
}
