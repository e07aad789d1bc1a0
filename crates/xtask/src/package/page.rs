//! Reads `index.html` as Trunk does, and writes the page of the built panel from it.
//!
//! Each `data-trunk` link is replaced by what it stands for; the rest of the page stays as it is. A link that this
//! module does not know is an error, so that Trunk's page and this one stay the same.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, anyhow};

use super::assets::Assets;
use super::html::{Tag, tags};
use super::minify;
use super::wasm::Pieces;

/// What `index.html` says.
pub struct IndexPage {
    html: String,
    /// The `data-trunk` links, and where they are.
    links: Vec<(Range<usize>, Link)>,
    /// Where the first element is for which a browser fetches something.
    first: usize,
    /// The program that the page starts.
    pub program: Program,
}

/// What a `data-trunk` link asks for.
enum Link {
    Icon(String),
    Css(String),
    CopyFile(String),
    Rust,
}

/// What the `data-trunk` link to the program says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Program {
    /// The name of the binary.
    pub bin: String,
    /// The cargo profile of a release.
    pub release_profile: String,
}

impl IndexPage {
    /// Reads the project's page.
    pub fn read(root: &Path) -> Result<IndexPage> {
        let path = root.join("index.html");
        IndexPage::parse(
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?,
        )
    }

    fn parse(html: String) -> Result<IndexPage> {
        let tags = tags(&html);
        let mut links = Vec::new();
        let mut program = None;
        for tag in tags.iter().filter(|tag| tag.get("data-trunk").is_some()) {
            let written = html.get(tag.place.clone()).unwrap_or_default();
            let wrong = |what: &str| anyhow!("index.html: {what}: {written}");
            if !tag.is("link") {
                return Err(wrong("`data-trunk` stands at something else than a <link>"));
            }
            let attribute =
                |name: &str| tag.get(name).map(str::to_owned).ok_or_else(|| wrong(&format!("no `{name}`")));
            let (link, own): (Link, &[&str]) = match attribute("rel")?.as_str() {
                "icon" => (Link::Icon(attribute("href")?), &["href"]),
                "css" => (Link::Css(attribute("href")?), &["href"]),
                "copy-file" => (Link::CopyFile(attribute("href")?), &["href"]),
                "rust" => {
                    let found = Program {
                        bin: attribute("data-bin")?,
                        release_profile: attribute("data-cargo-profile-release")?,
                    };
                    if program.replace(found).is_some() {
                        return Err(wrong("a second program"));
                    }
                    (Link::Rust, &["data-bin", "data-cargo-profile-release", "data-wasm-opt"])
                }
                _ => return Err(wrong("`rel` is none of icon, css, copy-file and rust")),
            };
            // Trunk knows more attributes than this build.
            let known = |name: &str| ["data-trunk", "rel"].contains(&name) || own.contains(&name);
            if let Some((name, _)) = tag.attributes.iter().find(|(name, _)| !known(name)) {
                return Err(wrong(&format!("the build does not know `{name}`")));
            }
            if tag.get("data-wasm-opt").is_some_and(|value| value != "0") {
                return Err(wrong("the build has no wasm-opt (docs/decisions/0002-two-pieces.md)"));
            }
            links.push((tag.place.clone(), link));
        }
        let program = program.context("index.html has no <link data-trunk rel=\"rust\">")?;
        let fetches = |tag: &&Tag| ["link", "script", "style", "img"].iter().any(|name| tag.is(name));
        let first = tags.iter().find(fetches).map_or(0, |tag| tag.place.start);
        Ok(IndexPage { html, links, first, program })
    }

    /// Writes the page and the files that it links to, with this policy and this script in it.
    pub fn write(
        &self,
        root: &Path,
        pieces: &Pieces,
        assets: &Assets,
        policy: &str,
        script: &str,
        languages: &str,
    ) -> Result<()> {
        let mut html = self.html.clone();
        let mut style = Some(self.style(root, assets)?);
        // From the end, so that the earlier places stay where they are.
        for (place, link) in self.links.iter().rev() {
            let tag = match link {
                Link::Icon(href) => {
                    let icon = assets.write_hashed(file_name(href), &read(root, href)?)?;
                    format!("<link rel=\"icon\" href=\"./{}\">", icon.name)
                }
                Link::Css(_) => style.take().unwrap_or_default(),
                Link::CopyFile(href) => {
                    assets.write(file_name(href), &read(root, href)?)?;
                    String::new()
                }
                Link::Rust => String::new(),
            };
            // Where nothing replaces a link, its line goes too.
            let line_end = tag.is_empty() && html[place.end..].starts_with('\n');
            html.replace_range(place.start..place.end + usize::from(line_end), &tag);
        }
        html.insert_str(self.first, &head(pieces, policy, script, languages));
        assets.write("index.html", html.as_bytes())
    }

    /// Writes all style sheets as one file, in their order, and returns the link to it: each file is a request that the first
    /// paint waits for.
    fn style(&self, root: &Path, assets: &Assets) -> Result<String> {
        let mut all = String::new();
        for (_, link) in &self.links {
            if let Link::Css(href) = link {
                let text =
                    String::from_utf8(read(root, href)?).with_context(|| format!("{href} is no text"))?;
                all += &minify::style(&text)?;
            }
        }
        let css = assets.write_hashed("style.css", all.as_bytes())?;
        Ok(format!("<link rel=\"stylesheet\" href=\"./{}\" integrity=\"{}\">", css.name, css.integrity))
    }
}

/// The policy, which applies only to what comes after it, and the start of the panel, before everything else that is
/// fetched. The second script is `async`: otherwise it would wait for the style sheet.
fn head(pieces: &Pieces, policy: &str, script: &str, languages: &str) -> String {
    let Pieces { start, bindings, panel, lazy } = pieces;
    let mut files = format!(
        "data-bindings=\"./{}\" data-panel=\"./{}\" data-panel-integrity=\"{}\"",
        bindings.name, panel.name, panel.integrity
    );
    if let Some(lazy) = lazy {
        files += &format!(" data-lazy=\"./{}\" data-lazy-integrity=\"{}\"", lazy.name, lazy.integrity);
    }
    if !languages.is_empty() {
        files += &format!(" data-languages=\"{languages}\"");
    }
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <script {files}>{script}</script>\n\
         <script async type=\"module\" src=\"./{}\" integrity=\"{}\"></script>\n\
         <link rel=\"modulepreload\" href=\"./{}\" integrity=\"{}\">\n",
        start.name, start.integrity, bindings.name, bindings.integrity,
    )
}

fn read(root: &Path, href: &str) -> Result<Vec<u8>> {
    fs::read(root.join(href)).with_context(|| format!("index.html links to {href}, which cannot be read"))
}

fn file_name(href: &str) -> &str {
    href.rsplit('/').next().unwrap_or(href)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::assets::{Asset, hashed};
    use crate::package::digest::integrity;
    use crate::package::files;

    const RUST: &str = "<link data-trunk rel=\"rust\" data-bin=\"a\" data-cargo-profile-release=\"small\" data-wasm-opt=\"0\">";

    fn refusal(html: String) -> String {
        IndexPage::parse(html).err().map(|failure| failure.to_string()).unwrap_or_default()
    }

    #[test]
    fn the_projects_own_page_is_understood() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let page = IndexPage::read(&root).unwrap();
        assert_eq!(page.program.bin, crate::project::PANEL);
    }

    #[test]
    fn a_link_that_the_build_does_not_know_is_refused_and_quoted() {
        for (link, reason) in [
            ("<link data-trunk rel=\"sass\" href=\"a.scss\">", "`rel` is none of icon, css"),
            ("<link data-trunk href=\"a.css\">", "no `rel`"),
            ("<link data-trunk rel=\"css\">", "no `href`"),
            ("<link data-trunk rel=\"css\" href=\"a.css\" data-inline>", "does not know `data-inline`"),
            ("<script data-trunk src=\"a.js\">", "something else than a <link>"),
            ("<link data-trunk rel=\"rust\" data-bin=\"b\">", "no `data-cargo-profile-release`"),
            (&RUST.replace("opt=\"0\"", "opt=\"z\""), "no wasm-opt"),
        ] {
            let said = refusal(format!("<html>{link}</html>"));
            assert!(said.contains(reason) && said.contains(link), "{link}: {said}");
        }
        assert!(refusal(format!("{RUST}{RUST}")).contains("a second program"));
        assert!(refusal("<html>".to_owned()).contains("no <link data-trunk rel=\"rust\">"));
    }

    #[test]
    fn what_a_comment_or_a_script_holds_is_no_link() {
        let html =
            format!("<!-- <link data-trunk rel=x> --><script>'<link data-trunk rel=x>'</script>{RUST}");
        let page = IndexPage::parse(html).unwrap();
        assert_eq!(page.links.len(), 1);
        assert_eq!(page.program, Program { bin: "a".to_owned(), release_profile: "small".to_owned() });
    }

    #[test]
    fn links_are_replaced_and_the_rest_of_the_page_stays() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for (name, text) in [("icon.svg", "i"), ("a.css", "c"), ("b.css", "d"), ("config.json", "{}")] {
            files::write(&root.join("style").join(name), text.as_bytes()).unwrap();
        }
        let html = format!(
            "<title>T</title>\n<link data-trunk rel=icon href=style/icon.svg>\n\
             <link data-trunk rel=css href=style/a.css>\n<link data-trunk rel=css href=style/b.css>\n\
             <link data-trunk rel=copy-file href=style/config.json>\n\
             {RUST}\n<p id=x>é</p>\n"
        );
        let assets = Assets::empty(&root.join("dist")).unwrap();
        let asset = |name: &str| Asset { name: name.to_owned(), integrity: format!("sha384-{name}") };
        let pieces = Pieces {
            start: asset("s.js"),
            bindings: asset("b.js"),
            panel: asset("p"),
            lazy: Some(asset("l")),
        };
        IndexPage::parse(html).unwrap().write(root, &pieces, &assets, "p", "x()", "de=d").unwrap();

        let (icon, css) = (hashed("icon.svg", b"i"), hashed("style.css", b"cd"));
        let expected = format!(
            "<title>T</title>\n<meta http-equiv=\"Content-Security-Policy\" content=\"p\">\n\
             <script data-bindings=\"./b.js\" data-panel=\"./p\" data-panel-integrity=\"sha384-p\" data-lazy=\"./l\" \
             data-lazy-integrity=\"sha384-l\" data-languages=\"de=d\">x()</script>\n\
             <script async type=\"module\" src=\"./s.js\" integrity=\"sha384-s.js\"></script>\n\
             <link rel=\"modulepreload\" href=\"./b.js\" integrity=\"sha384-b.js\">\n\
             <link rel=\"icon\" href=\"./{icon}\">\n\
             <link rel=\"stylesheet\" href=\"./{css}\" integrity=\"{}\">\n<p id=x>é</p>\n",
            integrity(b"cd"),
        );
        let dist = root.join("dist");
        assert_eq!(fs::read_to_string(dist.join("index.html")).unwrap(), expected);
        assert_eq!(fs::read(dist.join("config.json")).unwrap(), b"{}");
        assert!(dist.join(icon).is_file() && dist.join(css).is_file());
    }
}
