//! What Trunk's page and the page of `dist` must have in common. Pure.

use std::collections::BTreeSet;

use crate::package::html::tags;

/// The elements with an id, the links to icons without their hashes, and that there are styles: `dist` puts them into one
/// file. How the page starts the program differs and does not count.
pub fn outline(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for tag in tags(html) {
        if let Some(id) = tag.get("id") {
            found.insert(format!("id {id}"));
        }
        if let Some(rel) = tag.get("rel").filter(|rel| tag.is("link") && !rel.contains("preload")) {
            let name = without_hash(tag.get("href").unwrap_or_default());
            found.insert(if rel == "stylesheet" { rel.to_owned() } else { format!("{rel} {name}") });
        }
    }
    found
}

/// The name of the file at `href`, without its hash.
fn without_hash(href: &str) -> String {
    let name = href.rsplit('/').next().unwrap_or(href);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = match stem.rsplit_once('-') {
        Some((stem, hash)) if hash.len() >= 8 && hash.bytes().all(|it| it.is_ascii_hexdigit()) => stem,
        _ => stem,
    };
    format!("{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::{outline, without_hash};

    #[test]
    fn only_hashes_are_taken_out_of_names() {
        for (href, name) in [
            ("./a-0123456789abcdef.css", "a.css"),
            ("/x/a-4a636f55b946a2.css", "a.css"),
            ("a-panel.css", "a-panel.css"),
            ("a.css", "a.css"),
        ] {
            assert_eq!(without_hash(href), name, "{href}");
        }
    }

    #[test]
    fn pages_are_alike_whatever_starts_the_program() {
        let ours = "<script src=a.js></script><link rel=stylesheet href=./a-0123456789abcdef.css><p id=x>";
        let trunks =
            "<link rel=stylesheet href=/b-0123456789abcd.css><link rel=modulepreload href=b.js><p id=x>";
        assert_eq!(outline(ours), outline(trunks));
        for other in ["<link rel=icon href=a.css>", "<link rel=manifest href=b.css>", "<p id=y>"] {
            assert_ne!(outline(ours), outline(&trunks.replace("<p id=x>", other)), "{other}");
        }
    }
}
