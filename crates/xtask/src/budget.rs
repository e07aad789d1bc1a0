//! How much a visitor's browser fetches before the list works: JavaScript, WebAssembly and CSS together, compressed; and
//! what it fetches beyond that, when somebody needs more than the list. Pure: sizes come in, a figure and a verdict go out.

use std::fmt;
use std::path::Path;

use crate::split::PREFIX;

/// The most that they may weigh together, in bytes.
pub const BUDGET: u64 = 200_000;

/// The compressed sizes, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figure {
    javascript: u64,
    webassembly: u64,
    css: u64,
    /// What is fetched later, and not a part of the above.
    later: u64,
}

impl Figure {
    /// Adds a file, if it is of a kind that counts.
    pub fn add(&mut self, path: &Path, compressed: u64) {
        let is_later = path.file_name().and_then(|it| it.to_str()).is_some_and(|it| it.starts_with(PREFIX));
        match path.extension().and_then(|it| it.to_str()) {
            Some("wasm") if is_later => self.later += compressed,
            Some("js" | "mjs") => self.javascript += compressed,
            Some("wasm") => self.webassembly += compressed,
            Some("css") => self.css += compressed,
            _ => {}
        }
    }

    /// All that the list needs.
    pub fn total(self) -> u64 {
        self.javascript + self.webassembly + self.css
    }

    /// Whether the budget holds.
    pub fn fits(self) -> bool {
        self.total() <= BUDGET
    }

    /// One line for a file, which `from_note` reads back.
    pub fn note(self) -> String {
        format!("{} {} {} {}", self.javascript, self.webassembly, self.css, self.later)
    }

    /// What `note` wrote.
    pub fn from_note(note: &str) -> Option<Figure> {
        let numbers: Option<Vec<u64>> = note.split(' ').map(|number| number.parse().ok()).collect();
        let [javascript, webassembly, css, later] = numbers?.try_into().ok()?;
        Some(Figure { javascript, webassembly, css, later })
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the panel weighs {} KB of {} KB with brotli 11 (JavaScript {}, WebAssembly {}, CSS {}); its dialogs add {} when they are needed",
            kilobytes(self.total()),
            BUDGET / 1000,
            kilobytes(self.javascript),
            kilobytes(self.webassembly),
            kilobytes(self.css),
            kilobytes(self.later),
        )
    }
}

/// Rounded up: a figure that is over the budget never reads as one that holds.
fn kilobytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Figure, PREFIX};

    fn figure(files: &[(&str, u64)]) -> Figure {
        let mut figure = Figure::default();
        for (name, size) in files {
            figure.add(name.as_ref(), *size);
        }
        figure
    }

    #[test]
    fn counts_code_and_styles_and_nothing_else() {
        let figure =
            figure(&[("a.js", 1), ("a.wasm", 20), ("a.css", 300), ("index.html", 4000), ("b.js.br", 5000)]);
        assert_eq!(figure.total(), 321);
    }

    #[test]
    fn what_is_fetched_later_is_told_and_not_counted() {
        let name = format!("{PREFIX}1.wasm");
        let figure = figure(&[("a.wasm", 20), (&name, BUDGET)]);
        assert_eq!(figure.total(), 20);
        assert!(figure.to_string().ends_with("add 200.0 when they are needed"), "{figure}");
        // A script of such a name would be fetched at once.
        let mut script = figure;
        script.add("apart-1.js".as_ref(), 1);
        assert_eq!(script.total(), 21);
    }

    #[test]
    fn the_budget_itself_fits_and_one_byte_more_does_not() {
        assert!(figure(&[("a.wasm", BUDGET)]).fits());
        let over = figure(&[("a.wasm", BUDGET), ("a.css", 1)]);
        assert!(!over.fits());
        assert!(over.to_string().contains("200.1 KB of 200 KB"), "{over}");
    }

    #[test]
    fn a_note_is_read_back() {
        let figure = figure(&[("a.js", 1), ("a.wasm", 2), ("a.css", 3), ("apart-1.wasm", 4)]);
        assert_eq!(Figure::from_note(&figure.note()), Some(figure));
        assert_eq!(Figure::from_note("1 2 3"), None);
        assert_eq!(Figure::from_note(""), None);
    }
}
