//! Writes the English catalog as Rust source.

use anyhow::{Context, Result};
use message_catalog::{read, rust, texts, version};
use std::env;
use std::fs;
use std::path::Path;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=locales/en");
    let english = read(Path::new("locales/en"))?;
    let folder = env::var_os("OUT_DIR").context("OUT_DIR is not set")?;
    let folder = Path::new(&folder);
    fs::write(folder.join("english.rs"), rust(&english)?)?;
    fs::write(folder.join("version.txt"), version(&english))?;
    let [first, later] = texts(&english);
    fs::write(folder.join("first.txt"), first)?;
    fs::write(folder.join("later.txt"), later)?;
    Ok(())
}
