//! Makes scripts and styles smaller, by `oxc` for JavaScript and `minifier` for CSS.

use anyhow::{Result, anyhow, bail};
use std::collections::BTreeMap;

use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions};
use oxc::minifier::{ManglePropertiesOptions, Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::span::SourceType;

/// What the names begin with that wasm-bindgen generates. Only its own script and the module use them.
const GENERATED: &str = "^(__wb|__externref_|wasm_bindgen__)";

/// A small script, and the short names in it.
pub struct Script {
    /// Its text.
    pub text: String,
    /// Each name that wasm-bindgen generated, with the short one.
    pub renamed: BTreeMap<String, String>,
}

/// The module script `text` with short names and no spaces. What it exports keeps its name.
pub fn script(text: &str) -> Result<Script> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(problem) = parsed.diagnostics.first() {
        bail!("a script cannot be read: {problem}");
    }
    let mut program = parsed.program;
    let properties = ManglePropertiesOptions::from_pattern(GENERATED).map_err(|error| anyhow!("{error}"))?;
    let options = MinifierOptions { mangle_properties: Some(properties), ..MinifierOptions::default() };
    let done = Minifier::new(options).minify(&allocator, &mut program);
    let text = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(done.scoping)
        .with_private_member_mappings(done.class_private_mappings)
        .build(&program)
        .code;
    let renamed = done.property_mangle_cache.unwrap_or_default();
    let renamed = renamed.iter().filter_map(|(old, new)| Some((old.to_string(), new.as_ref()?.to_string())));
    Ok(Script { text, renamed: renamed.collect() })
}

/// The style sheet `text` without comments and spaces.
pub fn style(text: &str) -> Result<String> {
    let small = minifier::css::minify(text);
    small.map(|small| small.to_string()).map_err(|problem| anyhow!("a style cannot be read: {problem}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_gets_short_names_and_keeps_what_it_exports() {
        let text =
            "// A note.\nconst imports = { __wbg_now_1: () => 1, other: 2 };\nexport { imports as all };\n";
        let small = script(text).unwrap();
        let new = &small.renamed["__wbg_now_1"];
        assert!(small.text.contains(&format!("{new}:()=>1")), "{}", small.text);
        assert!(small.text.contains("other:2") && small.text.contains(" as all"), "{}", small.text);
        assert!(!small.text.contains("note") && !small.text.contains('\n'), "{}", small.text);
        assert_eq!(small.renamed.len(), 1);
    }

    #[test]
    fn a_broken_script_is_refused_in_words() {
        assert!(script("const = 1").err().unwrap().to_string().contains("cannot be read"));
    }

    #[test]
    fn a_style_loses_its_comments_and_spaces() {
        assert_eq!(style("a {\n    /* b */\n    color: red;\n}\n").unwrap(), "a{color:red;}");
        let spaced = "@media (min-width:9px) and (color){a b>i{width:calc(1px + 2px);}}";
        assert_eq!(style(spaced).unwrap(), spaced);
    }
}
