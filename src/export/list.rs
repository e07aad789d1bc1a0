//! Many tokens as one text, a token at a time: a list of 100,000 is written in slices, so that the page can yield_to_browser, and
//! never stands in memory as a tree.
//!
//! What never lives here: which tokens these are, and where the text goes.

use crate::export::{Value, csv, digits, json, of_token, yaml};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use token_api::Token;

/// What a list can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As `bentoml api-token list -o json` writes it into a file.
    Json,
    /// As the SDK's writer gives it; `bentoml api-token list -o yaml` adds an empty line when it prints.
    Yaml,
    /// For spreadsheets.
    Csv,
}

impl Form {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::Json, Self::Yaml, Self::Csv];

    /// Its name to people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Yaml => "YAML",
            Self::Csv => "CSV",
        }
    }

    /// Its name to browsers.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Yaml => "application/yaml",
            Self::Csv => "text/csv",
        }
    }

    /// A file's name, with the day on which it was made.
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
        });
        out
    }

    /// What a file begins with, and a copied text does not: Excel reads UTF-8 only behind this mark.
    pub fn mark(self) -> &'static str {
        if self == Self::Csv { "\u{feff}" } else { "" }
    }

    /// What stands before the first token.
    pub fn head(self) -> &'static str {
        match self {
            Self::Json => "[",
            Self::Yaml => "",
            Self::Csv => csv::HEAD,
        }
    }

    /// Writes the token in this place, counted from 0.
    pub fn write(self, out: &mut String, place: usize, token: &Token, now: DateTime<Utc>) {
        match self {
            Self::Json => json::item(out, place, &of_token(token), 0),
            Self::Yaml => yaml::write(out, &Value::List(vec![of_token(token)])),
            Self::Csv => csv::write(out, token, now),
        }
    }

    /// What stands behind the last one.
    pub fn foot(self, is_empty: bool) -> &'static str {
        match (self, is_empty) {
            (Self::Json, true) => "]\n",
            (Self::Json, false) => "\n]\n",
            (Self::Yaml, true) => "[]\n",
            _ => "",
        }
    }
}
