//! Writes a list one token at a time: the page can write 100,000 tokens in slices and yield to the browser in between, and
//! the whole list is never in memory as a tree.

use crate::export::{Value, csv, digits, ics, json, of_token, yaml};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use token_api::Token;

/// The formats of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The output of `bentoml api-token list -o json`.
    Json,
    /// The output of the SDK's writer. `bentoml api-token list -o yaml` prints an empty line after it.
    Yaml,
    /// For spreadsheets.
    Csv,
    /// The expirations, for calendars.
    Calendar,
}

impl Form {
    /// All formats of whole tokens, in display order.
    pub const ALL: [Self; 3] = [Self::Json, Self::Yaml, Self::Csv];

    /// The name that is shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Yaml => "YAML",
            Self::Csv => "CSV",
            Self::Calendar => "iCalendar",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Yaml => "application/yaml",
            Self::Csv => "text/csv",
            Self::Calendar => "text/calendar",
        }
    }

    /// The name of a file, with the day on which it is written.
    pub fn file_name(self, day: NaiveDate) -> String {
        let mut out = "api-tokens".to_owned();
        for (number, width) in [(day.year().unsigned_abs(), 4), (day.month(), 2), (day.day(), 2)] {
            out.push('-');
            digits(&mut out, number, width);
        }
        out.push_str(match self {
            Self::Json => ".json",
            Self::Yaml => ".yaml",
            Self::Csv => ".csv",
            Self::Calendar => ".ics",
        });
        out
    }

    /// The byte order mark at the start of a file, not of a copied text: Excel needs it to read UTF-8.
    pub fn mark(self) -> &'static str {
        if self == Self::Csv { "\u{feff}" } else { "" }
    }

    /// The text before the first token.
    pub fn head(self) -> &'static str {
        match self {
            Self::Json => "[",
            Self::Yaml => "",
            Self::Csv => csv::HEAD,
            Self::Calendar => ics::HEAD,
        }
    }

    /// Whether a file of this format holds this token: a calendar holds expirations that are still to come.
    pub fn holds(self, token: &Token, now: DateTime<Utc>) -> bool {
        self != Self::Calendar || token.expires().is_some_and(|at| at > now)
    }

    /// Writes the token with this index in the list, counted from 0. `link` leads to it.
    pub fn write(self, out: &mut String, index: usize, token: &Token, link: &str, now: DateTime<Utc>) {
        match self {
            Self::Json => json::item(out, index, &of_token(token), 0),
            Self::Yaml => yaml::write(out, &Value::List(vec![of_token(token)])),
            Self::Csv => csv::write(out, token, now),
            // Which have an end is decided by `holds`.
            Self::Calendar => {
                ics::write_expiry(out, token, link, now);
            }
        }
    }

    /// The text after the last token.
    pub fn foot(self, is_empty: bool) -> &'static str {
        match (self, is_empty) {
            (Self::Json, true) => "]\n",
            (Self::Json, false) => "\n]\n",
            (Self::Yaml, true) => "[]\n",
            (Self::Calendar, _) => ics::FOOT,
            _ => "",
        }
    }
}
