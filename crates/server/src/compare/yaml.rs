//! Reads YAML 1.2 into a tree that knows its lines. `saphyr-parser` reads the text; this file puts the tree together, because
//! a copy of an anchor must have a limit, and a wrong entry must be told with its line.

use saphyr_parser::{Event, Parser, ScalarStyle};
use std::collections::HashMap;

/// The deepest nesting of lists and maps.
const MAX_DEPTH: usize = 32;

/// How many bytes the copies of anchors may take together: a few nested aliases could otherwise fill the memory.
const MAX_COPIES: usize = 1_000_000;

/// A value, and the line where it begins, counted from 1.
#[derive(Clone, Debug)]
pub struct Node {
    /// The line.
    pub line: usize,
    /// The value.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Value {
    /// A text in quotes, or a block of text.
    Quoted(String),
    /// A text without quotes, which YAML may read as a number, a truth value or null.
    Plain(String),
    /// A list.
    List(Vec<Node>),
    /// The entries of a map in their order, each with its key.
    Map(Vec<(Key, Node)>),
}

/// A key of a map.
#[derive(Clone, Debug)]
pub struct Key {
    /// The line.
    pub line: usize,
    /// The text.
    pub text: String,
}

/// Why a text was refused.
#[derive(Debug, PartialEq, Eq)]
pub struct YamlError {
    /// The line.
    pub line: usize,
    /// What is wrong: words of this program or of the parser, nothing of the text.
    pub reason: String,
}

/// A list or a map that has begun.
struct Open {
    node: Node,
    anchor: usize,
    key: Option<Key>,
}

/// Reads the only document of a text; `None` where it has none.
pub fn read(text: &str) -> Result<Option<Node>, YamlError> {
    let mut tree = Tree::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event
            .map_err(|error| refusal(error.marker().line(), format!("this is not YAML: {}", error.info())))?;
        tree.add(event, span.start.line())?;
    }
    Ok(tree.root)
}

fn refusal(line: usize, reason: impl Into<String>) -> YamlError {
    YamlError { line, reason: reason.into() }
}

#[derive(Default)]
struct Tree {
    root: Option<Node>,
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    copied: usize,
}

impl Tree {
    fn add(&mut self, event: Event<'_>, line: usize) -> Result<(), YamlError> {
        let (value, anchor, tag) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let text = text.into_owned();
                let is_plain = style == ScalarStyle::Plain;
                (if is_plain { Value::Plain(text) } else { Value::Quoted(text) }, anchor, tag)
            }
            Event::SequenceStart(anchor, tag) => (Value::List(Vec::new()), anchor, tag),
            Event::MappingStart(anchor, tag) => (Value::Map(Vec::new()), anchor, tag),
            Event::SequenceEnd | Event::MappingEnd => {
                let closed = self.open.pop();
                return closed.map_or(Ok(()), |open| self.place(open.node, open.anchor));
            }
            Event::Alias(anchor) => return self.copy(anchor, line),
            Event::DocumentStart(_) if self.root.is_some() => {
                return Err(refusal(line, "a second document begins here; one is read"));
            }
            _ => return Ok(()),
        };
        if tag.is_some() {
            return Err(refusal(line, "tags such as !!str are not read"));
        }
        let node = Node { line, value };
        if matches!(node.value, Value::Quoted(_) | Value::Plain(_)) {
            return self.place(node, anchor);
        }
        if self.open.len() == MAX_DEPTH {
            return Err(refusal(line, "lists and maps are nested too deeply"));
        }
        self.open.push(Open { node, anchor, key: None });
        Ok(())
    }

    /// Puts a complete node where it belongs.
    fn place(&mut self, node: Node, anchor: usize) -> Result<(), YamlError> {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
            self.count(&node)?;
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut open.node.value, open.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(entries), Some(key)) => entries.push((key, node)),
            (Value::Map(entries), None) => match node.value {
                Value::Quoted(text) | Value::Plain(text)
                    if entries.iter().all(|(key, _)| key.text != text) =>
                {
                    open.key = Some(Key { line: node.line, text });
                }
                Value::Quoted(_) | Value::Plain(_) => {
                    return Err(refusal(node.line, "this key is there twice"));
                }
                _ => return Err(refusal(node.line, "a key must be a text")),
            },
            // Only lists and maps are opened.
            _ => {}
        }
        Ok(())
    }

    fn copy(&mut self, anchor: usize, line: usize) -> Result<(), YamlError> {
        let Some(node) = self.anchors.get(&anchor).cloned() else {
            return Err(refusal(line, "this alias has no complete anchor before it"));
        };
        self.count(&node)?;
        self.place(Node { line, ..node }, 0)
    }

    fn count(&mut self, copy: &Node) -> Result<(), YamlError> {
        self.copied += size(copy);
        if self.copied > MAX_COPIES {
            return Err(refusal(copy.line, "anchors and aliases copy more than a megabyte"));
        }
        Ok(())
    }
}

/// About the bytes of memory of a node.
fn size(node: &Node) -> usize {
    let inside = match &node.value {
        Value::Quoted(text) | Value::Plain(text) => text.len(),
        Value::List(items) => items.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|(key, node)| key.text.len() + size(node)).sum(),
    };
    inside + size_of::<Node>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (usize, String) {
        let error = read(text).unwrap_err();
        (error.line, error.reason)
    }

    #[test]
    fn nodes_know_their_lines_and_quotes() {
        let node = read("# a\n- a: 'no'\n  b: no\n- [x]\n").unwrap().unwrap();
        let Value::List(items) = node.value else { panic!("{node:?}") };
        let Value::Map(entries) = &items[0].value else { panic!("{items:?}") };
        assert_eq!(
            entries.iter().map(|(key, _)| (&*key.text, key.line)).collect::<Vec<_>>(),
            [("a", 2), ("b", 3)]
        );
        assert!(matches!(&entries[0].1.value, Value::Quoted(text) if text == "no"));
        assert!(matches!(&entries[1].1.value, Value::Plain(text) if text == "no"));
        assert_eq!(items[1].line, 4);
        assert!(read("").unwrap().is_none() && read("# only this\n").unwrap().is_none());
    }

    #[test]
    fn an_alias_is_a_copy_and_copies_have_a_limit() {
        let node = read("- &a [x, y]\n- *a\n").unwrap().unwrap();
        let Value::List(items) = node.value else { panic!("{node:?}") };
        assert!(matches!(&items[1].value, Value::List(copied) if copied.len() == 2) && items[1].line == 2);
        let mut bomb = "- &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
        for level in 1..12 {
            let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
            bomb.push_str(&format!("- &a{level} [{aliases}]\n"));
        }
        assert!(refused(&bomb).1.contains("more than a megabyte"));
        assert!(refused("- &a [*a]\n").1.contains("no complete anchor"));
    }

    #[test]
    fn what_has_no_place_in_a_list_of_tokens_is_refused_with_its_line() {
        for (text, line, word) in [
            ("a: 1\nb: 2\na: 3\n", 3, "twice"),
            ("- !!str 1\n", 1, "tags"),
            ("- a\n---\n- b\n", 2, "second document"),
            ("- ? [a]\n  : b\n", 1, "must be a text"),
            ("- a: 'b\n", 2, "not YAML"),
            ("- *b\n", 1, "not YAML"),
        ] {
            let (at, reason) = refused(text);
            assert!(reason.contains(word) && at.abs_diff(line) <= 1, "{text:?}: {at} {reason}");
        }
        assert!(refused(&"[".repeat(100)).1.contains("nested too deeply"));
        assert!(read(&"[".repeat(1_000_000)).is_err());
    }
}
