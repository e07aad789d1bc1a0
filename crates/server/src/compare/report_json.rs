//! The report for scripts. It is ASCII: a terminal acts on none of it.

use super::report::Report;

/// The report as JSON with a line break at the end.
pub fn json(report: &Report<'_>) -> Result<String, String> {
    let text = serde_json::to_string_pretty(report).map_err(|error| error.to_string())?;
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        // Only strings have such characters, where an escape means the same.
        if c.is_ascii() && c != '\u{7f}' {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out.push('\n');
    Ok(out)
}
