//! Shortens what the WebAssembly and its JavaScript call each other by. wasm-bindgen's names are long and end in random
//! digits, which no compression makes smaller: together they cost the panel 4 KB of its 180.
//!
//! Also takes comments and indentation out of the JavaScript. What never lives here: anything that would have to
//! understand JavaScript; names are replaced as whole words, and both sides must agree or nothing is written.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::failure::{Context, Failure};
use crate::start_script::{Page, integrity, short_hash};
use crate::wasm::{self, number, push_number, string};

/// Rewrites both files in `folder`, gives them names by what they hold now, and says so in `index.html`.
pub fn shorten(folder: &Path) -> Result<(), Failure> {
    let read = |name: &str| fs::read(folder.join(name)).context(|| format!("cannot read {name}"));
    let text = |name: &str| {
        String::from_utf8(read(name)?).map_err(|_| Failure::new(format!("{name} is no UTF-8 text")))
    };
    let html = text("index.html")?;
    let (glue_name, wasm_name) = {
        let page = Page::find(&html)?;
        (page.glue.to_owned(), page.wasm.to_owned())
    };
    let (glue, wasm) = (text(&glue_name)?, read(&wasm_name)?);
    let imports =
        Imports::find(&wasm).ok_or_else(|| Failure::new("the WebAssembly has no readable imports"))?;
    let names = short_names(&imports, &glue)?;
    let short_glue = without_comments(&with_names(&glue, &names));
    let short_wasm = imports.with_names(&wasm, &names);
    let short_wasm = wasm::without_notes(&short_wasm).unwrap_or(short_wasm);
    let digest = integrity(glue.as_bytes());
    if !html.contains(&digest) {
        return Err(Failure::new("index.html does not hold the digest of the JavaScript"));
    }
    let html = html.replace(&digest, &integrity(short_glue.as_bytes()));
    // Trunk's names tell one compilation from another; what became of it since then is told by these.
    let (new_glue, new_wasm) = (
        format!("panel-{}.js", short_hash(short_glue.as_bytes())),
        format!("panel-{}.wasm", short_hash(&short_wasm)),
    );
    let html = html.replace(&glue_name, &new_glue).replace(&wasm_name, &new_wasm);
    for name in [&glue_name, &wasm_name] {
        fs::remove_file(folder.join(name)).context(|| format!("cannot remove {name}"))?;
    }
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.join(name), bytes).context(|| format!("cannot write {name}"))
    };
    write(&new_glue, short_glue.as_bytes())?;
    write(&new_wasm, &short_wasm)?;
    write("index.html", html.as_bytes())
}

/// The section of a module that says what it needs.
struct Imports {
    /// The section with its head.
    place: std::ops::Range<usize>,
    /// For each: the module's name, its own, and the bytes that say what it is.
    entries: Vec<(String, String, Vec<u8>)>,
}

impl Imports {
    fn find(wasm: &[u8]) -> Option<Self> {
        let (_, place) = wasm::sections(wasm)?.into_iter().find(|(kind, _)| *kind == 2)?;
        let mut at = place.start + 1;
        number(wasm, &mut at)?;
        let count = number(wasm, &mut at)?;
        let entries = (0..count).map(|_| entry(wasm, &mut at)).collect::<Option<_>>()?;
        (at == place.end).then_some(Self { place, entries })
    }

    fn with_names(&self, wasm: &[u8], names: &HashMap<String, String>) -> Vec<u8> {
        let mut body = Vec::new();
        push_number(&mut body, self.entries.len());
        for (module, name, kind) in &self.entries {
            for text in [module, name] {
                let text = names.get(text).unwrap_or(text);
                push_number(&mut body, text.len());
                body.extend_from_slice(text.as_bytes());
            }
            body.extend_from_slice(kind);
        }
        let mut out = wasm[..self.place.start].to_vec();
        out.push(2);
        push_number(&mut out, body.len());
        out.extend_from_slice(&body);
        out.extend_from_slice(&wasm[self.place.end..]);
        out
    }
}

fn entry(wasm: &[u8], at: &mut usize) -> Option<(String, String, Vec<u8>)> {
    let (module, name) = (string(wasm, at)?, string(wasm, at)?);
    let start = *at;
    let kind = *wasm.get(*at)?;
    *at += 1;
    // Functions alone: a module of wasm-bindgen imports nothing else.
    if kind != 0 {
        return None;
    }
    number(wasm, at)?;
    Some((module, name, wasm[start..*at].to_vec()))
}

/// A short name for each long one. The JavaScript must know each of them, and none of the short ones.
fn short_names(imports: &Imports, glue: &str) -> Result<HashMap<String, String>, Failure> {
    let mut names = HashMap::new();
    for (module, name, _) in &imports.entries {
        for long in [module, name] {
            if names.contains_key(long) {
                continue;
            }
            if !glue.contains(long.as_str()) {
                return Err(Failure::new(format!("the JavaScript does not know the import {long}")));
            }
            let short = format!("i{}", names.len());
            if words(glue).any(|word| word == short) {
                return Err(Failure::new(format!("the JavaScript has a {short} of its own")));
            }
            names.insert(long.clone(), short);
        }
    }
    Ok(names)
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_part(c)).filter(|word| !word.is_empty())
}

fn with_names(glue: &str, names: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while !rest.is_empty() {
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length);
        out.push_str(names.get(word).map_or(word, String::as_str));
        let gap = after.find(is_part).unwrap_or(after.len());
        out.push_str(&after[..gap]);
        rest = &after[gap..];
    }
    // The module's name is no word: it stands in quotes.
    for (long, short) in names.iter().filter(|(long, _)| long.contains('/')) {
        out = out.replace(&format!("\"{long}\""), &format!("\"{short}\""));
    }
    out
}

/// Takes out lines that are comments, and indentation. A text over several lines would lose its own: there is none in
/// what wasm-bindgen writes, and where there is, nothing is taken out.
fn without_comments(glue: &str) -> String {
    if glue.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return glue.to_owned();
    }
    let mut out = String::with_capacity(glue.len());
    let mut is_comment = false;
    for line in glue.lines().map(str::trim) {
        is_comment |= line.starts_with("/**");
        let ends = line.ends_with("*/");
        if !is_comment && !line.starts_with("//") && !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
        is_comment &= !ends;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports one function twice over.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut body = vec![2];
        for name in names {
            for text in ["./a_bg.js", name] {
                push_number(&mut body, text.len());
                body.extend_from_slice(text.as_bytes());
            }
            body.extend_from_slice(&[0, 3]);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02".to_vec();
        push_number(&mut wasm, body.len());
        wasm.extend_from_slice(&body);
        wasm.extend_from_slice(b"\x0a\x01\0");
        wasm
    }

    const GLUE: &str = "/**\n * Long.\n */\nfunction get() {\n    return {\n        __wbg_a_1: 1, // kept\n        __wbg_b_2: 2,\n    };\n}\n// gone\nconst it = { \"./a_bg.js\": get() };\n";

    #[test]
    fn both_sides_get_the_same_short_names_and_nothing_else_changes() {
        let wasm = module(["__wbg_a_1", "__wbg_b_2"]);
        let imports = Imports::find(&wasm).unwrap();
        let names = short_names(&imports, GLUE).unwrap();
        let short = imports.with_names(&wasm, &names);
        let again = Imports::find(&short).unwrap();
        let got: Vec<_> = again.entries.iter().map(|(m, n, _)| (m.as_str(), n.as_str())).collect();
        assert_eq!(got, [("i0", "i1"), ("i0", "i2")]);
        assert_eq!(short[..15], wasm[..15]);
        assert!(short.ends_with(b"\x0a\x01\0"));
        assert_eq!(
            without_comments(&with_names(GLUE, &names)),
            "function get() {\nreturn {\ni1: 1, // kept\ni2: 2,\n};\n}\nconst it = { \"i0\": get() };\n"
        );
    }

    #[test]
    fn a_disagreement_is_a_failure() {
        let imports = Imports::find(&module(["__wbg_a_1", "__wbg_c_3"])).unwrap();
        assert!(short_names(&imports, GLUE).is_err());
        let imports = Imports::find(&module(["__wbg_a_1", "__wbg_b_2"])).unwrap();
        assert!(short_names(&imports, &format!("{GLUE}let i1 = 0;")).is_err());
        assert!(Imports::find(b"\0asm\x01\0\0\0").is_none());
    }

    #[test]
    fn a_text_over_several_lines_is_left_alone() {
        let glue = "const a = `x\n   y`;\n";
        assert_eq!(without_comments(glue), glue);
    }
}
