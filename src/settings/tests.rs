//! Which settings are accepted, and the messages for wrong ones.

use super::{Features, Settings};
use token_api::ServerKind;

fn said(text: &str) -> String {
    Settings::read(text).unwrap_err()
}

#[test]
fn what_is_not_listed_is_off_but_for_update() {
    let settings = Settings::read(r#"{"features": {"organization_tokens": true}}"#).unwrap();
    assert!(settings.features.organization_tokens && settings.features.update);
    assert!(!settings.features.cli_login && !settings.features.protected_endpoints);
    assert!(!settings.features.router_access && settings.server.is_none());
    assert_eq!(Settings::read("{}").unwrap(), Settings::default());
    let all = r#"{"organization_tokens": true, "protected_endpoints": true, "monitoring_tokens": true, "update": false, "cli_login": true, "router_access": true, "sessions": true, "find_by_value": true, "labels": true}"#;
    let all = Settings::read(&format!(r#"{{"title": "Our tokens", "features": {all}}}"#)).unwrap();
    let expected = Features {
        organization_tokens: true,
        protected_endpoints: true,
        monitoring_tokens: true,
        update: false,
        cli_login: true,
        router_access: true,
        sessions: true,
        find_by_value: true,
        labels: true,
    };
    assert_eq!((all.features, all.title.as_str(), all.unknown.len()), (expected, "Our tokens", 0));
}

#[test]
fn a_site_can_say_what_the_server_is() {
    let server = |text: &str| Settings::read(&format!(r#"{{"server": {text}}}"#)).map(|it| it.server);
    assert_eq!(server(r#""yatai""#), Ok(Some(ServerKind::Yatai)));
    assert_eq!(server(r#""bentocloud""#), Ok(Some(ServerKind::BentoCloud)));
    assert_eq!(server("null"), Ok(None));
    for wrong in [r#""Yatai""#, r#""""#, "true"] {
        let said = server(wrong).unwrap_err();
        assert!(said.contains("server must be \"yatai\" or \"bentocloud\""), "{said}");
    }
}

#[test]
fn a_site_can_limit_the_life_of_tokens() {
    let limit = |text: &str| {
        Settings::read(&format!(r#"{{"max_lifetime_days": {text}}}"#)).map(|it| it.max_lifetime_days)
    };
    assert_eq!([limit("1"), limit("90"), limit("36525")], [Ok(Some(1)), Ok(Some(90)), Ok(Some(36_525))]);
    assert_eq!(limit("null"), Ok(None));
    for wrong in ["0", "-1", "1.5", "36526", r#""90""#] {
        let said = limit(wrong).unwrap_err();
        assert!(said.contains("max_lifetime_days must be a whole number of days"), "{said}");
    }
}

#[test]
fn a_site_can_name_the_organization() {
    let named = |text: &str| Settings::read(&format!(r#"{{"organization": {text}}}"#)).unwrap().organization;
    assert_eq!([named(r#""acme""#), named(r#"" acme ai ""#), named(r#""""#)], ["acme", "acme ai", ""]);
}

#[test]
fn a_link_to_sign_in_is_the_address_of_a_page() {
    let sign_in = |text: &str| {
        Settings::read(&serde_json::json!({ "sign_in": text }).to_string()).map(|settings| settings.sign_in)
    };
    for good in [
        "https://tokens.example.com/login?next=/",
        "http://localhost:3000/login",
        "/login",
        "login",
        "../login?to=panel#top",
    ] {
        assert_eq!(sign_in(good), Ok(Some(good.to_owned())));
    }
    assert_eq!(sign_in(" /login "), Ok(Some("/login".to_owned())));
    assert_eq!(sign_in(""), Ok(None));
    for bad in [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "java\nscript:alert(1)",
        "//evil.example",
        "/\\evil.example",
        "https://",
        "https:///x",
        "https:login",
        "mailto:ada@example.com",
        "/log in",
    ] {
        let said = sign_in(bad).unwrap_err();
        assert!(said.contains("sign_in must be the address of a page"), "{bad}: {said}");
    }
    assert!(said(r#"{"sign_in": true}"#).contains("sign_in must be the address of a page"));
}

#[test]
fn null_is_as_good_as_absent() {
    let text = r#"{"endpoint": null, "sign_in": null, "title": null, "features": null, "signed_in": null, "server": null, "organization": null, "idle_sign_out_minutes": null}"#;
    assert_eq!(Settings::read(text).unwrap(), Settings::default());
    assert_eq!(Settings::read(r#"{"features": {"update": null}}"#).unwrap(), Settings::default());
}

#[test]
fn what_means_nothing_is_named_and_harms_nothing() {
    let text = r#"{"other": {"deep": [1, {}]}, "title": "T", "features": {"updates": 1, "cli_login": true}, "more": [1, null]}"#;
    let settings = Settings::read(text).unwrap();
    assert_eq!(settings.unknown, ["other", "features.updates", "more"]);
    assert!(settings.features.cli_login && settings.title == "T");
}

#[test]
fn a_broken_file_is_said_to_be_broken_and_where() {
    assert_eq!(said(""), "config.json is broken: it is empty.");
    assert_eq!(said(" \n"), "config.json is broken: it is empty.");
    assert!(said("<!doctype html>").contains("the site sends a web page in its place"));
    assert_eq!(
        said("{\n  \"title\": \"x\",\n}"),
        "config.json is broken: it is no JSON from line 3, column 1."
    );
    assert_eq!(said("{\"title\": \"x"), "config.json is broken: it breaks off at line 1, column 12.");
    assert_eq!(said("{} {}"), "config.json is broken: it is no JSON from line 1, column 4.");
}

#[test]
fn a_wrong_value_is_said_with_its_key_and_what_belongs_there() {
    for (text, key, must) in [
        ("[]", "it", "an object"),
        ("7", "it", "an object"),
        (r#"{"endpoint": 7}"#, "endpoint", "an origin"),
        (r#"{"title": ["x"]}"#, "title", "a text"),
        (r#"{"features": ["update"]}"#, "features", "an object"),
        (r#"{"features": true}"#, "features", "an object"),
        (r#"{"features": {"update": "yes"}}"#, "features.update", "true or false"),
        (r#"{"signed_in": 1}"#, "signed_in", "true or false"),
        (r#"{"idle_sign_out_minutes": "15"}"#, "idle_sign_out_minutes", "a number of minutes"),
        (r#"{"organization": 7}"#, "organization", "the organization's name"),
        (r#"{"organization": "a\nb"}"#, "organization", "the organization's name"),
        (r#"{"organization": "büro"}"#, "organization", "the organization's name"),
        (r#"{"organization": ["acme"]}"#, "organization", "the organization's name"),
        (r#"{"idle_sign_out_minutes": -1}"#, "idle_sign_out_minutes", "a number of minutes"),
        (r#"{"idle_sign_out_minutes": 10081}"#, "idle_sign_out_minutes", "a number of minutes"),
    ] {
        let said = said(text);
        assert!(said.starts_with(&format!("config.json is wrong: {key} must be {must}")), "{text}: {said}");
        assert!(said.ends_with('.'), "{said}");
    }
}

#[test]
fn an_endpoint_is_an_origin_and_nothing_else() {
    for (text, origin) in [
        ("", ""),
        ("  ", ""),
        ("https://tokens.example.com", "https://tokens.example.com"),
        ("https://tokens.example.com/", "https://tokens.example.com"),
        (" http://127.0.0.1:3000 ", "http://127.0.0.1:3000"),
        ("http://[::1]:8787", "http://[::1]:8787"),
        ("HTTPS://Tokens.Example.com:443/", "https://tokens.example.com"),
        ("http://tokens.example.com:80", "http://tokens.example.com"),
        ("http://tokens.example.com:443", "http://tokens.example.com:443"),
    ] {
        let read = Settings::read(&format!("{{\"endpoint\": \"{text}\"}}")).unwrap();
        assert_eq!(read.endpoint, origin, "{text}");
    }
    for text in [
        "ftp://x",
        "tokens.example.com",
        "//tokens.example.com",
        "https://",
        "https:///",
        "https://x/api",
        "https://x//",
        "https://x?y",
        "https://x#y",
        "https://me:secret@x",
        "https://x y",
        "/api",
    ] {
        let said = said(&format!("{{\"endpoint\": \"{text}\"}}"));
        assert!(
            said.contains("endpoint must be an origin")
                && said.ends_with(&format!("It is “{}”.", text.trim_end_matches('/')))
                || text.ends_with('/'),
            "{text}: {said}"
        );
    }
}

#[test]
fn minutes_can_have_decimals_and_zero_means_never() {
    let millis =
        |text: &str| Settings::read(&format!("{{\"idle_sign_out_minutes\": {text}}}")).unwrap().idle_millis;
    assert_eq!([millis("0"), millis("15"), millis("0.1"), millis("10080")], [0, 900_000, 6000, 604_800_000]);
}
