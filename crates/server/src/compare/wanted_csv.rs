//! The entries of a CSV file of wanted tokens: the first line has the keys, and an empty cell is a key that is not given.

use super::entry::{Entry, Field, KEYS, Value, Wrong, wrong};
use csv::{Position, ReaderBuilder, StringRecord};

/// Reads the entries. Scopes are separated by commas, as in the panel's CSV.
pub fn read(text: &str) -> Result<Vec<Entry>, Vec<Wrong>> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, line);
        vec![wrong(line, "this line is not CSV")]
    };
    let heads = reader.headers().map_err(broken)?.clone();
    let mut refused = heads_refused(&heads);
    let mut entries = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let line = record.position().map_or(1, line);
        if record.len() != heads.len() {
            let (cells, keys) = (record.len(), heads.len());
            refused.push(wrong(
                line,
                format!("{cells} cells, where the first line has {keys}; a cell with a comma needs quotes"),
            ));
            continue;
        }
        let given = heads.iter().zip(record.iter()).filter(|(_, cell)| !cell.is_empty());
        let fields = given.map(|(key, cell)| Field { line, key: key.to_owned(), value: value(key, cell) });
        entries.push(Entry { line, fields: fields.collect() });
    }
    if refused.is_empty() { Ok(entries) } else { Err(refused) }
}

fn line(position: &Position) -> usize {
    usize::try_from(position.line()).unwrap_or(usize::MAX)
}

/// Said once for the file, and not for each of its entries.
fn heads_refused(heads: &StringRecord) -> Vec<Wrong> {
    let accepted = KEYS.join(", ");
    let mut refused = Vec::new();
    for (place, key) in heads.iter().enumerate() {
        if !KEYS.contains(&key) {
            let key = super::visible::visible(key);
            refused.push(wrong(
                1,
                format!(
                    "“{key}” is no column of wanted tokens; accepted are {accepted}, separated by commas"
                ),
            ));
        } else if heads.iter().take(place).any(|other| other == key) {
            refused.push(wrong(1, format!("the column “{key}” is there twice")));
        }
    }
    if !heads.iter().any(|key| key == "name") {
        refused.push(wrong(1, format!("the column “name” is missing; accepted are {accepted}")));
    }
    refused
}

fn value(key: &str, cell: &str) -> Value {
    if key == "scopes" {
        return Value::List(cell.split(',').map(|scope| scope.trim().to_owned()).collect());
    }
    Value::Text(cell.to_owned())
}
