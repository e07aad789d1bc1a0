//! The budget: how much code a browser may fetch before the list works, and how much in all. JavaScript, WebAssembly
//! and CSS count, compressed with brotli 11. These are the only limits of size in the project. Pure.

use std::fmt;
use std::path::Path;

/// What the names of the files begin with that are fetched after the list's first paint.
pub const LAZY: &str = "lazy";

/// The most that the list may need, in bytes.
pub const LIST: u64 = 190_000;

/// The most that all files may have together, in bytes.
const EVERYTHING: u64 = 340_000;

/// The compressed sizes, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    javascript: u64,
    webassembly: u64,
    css: u64,
    /// What is fetched later. It is in none of the other fields.
    lazy: u64,
}

impl Size {
    /// Adds a file, if it is of a kind that counts.
    pub fn add(&mut self, path: &Path, compressed: u64) {
        let kind = match path.extension().and_then(|it| it.to_str()) {
            Some("js" | "mjs") => &mut self.javascript,
            Some("wasm") => &mut self.webassembly,
            Some("css") => &mut self.css,
            _ => return,
        };
        let is_lazy = path.file_name().and_then(|it| it.to_str()).is_some_and(|it| it.starts_with(LAZY));
        *(if is_lazy { &mut self.lazy } else { kind }) += compressed;
    }

    /// What the list needs.
    pub fn list(self) -> u64 {
        self.javascript + self.webassembly + self.css
    }

    /// All files.
    pub fn everything(self) -> u64 {
        self.list() + self.lazy
    }

    /// Whether both budgets hold.
    pub fn fits(self) -> bool {
        self.list() <= LIST && self.everything() <= EVERYTHING
    }

    /// One line for a file, which `from_note` reads back.
    pub fn note(self) -> String {
        format!("{} {} {} {}", self.javascript, self.webassembly, self.css, self.lazy)
    }

    /// What `note` wrote.
    pub fn from_note(note: &str) -> Option<Size> {
        let numbers: Option<Vec<u64>> = note.split(' ').map(|number| number.parse().ok()).collect();
        let [javascript, webassembly, css, lazy] = numbers?.try_into().ok()?;
        Some(Size { javascript, webassembly, css, lazy })
    }
}

impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the list loads {} KB of {} KB with brotli 11 (JavaScript {}, WebAssembly {}, CSS {}); everything is {} KB of {} KB",
            kilobytes(self.list()),
            LIST / 1000,
            kilobytes(self.javascript),
            kilobytes(self.webassembly),
            kilobytes(self.css),
            kilobytes(self.everything()),
            EVERYTHING / 1000,
        )
    }
}

/// Rounded up: a size above the budget is never printed as one within it.
fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::{EVERYTHING, LIST, Size};

    fn size(files: &[(&str, u64)]) -> Size {
        let mut size = Size::default();
        for (name, bytes) in files {
            size.add(name.as_ref(), *bytes);
        }
        size
    }

    #[test]
    fn counts_code_and_styles_and_nothing_else() {
        let size =
            size(&[("a.js", 1), ("a.wasm", 20), ("a.css", 300), ("index.html", 4000), ("b.js.br", 5000)]);
        assert_eq!((size.list(), size.everything()), (321, 321));
    }

    #[test]
    fn a_name_that_begins_with_lazy_counts_only_among_everything() {
        let size = size(&[
            ("a.wasm", 20),
            ("lazy-1.wasm", 300),
            ("lazy-1.js", 4000),
            ("lazy.css", 50_000),
            ("a/lazy-2.js", 600_000),
            ("not-lazy.js", 1),
        ]);
        assert_eq!((size.list(), size.everything()), (21, 654_321));
    }

    #[test]
    fn the_lists_budget_itself_fits_and_one_byte_more_does_not() {
        assert!(size(&[("a.wasm", LIST)]).fits());
        let over = size(&[("a.wasm", LIST), ("a.css", 1)]);
        assert!(!over.fits());
        assert!(over.to_string().contains("190.1 KB of 190 KB"), "{over}");
    }

    #[test]
    fn the_budget_of_everything_itself_fits_and_one_byte_more_does_not() {
        let rest = EVERYTHING - LIST;
        assert!(size(&[("a.wasm", LIST), ("lazy.wasm", rest)]).fits());
        let over = size(&[("a.wasm", LIST), ("lazy.wasm", rest + 1)]);
        assert!(!over.fits());
        assert!(over.to_string().contains("everything is 340.1 KB of 340 KB"), "{over}");
        assert!(!size(&[("lazy.wasm", EVERYTHING + 1)]).fits());
    }

    #[test]
    fn a_note_is_read_back() {
        let size = size(&[("a.js", 1), ("a.wasm", 2), ("a.css", 3), ("lazy-1.wasm", 4)]);
        assert_eq!(Size::from_note(&size.note()), Some(size));
        assert_eq!(Size::from_note("1 2 3"), None);
        assert_eq!(Size::from_note(""), None);
    }
}
