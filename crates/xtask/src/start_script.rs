//! Replaces the start script that Trunk writes into `index.html` by a file of its own.
//!
//! An inline script is refused by a strict Content-Security-Policy. And the digest on Trunk's preload of the WebAssembly
//! is ignored by browsers, which say so in the console: here the digest is given to `fetch` itself, which checks it.
//! What is built, and how, is not decided here.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::failure::{Context, Failure};
use crate::policy;

/// Rewrites `index.html` in `folder`, and writes the script beside it.
pub fn externalize(folder: &Path) -> Result<(), Failure> {
    let path = folder.join("index.html");
    let html = fs::read_to_string(&path).context(|| format!("cannot read {}", path.display()))?;
    let page = Page::find(&html)?;
    let wasm = folder.join(page.wasm);
    let wasm = fs::read(&wasm).context(|| format!("cannot read {}", wasm.display()))?;
    let script = script(page.glue, page.wasm, &integrity(&wasm));
    let name = format!("start-{}.js", short_hash(script.as_bytes()));
    let full = folder.join(&name);
    fs::write(&full, &script).context(|| format!("cannot write {}", full.display()))?;
    let html = page.with_script(&name, &integrity(script.as_bytes()));
    fs::write(&path, html).context(|| format!("cannot write {}", path.display()))
}

/// Starts the download of the WebAssembly at once, beside that of the glue, and then the panel. The
/// modulepreload, whose digest is checked, already has the glue under way. It runs as soon as it is there, which may be
/// before the page's body is. The settings' file is needed next: it is asked for meanwhile, just as the client would.
fn script(glue: &str, wasm: &str, integrity: &str) -> String {
    format!(
        "const wasm = fetch(new URL('./{wasm}', import.meta.url), {{ integrity: '{integrity}' }});\n\
         const settings = fetch('config.json', {{ cache: 'no-store', redirect: 'manual', referrerPolicy: 'no-referrer', \
         headers: {{ Accept: 'application/json' }} }});\n\
         settings.catch(() => {{}});\n\
         globalThis.early = {{ 'config.json': settings }};\n\
         const {{ default: init }} = await import('./{glue}');\n\
         while (!document.body) await new Promise(requestAnimationFrame);\n\
         await init({{ module_or_path: wasm }});\n"
    )
}

/// A digest as browsers check it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Sixteen hexadecimal digits: a name that changes with its content, and is kept forever.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The parts of Trunk's page that matter here.
pub struct Page<'a> {
    html: &'a str,
    /// The inline script, with its tags.
    script: std::ops::Range<usize>,
    /// The preload of the WebAssembly.
    preload: Option<std::ops::Range<usize>>,
    /// The preload of the JavaScript.
    glue_preload: Option<std::ops::Range<usize>>,
    /// The JavaScript's name.
    pub glue: &'a str,
    /// The WebAssembly's name.
    pub wasm: &'a str,
}

impl<'a> Page<'a> {
    /// Finds them.
    pub fn find(html: &'a str) -> Result<Self, Failure> {
        Self::look(html).ok_or_else(|| {
            Failure::new(
                "Trunk's page has no start script of the expected form: start_script.rs knows that of Trunk 0.21",
            )
        })
    }

    fn look(html: &'a str) -> Option<Self> {
        let open = ["<script type=module>", "<script type=\"module\">"]
            .into_iter()
            .find_map(|tag| html.find(tag))?;
        let close = open + html.get(open..)?.find("</script>")? + "</script>".len();
        let text = html.get(open..close)?;
        let glue = quoted_after(text, "from ")?;
        let wasm = quoted_after(text, "module_or_path: ")?;
        let preload_of = |name: &str| {
            html.match_indices("<link ").find_map(|(start, _)| {
                let end = start + html.get(start..)?.find('>')? + 1;
                let tag = html.get(start..end)?;
                (tag.contains(name) && tag.contains("preload")).then_some(start..end)
            })
        };
        let (preload, glue_preload) = (preload_of(wasm), preload_of(glue));
        Some(Self { html, script: open..close, preload, glue_preload, glue, wasm })
    }

    /// The page with the script, and the preload of what it imports, before everything else that is fetched. `async`,
    /// because a module waits for the style sheets otherwise, and the WebAssembly with it.
    fn with_script(&self, name: &str, integrity: &str) -> String {
        // Before all else: what is fetched earlier is not held to it.
        let mut tags = format!("<meta http-equiv=Content-Security-Policy content=\"{}\">", policy::PAGE);
        tags +=
            &format!("<script async type=\"module\" src=\"./{name}\" integrity=\"{integrity}\"></script>");
        tags.push_str(self.glue_preload.clone().and_then(|place| self.html.get(place)).unwrap_or_default());
        let first = self.html.find("<link ").unwrap_or(self.script.start).min(self.script.start);
        let mut html = self.html.to_owned();
        // From the end, so that the earlier place stays where it is.
        let mut edits = vec![(self.script.clone(), String::new()), (first..first, tags)];
        edits.extend(
            [&self.preload, &self.glue_preload].into_iter().flatten().map(|it| (it.clone(), String::new())),
        );
        edits.sort_by_key(|(place, _)| std::cmp::Reverse((place.start, place.end)));
        for (place, text) in edits {
            html.replace_range(place, &text);
        }
        html
    }
}

/// The file name in the quotes after `mark`, without its `./`.
fn quoted_after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let rest = text.get(text.find(mark)? + mark.len()..)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let inner = rest.get(1..)?;
    let path = inner.get(..inner.find(quote)?)?;
    Some(path.rsplit('/').next().unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><link href=a.css rel=stylesheet>\
        <script type=module>import init, * as bindings from './a-1.js';\n\
        const wasm = await init({ module_or_path: './a-1_bg.wasm' });</script>\
        <link href=./a-1.js integrity=sha384-x rel=modulepreload>\
        <link as=fetch href=./a-1_bg.wasm integrity=sha384-y rel=preload><body>";

    #[test]
    fn the_script_comes_first_and_the_preload_of_the_webassembly_goes() {
        let page = Page::find(PAGE).unwrap();
        assert_eq!((page.glue, page.wasm), ("a-1.js", "a-1_bg.wasm"));
        assert_eq!(
            page.with_script("start-2.js", "sha384-z"),
            format!("<html><meta http-equiv=Content-Security-Policy content=\"{}\">", policy::PAGE)
                + "<script async type=\"module\" src=\"./start-2.js\" integrity=\"sha384-z\"></script>\
             <link href=./a-1.js integrity=sha384-x rel=modulepreload>\
             <link href=a.css rel=stylesheet><body>"
        );
    }

    #[test]
    fn a_page_of_another_form_is_refused_in_words() {
        assert!(Page::find("<html>").err().unwrap().to_string().contains("Trunk"));
    }

    #[test]
    fn the_script_gives_the_digest_to_fetch() {
        let script = script("a.js", "a_bg.wasm", &integrity(b"x"));
        assert!(script.contains("integrity: 'sha384-") && script.contains("'./a.js'"), "{script}");
    }
}
