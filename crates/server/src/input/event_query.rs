//! The value of `q` in the list of events: words `key:value`, separated by blanks. A value with blanks is in double quotes;
//! in them, a backslash stands before a quote or a backslash.

use crate::failure::Failure;
use crate::store::{EventFilter, Operation};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

/// The known keys, as a refusal lists them.
const KEYS: &str = "creator, status, resource_type, started_at, ended_at, sort, api_token and operation";

/// The known values of `status`.
const STATUSES: [&str; 2] = ["success", "failed"];

/// Reads the words. A word that cannot be read is an error.
pub fn read(q: &str) -> Result<EventFilter, Failure> {
    let mut filter = EventFilter::default();
    for word in words(q)? {
        let shown: String = word.chars().take(64).collect();
        let (key, value) = word
            .split_once(':')
            .filter(|(_, value)| !value.is_empty())
            .ok_or_else(|| refusal(format!("“{shown}” in q is not a key:value pair. Keys are {KEYS}.")))?;
        match key {
            "creator" => filter.creators.push(value.into()),
            "resource_type" => filter.resource_types.push(value.into()),
            "api_token" => filter.tokens.push(value.into()),
            "status" if STATUSES.contains(&value) => filter.statuses.push(value.into()),
            "status" => return Err(refusal(format!("The status in q must be {}.", STATUSES.join(" or ")))),
            "operation" if Operation::ALL.iter().any(|known| known.name() == value) => {
                filter.operations.push(value.into());
            }
            "operation" => {
                let known = Operation::ALL.map(Operation::name).join(", ");
                return Err(refusal(format!("The operation in q must be one of {known}.")));
            }
            "started_at" => filter.started_at = Some(moment(key, value)?.0),
            "ended_at" => filter.ended_at = Some(moment(key, value)?.1),
            "sort" => {
                filter.is_ascending = match value {
                    "created_at-desc" => false,
                    "created_at-asc" => true,
                    _ => {
                        return Err(refusal(
                            "The sort in q must be created_at-desc or created_at-asc.".into(),
                        ));
                    }
                }
            }
            _ => return Err(refusal(format!("“{shown}” in q has an unknown key. Keys are {KEYS}."))),
        }
    }
    Ok(filter)
}

/// Splits a text at its blanks that are not in quotes, and removes the quotes.
fn words(q: &str) -> Result<Vec<String>, Failure> {
    let (mut words, mut word, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut characters = q.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\\' if is_quoted => word.extend(characters.next()),
            c if c.is_whitespace() && !is_quoted => words.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    if is_quoted {
        return Err(refusal(
            "A quote in q has no end: a value with blanks is written as creator:\"Ada L\".".into(),
        ));
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    Ok(words)
}

fn refusal(sentence: String) -> Failure {
    Failure::bad("invalid_query", sentence).in_field("q")
}

/// The first and the last moment of a date in UTC; for a time, the same moment twice.
fn moment(key: &str, value: &str) -> Result<(DateTime<Utc>, DateTime<Utc>), Failure> {
    if let Ok(time) = DateTime::parse_from_rfc3339(value) {
        return Ok((time.to_utc(), time.to_utc()));
    }
    let date = value.parse::<NaiveDate>().ok().filter(|_| value.len() == 10);
    let next = date.and_then(|date| date.checked_add_days(Days::new(1)));
    match (date, next) {
        (Some(date), Some(next)) => {
            let start = |date: NaiveDate| date.and_time(NaiveTime::MIN).and_utc();
            Ok((start(date), start(next) - TimeDelta::microseconds(1)))
        }
        _ => Err(refusal(format!(
            "The value of {key} in q must be a date such as 2026-11-30, or a time such as 2026-11-30T18:00:00Z."
        ))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.
mod tests {
    use super::*;

    fn at(text: &str) -> Option<DateTime<Utc>> {
        Some(DateTime::parse_from_rfc3339(text).unwrap().to_utc())
    }

    #[test]
    fn every_key_is_read_and_values_of_one_key_are_collected() {
        let filter = read(
            " creator:ada creator:bob  status:failed resource_type:api_token operation:created api_token:u1 \
             started_at:2026-11-01 ended_at:2026-11-30 sort:created_at-asc ",
        )
        .unwrap();
        let expected = EventFilter {
            creators: vec!["ada".into(), "bob".into()],
            statuses: vec!["failed".into()],
            resource_types: vec!["api_token".into()],
            operations: vec!["created".into()],
            tokens: vec!["u1".into()],
            started_at: at("2026-11-01T00:00:00Z"),
            ended_at: at("2026-11-30T23:59:59.999999Z"),
            is_ascending: true,
        };
        assert_eq!(filter, expected);
        assert_eq!(read("").unwrap(), EventFilter::default());
        let quoted = read(r#"creator:"Ada L" creator:"a\"b\\c" api_token:u1"#).unwrap();
        assert_eq!(
            (quoted.creators, quoted.tokens),
            (vec!["Ada L".into(), r#"a"b\c"#.into()], vec!["u1".into()])
        );
        let times = read("started_at:2026-11-01T02:00:00+02:00 ended_at:2026-11-01T05:06:07Z").unwrap();
        assert_eq!(times.started_at, at("2026-11-01T00:00:00Z"));
        assert_eq!(times.ended_at, at("2026-11-01T05:06:07Z"));
    }

    #[test]
    fn unknown_keys_and_wrong_values_are_refused() {
        for bad in [
            "ada",
            "creator:",
            "creator:\"\"",
            "creator:\"Ada L",
            "who:ada",
            "status:pending",
            "operation:renamed",
            "sort:name-asc",
            "started_at:yesterday",
            "started_at:2026-02-30",
            "ended_at:2026-1-1",
            "ended_at:+262142-12-31",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
