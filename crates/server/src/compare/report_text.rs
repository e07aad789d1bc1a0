//! The report for people. Texts of the files reach the terminal as visible characters on one line each.

use super::report::Report;
use super::steps::Step;
use super::visible::visible;

/// The report as text, each line with its line break.
pub fn text(report: &Report<'_>) -> String {
    let Report { same, missing, different, extra, notes } = report;
    let mut out = format!(
        "{} missing, {} different, {} extra, {same} as wanted.\n",
        missing.len(),
        different.len(),
        extra.len()
    );
    heading(&mut out, "Missing", missing.is_empty());
    for token in missing {
        name(&mut out, token.name, token.creator);
        step(&mut out, &token.step);
    }
    heading(&mut out, "Different (wanted → there)", different.is_empty());
    for token in different {
        name(&mut out, token.name, token.creator);
        for it in token.differences {
            let shown = |text: &str| if text.is_empty() { "(empty)".to_owned() } else { visible(text) };
            line(&mut out, &format!("{}: {} → {}", it.key.name(), shown(&it.wanted), shown(&it.there)));
        }
        step(&mut out, &token.step);
    }
    heading(&mut out, "Extra", extra.is_empty());
    for token in extra {
        name(&mut out, token.name, token.creator);
        step(&mut out, &token.step);
    }
    heading(&mut out, "Notes", notes.is_empty());
    for note in notes {
        out.push_str(&format!("  {}\n", visible_note(note)));
    }
    out
}

fn heading(out: &mut String, heading: &str, is_empty: bool) {
    if !is_empty {
        out.push_str(&format!("\n{heading}\n"));
    }
}

fn name(out: &mut String, name: &str, creator: &str) {
    let creator = if creator.is_empty() { "nobody" } else { creator };
    out.push_str(&format!("  {} of {}\n", visible(name), visible(creator)));
}

fn step(out: &mut String, step: &Step) {
    let what = match &step.by {
        Some(by) => format!("{} has to {}", visible(by), step.what),
        None => step.what.clone(),
    };
    line(out, &format!("{what}: {}", step.link));
    if let Some(command) = &step.command {
        line(out, &format!("or: {command}"));
    }
    if let Some(note) = &step.note {
        line(out, &format!("({note})"));
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(&format!("    {text}\n"));
}

/// A note is longer than a text of a file may be, so its words are made visible one by one.
fn visible_note(note: &str) -> String {
    note.split(' ').map(visible).collect::<Vec<_>>().join(" ")
}
