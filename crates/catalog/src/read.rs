//! Reads the files of a language.

use crate::{Catalog, Kind, Message, Piece};
use anyhow::{Context, Result, anyhow, bail, ensure};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The categories of Intl.PluralRules.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// How deep messages may be in each other.
const DEEPEST: usize = 4;

/// Patterns of one file, by name. A term's name begins with `-`.
type Patterns = BTreeMap<String, Pattern<String>>;

/// Reads all `.ftl` files of a folder.
///
/// # Errors
///
/// The file or message that is not in the part of Fluent's syntax that is in use, or cannot be read.
pub fn read(folder: &Path) -> Result<Catalog> {
    let mut catalog = Catalog::new();
    let mut paths: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let area = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for message in area_messages(&area, text).with_context(|| path.display().to_string())? {
            catalog.insert((message.area.clone(), message.name.clone()), message);
        }
    }
    Ok(catalog)
}

/// The messages of one file.
pub(crate) fn area_messages(area: &str, text: String) -> Result<Vec<Message>> {
    let resource = parser::parse(text).map_err(|(_, errors)| anyhow!("{errors:?}"))?;
    let mut patterns = Patterns::new();
    let mut names = Vec::new();
    for entry in resource.body {
        let (name, pattern, has_attributes) = match entry {
            Entry::Message(message) => {
                let name = message.id.name;
                let pattern = message.value.with_context(|| format!("{name} has no text"))?;
                names.push(name.clone());
                (name, pattern, !message.attributes.is_empty())
            }
            Entry::Term(term) => (format!("-{}", term.id.name), term.value, !term.attributes.is_empty()),
            Entry::Junk { content } => bail!("this is no message: {content}"),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
        };
        ensure!(!has_attributes, "{name} has attributes: make each of them a message");
        ensure!(patterns.insert(name.clone(), pattern).is_none(), "{name} is there twice");
    }
    names.into_iter().map(|name| message(area, name, &patterns)).collect()
}

fn message(area: &str, name: String, patterns: &Patterns) -> Result<Message> {
    let mut reader = Reader { patterns, arguments: Vec::new() };
    let pieces = reader.pattern(&patterns[&name], 0).with_context(|| format!("message {name}"))?;
    Ok(Message { area: area.to_owned(), name, pieces, arguments: reader.arguments })
}

struct Reader<'a> {
    patterns: &'a Patterns,
    arguments: Vec<(String, Kind)>,
}

impl Reader<'_> {
    fn pattern(&mut self, pattern: &Pattern<String>, depth: usize) -> Result<Vec<Piece>> {
        ensure!(depth <= DEEPEST, "messages refer to each other");
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => pieces.push(Piece::Text(value.clone())),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    pieces.extend(self.inline(inline, depth)?);
                }
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    let mut chosen = Vec::new();
                    let mut default = None;
                    let mut is_number = true;
                    for variant in variants {
                        let key = match &variant.key {
                            VariantKey::Identifier { name } => name.clone(),
                            VariantKey::NumberLiteral { value } => value.clone(),
                        };
                        is_number &= CATEGORIES.contains(&key.as_str()) || key.parse::<u64>().is_ok();
                        let pieces = self.pattern(&variant.value, depth + 1)?;
                        match variant.default {
                            true => default = Some(("*".to_owned(), pieces)),
                            false => chosen.push((key, pieces)),
                        }
                    }
                    chosen.extend(default);
                    let kind = if is_number { Kind::Number } else { Kind::Text };
                    let name = argument_name(selector)?;
                    self.argument(name, kind)?;
                    pieces.push(Piece::Select(name.to_owned(), chosen));
                }
            }
        }
        Ok(pieces)
    }

    fn inline(&mut self, inline: &InlineExpression<String>, depth: usize) -> Result<Vec<Piece>> {
        Ok(match inline {
            InlineExpression::StringLiteral { value } => vec![Piece::Text(unescaped(value))],
            InlineExpression::VariableReference { id } => {
                let kind = if id.name.ends_with("view") { Kind::View } else { Kind::Text };
                self.argument(&id.name, kind)?;
                vec![Piece::Argument(id.name.clone())]
            }
            InlineExpression::FunctionReference { .. } => {
                let name = argument_name(inline)?;
                self.argument(name, Kind::Number)?;
                vec![Piece::Argument(name.to_owned())]
            }
            InlineExpression::MessageReference { id, attribute: None } => self.other(&id.name, depth)?,
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.other(&format!("-{}", id.name), depth)?
            }
            InlineExpression::Placeable { expression } => match &**expression {
                Expression::Inline(inline) => self.inline(inline, depth)?,
                Expression::Select { .. } => bail!("write a selection in one pair of braces"),
            },
            other => bail!("this is not in use: {other:?}"),
        })
    }

    fn other(&mut self, name: &str, depth: usize) -> Result<Vec<Piece>> {
        let patterns = self.patterns;
        self.pattern(
            patterns.get(name).with_context(|| format!("there is no {name} in this file"))?,
            depth + 1,
        )
    }

    fn argument(&mut self, name: &str, kind: Kind) -> Result<()> {
        match self.arguments.iter_mut().find(|(known, _)| known == name) {
            None => self.arguments.push((name.to_owned(), kind)),
            // A number can be written without NUMBER where another place tells what it is.
            Some((_, known)) if *known == Kind::Text => *known = kind,
            Some((_, known)) => ensure!(*known == kind || kind == Kind::Text, "${name} is of two kinds"),
        }
        Ok(())
    }
}

/// The argument of `$name` and of `NUMBER($name)`.
fn argument_name(inline: &InlineExpression<String>) -> Result<&str> {
    match inline {
        InlineExpression::VariableReference { id } => Ok(&id.name),
        InlineExpression::FunctionReference { id, arguments: CallArguments { positional, named } }
            if id.name == "NUMBER" && named.is_empty() =>
        {
            match positional.as_slice() {
                [InlineExpression::VariableReference { id }] => Ok(&id.name),
                _ => bail!("NUMBER takes one argument"),
            }
        }
        other => bail!("only an argument can stand here, not {other:?}"),
    }
}

/// The text of a literal: Fluent keeps its escapes as they are written.
fn unescaped(literal: &str) -> String {
    fluent_syntax::unicode::unescape_unicode_to_string(literal).into_owned()
}
