//! The catalogs of the panel: each language has the messages and arguments of English, and its file is small.

#![allow(clippy::unwrap_used)] // A test that cannot go on fails.

use message_catalog::{findings, read, short};
use std::fs;
use std::path::{Path, PathBuf};

/// The most that a language's file may have with brotli 11, in bytes.
const LARGEST: usize = 15_000;

fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../messages/locales")
}

fn languages() -> Vec<String> {
    let entries = fs::read_dir(locales()).unwrap();
    let mut tags: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    tags.sort();
    tags
}

#[test]
fn every_language_has_the_messages_and_arguments_of_english() {
    let english = read(&locales().join("en")).unwrap();
    assert!(english.len() > 10);
    for tag in languages() {
        let catalog = read(&locales().join(&tag)).unwrap();
        let findings = findings(&catalog, &english);
        assert!(findings.is_empty(), "{tag}:\n{}", findings.join("\n"));
    }
}

#[test]
fn the_file_of_a_language_is_small() {
    let english = read(&locales().join("en")).unwrap();
    for tag in languages() {
        let text = short(&read(&locales().join(&tag)).unwrap(), &english);
        let mut small = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
        brotli::BrotliCompress(&mut text.as_bytes(), &mut small, &parameters).unwrap();
        println!("{tag}: {} messages, {} bytes, {} with brotli 11", english.len(), text.len(), small.len());
        assert!(small.len() <= LARGEST, "{tag}: {} bytes", small.len());
    }
}
