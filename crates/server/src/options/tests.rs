//! Arguments and the environment: what is read, and what a refusal names.

use super::*;

fn read(arguments: &[&str]) -> Result<Options, String> {
    match parse(arguments.iter().map(OsString::from), |_| None)? {
        Command::Serve(options) => Ok(*options),
        other => panic!("{other:?}"),
    }
}

#[test]
fn reads_every_option_and_its_default() {
    let options = read(&[]).unwrap();
    assert_eq!(options.listen.to_string(), "127.0.0.1:8787");
    assert_eq!(options.database, PathBuf::from("data/tokens.sqlite"));
    assert!(options.metrics.is_none() && options.site.is_none());
    assert!(options.origins.is_empty() && !options.faults);
    assert!(!options.like_yatai && read(&["--like-yatai"]).unwrap().like_yatai);
    assert_eq!((options.idle_sign_out, options.keep_events, options.max_lifetime), (0, 400, None));
    let options = read(&[
        "--listen",
        "127.0.0.1:0",
        "--database=a.sqlite",
        "--site",
        "dist",
        "--demo",
        "60",
        "--allow-origin",
        "http://127.0.0.1:8080",
        "--allow-origin",
        "https://panel.example.com",
        "--faults",
        "--idle-sign-out",
        "15",
        "--keep-events",
        "30",
        "--max-lifetime",
        "90",
        "--print-link",
        "--security-contact",
        "mailto:security@example.com",
        "--metrics=[::1]:9187",
    ])
    .unwrap();
    assert_eq!(options.metrics.map(|address| address.port()), Some(9187));
    assert!(options.print_link && options.security_contact.is_some());
    assert_eq!((options.listen.port(), options.data.demo, options.origins.len()), (0, 60, 2));
    assert!(options.faults && options.idle_sign_out == 15 && options.keep_events == 30);
    assert_eq!(options.max_lifetime.map(MaxLifetime::days), Some(90));
}

#[test]
fn the_demo_password_comes_from_the_environment_only() {
    let with = |value: &'static str| {
        parse([], move |name| (name == "TOKEN_SERVER_DEMO_PASSWORD").then(|| value.to_owned()))
    };
    assert!(matches!(with("long-enough"), Ok(Command::Serve(o)) if o.demo_password.is_some()));
    assert!(matches!(with(""), Ok(Command::Serve(o)) if o.demo_password.is_none()));
    let refusal = with("short").unwrap_err();
    assert!(refusal.contains("8 at least") && !refusal.contains("short"), "{refusal}");
}

#[test]
fn errors_name_what_is_accepted() {
    for (arguments, word) in [
        (&["--listen", "8787"][..], "127.0.0.1:8787"),
        (&["--demo", "-1"], "whole number"),
        (&["--metrics", "9187"], "127.0.0.1:9187"),
        (&["--metrics", "127.0.0.1:8787"], "another address"),
        (&["--demo", "many"], "whole number"),
        (&["--allow-origin", "*"], "http://"),
        (&["--idle-sign-out", "0.5"], "whole number of minutes"),
        (&["--idle-sign-out", "10081"], "whole number of minutes"),
        (&["--allow-origin", "http://a/b"], "http://"),
        (&["--keep-events", "-1"], "whole number of days"),
        (&["--keep-events", "36526"], "whole number of days"),
        (&["--max-lifetime", "0"], "from 1 to 36525"),
        (&["--max-lifetime", "90", "--like-yatai"], "--like-yatai"),
        (&["--demo", "1", "member", "list"], "member"),
        (&["member", "rename"], "member --help"),
        (&["--what"], "--help"),
        (&["--site"], "--help"),
        (&["--like-yatai", "--allow-origin", "http://127.0.0.1:8080"], "--allow-origin"),
        (&["--user-header", "X-Remote-User"], "needs --trusted-proxy"),
        (&["--user-header", "Cookie", "--trusted-proxy", "::1"], "another meaning"),
        (&["--trusted-proxy", "proxy.example"], "127.0.0.1"),
        (&["--trusted-proxy", "0.0.0.0/0"], "everybody"),
        (&["--auto-join", "guest", "--trusted-proxy", "::1"], "needs --user-header"),
        (&["--auto-join", "owner"], "admin, developer or guest"),
        (&["--public-url", "tokens.example"], "https://"),
        (&["--user-header", "X-User", "--trusted-proxy", "::1", "--like-yatai"], "--like-yatai"),
        (&["--like-yatai", "--security-contact", "mailto:a@b.example"], "--security-contact"),
        (&["--security-contact", "security@example.com"], "mailto:"),
    ] {
        let refusal = read(arguments).unwrap_err();
        assert!(refusal.contains(word), "{arguments:?}: {refusal}");
    }
}

#[test]
fn a_value_from_the_environment_is_long_and_valid_in_a_header() {
    const GOOD: &str = "good-value-of-32-characters-0123";
    for name in ["TOKEN_SERVER_ADMIN_TOKEN", "TOKEN_SERVER_DEMO_TOKENS"] {
        let with = |value: &'static str| match parse([], |asked| (asked == name).then(|| value.to_owned())) {
            Ok(Command::Serve(options)) => {
                Ok(options.data.admin_token.or(options.data.demo_tokens).is_some())
            }
            other => Err(other.unwrap_err()),
        };
        assert_eq!((GOOD.len(), with(GOOD), with("")), (32, Ok(true), Ok(false)));
        for bad in [&GOOD[1..], "two words are no value but have their length", "x"] {
            let refusal = with(bad).unwrap_err();
            assert!(refusal.contains(name) && refusal.contains("32 at least"), "{refusal}");
            assert!(!refusal.contains(bad) || bad == "x", "{refusal}");
        }
    }
}

#[test]
fn the_first_admin_token_comes_from_one_place() {
    let arguments = ["--admin-token-file", "token"].map(OsString::from);
    let options = parse(arguments.clone(), |_| None);
    assert!(matches!(options, Ok(Command::Serve(it)) if it.admin_token_file == Some("token".into())));
    let named = |name: &str| (name == "TOKEN_SERVER_ADMIN_TOKEN").then(|| "a".repeat(32));
    assert!(parse(arguments, named).unwrap_err().contains("give one"));
}
