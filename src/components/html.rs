//! HTML elements, all of one Rust type.
//!
//! Leptos has a type for each kind of element, and compiles its functions again for each of them. Here the tag is a value, so
//! there is one copy of each function.

use leptos::html::{Custom, custom};
pub use leptos::html::{Dialog, HtmlElement, Input, dialog, input};

/// An element with any tag.
// A pointer to the text: it is half as large as the text's slice, and each unfinished element has one.
pub type Tag = Custom<&'static &'static str>;

/// An element without attributes and children.
type Empty = HtmlElement<Tag, (), ()>;

macro_rules! elements {
    ($($name:ident $tag:literal),* $(,)?) => {
        $(
            #[doc = concat!("A new element `", $tag, "`.")]
            pub fn $name() -> Empty {
                // In capitals, as the browser gives the tag back: Leptos builds an element anew if its tag differs.
                custom(&$tag)
            }
        )*
    };
}

elements! {
    a "A", b "B", button "BUTTON", code "CODE", dd "DD", details "DETAILS", div "DIV", dl "DL", dt "DT",
    fieldset "FIELDSET", footer "FOOTER", form "FORM", h1 "H1", h2 "H2", header "HEADER", i "I", kbd "KBD",
    label "LABEL", legend "LEGEND", li "LI", main "MAIN", nav "NAV", ol "OL", option "OPTION", p "P", pre "PRE",
    progress "PROGRESS", section "SECTION", select "SELECT", span "SPAN", strong "STRONG", summary "SUMMARY", table "TABLE",
    tbody "TBODY", td "TD", textarea "TEXTAREA", th "TH", thead "THEAD", time "TIME", tr "TR", ul "UL",
}
