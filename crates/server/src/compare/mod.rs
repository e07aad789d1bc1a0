//! Compares a file of wanted tokens with the tokens that are there. Pure: `compare_command` reads the files.
//!
//! `wanted_yaml`, `wanted_csv` → `entry` → `wanted`; `have_json`, `have_yaml`, `have_csv` → `existing`, by `have`; both →
//! `difference` → `report`, with `steps` → text or JSON.

mod difference;
mod entry;
mod existing;
mod have;
mod have_csv;
mod have_json;
mod have_yaml;
mod lifetime;
mod links;
mod report;
mod report_json;
mod report_text;
mod shell;
mod steps;
mod visible;
mod wanted;
mod wanted_csv;
mod wanted_yaml;
mod yaml;

pub use difference::compare;
pub use entry::Wrong;
pub use existing::Existing;
pub use have::read as read_have;
pub use links::panel;
pub use report::Report;
pub use report_json::json;
pub use report_text::text;
pub use steps::Viewer;
pub use visible::visible;
pub use wanted::Wanted;

/// The format of a file of wanted tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Format {
    Yaml,
    Csv,
}

/// Reads the wanted tokens. `me` is the creator where a token names none.
pub fn read_wanted(format: Format, text: &str, me: Option<&str>) -> Result<Vec<Wanted>, Vec<Wrong>> {
    let text = text.trim_start_matches('\u{feff}');
    let entries = match format {
        Format::Yaml => wanted_yaml::read(text),
        Format::Csv => wanted_csv::read(text),
    };
    entries.and_then(|entries| wanted::check(entries, me))
}
