//! Writes `.br` and `.gz` beside each text file of the built panel, at the highest quality: it is done once, and every
//! visitor fetches the result.

use super::files;
use anyhow::{Context, Result};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::budget::Size;

/// The files that are compressed. Images and fonts are compressed already.
const TEXT: [&str; 12] =
    ["js", "mjs", "wasm", "css", "html", "json", "svg", "txt", "xml", "map", "webmanifest", "ico"];

/// Compresses everything in `folder`, and returns the size of code and styles.
pub fn folder(folder: &Path) -> Result<Size> {
    let mut size = Size::default();
    for path in files::below(folder, &|_| false)? {
        let full = folder.join(&path);
        // The settings are edited on the host. A compressed copy would still be served in their old form.
        if !is_text(&full) || path == Path::new("config.json") {
            continue;
        }
        let problem = || format!("cannot compress {}", full.display());
        let plain = fs::read(&full).with_context(problem)?;
        let small = brotli(&plain).with_context(problem)?;
        size.add(&path, small.len() as u64);
        fs::write(beside(&full, "br"), small).with_context(problem)?;
        fs::write(beside(&full, "gz"), gzip(&plain).with_context(problem)?).with_context(problem)?;
    }
    Ok(size)
}

fn is_text(path: &Path) -> bool {
    path.extension().and_then(|it| it.to_str()).is_some_and(|extension| TEXT.contains(&extension))
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

fn brotli(plain: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        // The largest window that every browser accepts: 16 MiB.
        lgwin: 24,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    let mut rest = plain;
    brotli::BrotliCompress(&mut rest, &mut small, &parameters)?;
    Ok(small)
}

fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    // No name and no time in the header: the same build gives the same bytes.
    let mut encoder = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::new(9));
    encoder.write_all(plain)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::path::Path;

    use super::{beside, brotli, gzip, is_text};

    #[test]
    fn both_give_back_what_they_got() {
        let plain = b"tokens and tokens and tokens".repeat(100);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&plain).unwrap()[..], &mut back).unwrap();
        assert_eq!(back, plain);
        back.clear();
        flate2::read::GzDecoder::new(&gzip(&plain).unwrap()[..]).read_to_end(&mut back).unwrap();
        assert_eq!(back, plain);
    }

    #[test]
    fn a_name_keeps_its_own_extension() {
        assert_eq!(beside(Path::new("a/b.wasm"), "br"), Path::new("a/b.wasm.br"));
    }

    #[test]
    fn what_is_compressed_already_is_left_alone() {
        assert!(is_text(Path::new("index.html")));
        for name in ["a.png", "a.woff2", "a.js.br", "a.js.gz", "LICENSE"] {
            assert!(!is_text(Path::new(name)), "{name}");
        }
    }
}
