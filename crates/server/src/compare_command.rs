//! Runs `token-server compare`: reads the two files, and writes the report. The caller prints it.

use crate::compare::{
    Existing, Report, Viewer, Wanted, Wrong, compare, json, read_have, read_wanted, text, visible,
};
use crate::options::{CompareCommand, Source};
use chrono::{DateTime, Utc};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest file of wanted tokens, in bytes. People write it.
const MAX_WANTED: u64 = 10_000_000;

/// The largest file of what is there, in bytes: 100,000 tokens take about 90 MB.
const MAX_HAVE: u64 = 500_000_000;

/// How many errors are told.
const MAX_ERRORS: usize = 50;

/// What comparing found.
pub struct Compared {
    /// The report.
    pub text: String,
    /// Whether anything differs.
    pub differs: bool,
}

/// Runs the command. `input` is standard input. Errors are sentences, all that there are in both files.
pub fn run(
    command: &CompareCommand,
    input: &mut dyn Read,
    now: DateTime<Utc>,
) -> Result<Compared, Vec<String>> {
    let (wanted, have) = match (wanted(command), have(command, input)) {
        (Ok(wanted), Ok(have)) => (wanted, have),
        (wanted, have) => {
            let errors = wanted.err().into_iter().flatten().chain(have.err()).collect();
            return Err(at_most(errors));
        }
    };
    let found = compare(&wanted, &have, command.only_named_creators);
    let viewer = Viewer { me: command.me.as_deref(), panel: &command.panel, now };
    let report = Report::new(&found, &viewer);
    let text = if command.json { json(&report).map_err(|error| vec![error])? } else { text(&report) };
    Ok(Compared { text, differs: report.differs() })
}

fn at_most(mut errors: Vec<String>) -> Vec<String> {
    let more = errors.len().saturating_sub(MAX_ERRORS);
    errors.truncate(MAX_ERRORS);
    if more > 0 {
        errors.push(format!("and {more} more errors"));
    }
    errors
}

fn wanted(command: &CompareCommand) -> Result<Vec<Wanted>, Vec<String>> {
    let name = file_name(&command.wanted);
    let text = open(&command.wanted).and_then(|mut file| content(&mut file, MAX_WANTED));
    let text = text.map_err(|error| vec![format!("{name}: {error}")])?;
    let told = |Wrong { line, sentence }: Wrong| format!("{name}:{line}: {sentence}");
    read_wanted(command.format, &text, command.me.as_deref())
        .map_err(|wrong| wrong.into_iter().map(told).collect())
}

fn have(command: &CompareCommand, input: &mut dyn Read) -> Result<Vec<Existing>, String> {
    let (name, text) = match &command.have {
        Source::StandardInput => ("standard input".to_owned(), content(input, MAX_HAVE)),
        Source::File(path) => (file_name(path), open(path).and_then(|mut file| content(&mut file, MAX_HAVE))),
    };
    text.and_then(|text| read_have(&text)).map_err(|error| format!("{name}: {error}"))
}

fn file_name(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

fn open(path: &Path) -> Result<File, String> {
    File::open(path).map_err(|error| format!("cannot be read: {error}"))
}

fn content(input: &mut dyn Read, most: u64) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = input.take(most + 1).read_to_end(&mut bytes);
    match read.map_err(|error| format!("cannot be read: {error}"))? {
        length if u64::try_from(length).is_ok_and(|length| length <= most) => {
            String::from_utf8(bytes).map_err(|_| "this is not UTF-8".to_owned())
        }
        _ => Err(format!("this is larger than {} MB", most / 1_000_000)),
    }
}
