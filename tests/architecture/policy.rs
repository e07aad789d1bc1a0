//! Every host has the same Content-Security-Policy. The embedded server has it in its crate, and the settings for other web
//! servers have it in `crates/xtask`; neither crate may use the other. The page's own policy has a digest more, which the build
//! writes into the page and into those settings, and the server reads from the page.

use crate::source::production_tree;
use crate::workspace::production;

/// The value of a string constant, wherever in this crate's sources it is.
fn constant(folder: &str, name: &str) -> String {
    let mut found = Vec::new();
    let sources = production().into_iter().filter(|it| it.is_below(folder) && it.text.contains(name));
    for source in sources {
        for item in production_tree(&source.text).items {
            if let syn::Item::Const(item) = item
                && item.ident == name
            {
                found.extend(crate::expressions::literal(&item.expr));
            }
        }
    }
    assert_eq!(found.len(), 1, "{folder}: the constant {name}: {found:?}");
    found.remove(0)
}

#[test]
fn every_host_gives_the_page_the_same_policy() {
    let (server, hosts) = ("crates/server/src/", "crates/xtask/src/");
    let page = constant(hosts, "BASE") + &constant(hosts, "HEADER_ONLY");
    assert!(page.contains("require-trusted-types-for 'script'; trusted-types 'none'"), "{page}");
    assert_eq!(constant(server, "PANEL_POLICY"), page);
    assert_eq!(constant(server, "DATA_POLICY"), constant(hosts, "DATA"));
    assert_eq!(constant(server, "PERMISSIONS"), constant(hosts, "PERMISSIONS"));
    for lax in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*", "data:", "blob:"] {
        assert!(!page.contains(lax), "{lax} is in {page}");
    }
}
