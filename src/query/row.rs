//! A token, prepared for searching and sorting.

use crate::format::case_folding::lower;
use crate::format::natural_order::natural_key;
use crate::query::lookalike;
use std::sync::Arc;
use token_api::{API, Token};

/// A token with its texts in lower case.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The token.
    pub token: Token,
    /// Name, description, uid, creator and labels (`key:value`) in lower case, separated by line feeds.
    pub(super) haystack: String,
    /// The bytes that the haystack has, as a set of bits ([`mask`]).
    mask: u64,
    /// The sort key of the name.
    pub(super) name: String,
    /// The hash of the name's skeleton.
    pub(super) skeleton_hash: u32,
    /// Whether the name differs from its skeleton.
    pub(super) differs_from_skeleton: bool,
}

impl Row {
    /// Prepares a token.
    pub fn new(token: Token) -> Self {
        let name = natural_key(&lower(&token.name));
        let creator =
            token.user.as_ref().map(|u| format!("{}\n{}", u.name, u.display_name())).unwrap_or_default();
        let mut texts = format!("{}\n{}\n{}\n{}", token.name, token.description, token.uid, creator);
        for label in &token.labels {
            texts.extend(["\n", &label.pair()]);
        }
        let haystack = lower(&texts);
        let mask = mask(&haystack);
        let (skeleton_hash, differs_from_skeleton) = lookalike::skeleton_hash(&token.name);
        Self { token, haystack, mask, name, skeleton_hash, differs_from_skeleton }
    }
}

/// The scopes in the order in which they are shown: `api` comes first, because it allows the most.
pub fn shown_scopes(scopes: &[String]) -> impl Iterator<Item = &String> {
    let is_broad = |scope: &&String| *scope == API;
    scopes.iter().filter(is_broad).chain(scopes.iter().filter(move |scope| !is_broad(scope)))
}

/// The bytes that a text has, as a set of bits. A text that contains another one has all bits of it.
pub(super) fn mask(text: &str) -> u64 {
    text.bytes().fold(0, |mask, byte| mask | 1 << bit(byte))
}

/// The bit of a byte. Letters and digits have one each, because nearly every text has some of them; the other bytes share 28.
fn bit(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + (byte - b'0'),
        _ => 36 + byte % 28,
    }
}

/// Whether a text with the bit of this word contains the word: it is one letter or digit.
pub(super) fn is_exact(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| bit(byte) < 36)
}

/// The masks of the rows, for [`select`](super::select). A search compares them first: they are adjacent in memory, the
/// rows of a long list are not, and the masks rule out most rows.
pub fn masks(rows: &[Arc<Row>]) -> Vec<u64> {
    rows.iter().map(|row| row.mask).collect()
}
