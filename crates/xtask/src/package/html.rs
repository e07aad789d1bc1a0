//! The start tags of an HTML page.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Token, Tokenizer};

/// One start tag of a page.
pub struct Tag {
    name: String,
    /// Each name with its value, in the order of the page.
    pub attributes: Vec<(String, String)>,
    /// Where the tag is in the page, in bytes.
    pub place: Range<usize>,
}

impl Tag {
    /// The value of an attribute; empty for one without a value.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// Whether it is an element of this kind.
    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }
}

/// Every start tag of a page, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    let text = |it: &HtmlString| String::from_utf8_lossy(it).into_owned();
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Without this, the text of a script would be read as tags.
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter).flatten();
    tokens
        .filter_map(|token| match token {
            Token::StartTag(tag) => Some(Tag {
                name: text(&tag.name),
                attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect(),
                place: tag.span.start..tag.span.end,
            }),
            _ => None,
        })
        .collect()
}
