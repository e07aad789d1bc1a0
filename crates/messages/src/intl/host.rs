//! A stand-in for the browser's `Intl`, for tests that run outside of a browser: English alone.

use crate::intl::Format;

/// What is formatted.
pub(super) enum Value<'a> {
    /// A number, and the unit of a relative time.
    Number(f64, &'static str),
    List(&'a [&'a str]),
}

/// Nothing: there is English alone.
pub fn set_locale(_tag: &str) {}

/// The value in English. Times are as browsers in the United States write them.
pub(super) fn formatted(format: Format, value: Value<'_>) -> String {
    match (format, value) {
        (_, Value::List(items)) => items.join(", "),
        (Format::Plural, Value::Number(number, _)) => {
            (if number == 1.0 { "one" } else { "other" }).to_owned()
        }
        (Format::Relative, Value::Number(number, unit)) if number < 0.0 => {
            format!("{} ago", counted(-number, unit))
        }
        (Format::Relative, Value::Number(number, unit)) => format!("in {}", counted(number, unit)),
        (Format::Minutes, Value::Number(number, _)) => counted(number, "minute"),
        (Format::Hours, Value::Number(number, _)) => counted(number, "hour"),
        (Format::Days, Value::Number(number, _)) => counted(number, "day"),
        (Format::Months, Value::Number(number, _)) => counted(number, "month"),
        (Format::Years, Value::Number(number, _)) => counted(number, "year"),
        (Format::Number, Value::Number(number, _)) => grouped(number as u64),
        (format, Value::Number(millis, _)) => time(millis as i64, format),
    }
}

fn counted(number: f64, unit: &str) -> String {
    format!("{} {unit}{}", grouped(number as u64), if number == 1.0 { "" } else { "s" })
}

fn grouped(number: u64) -> String {
    match number {
        1000.. => format!("{},{:03}", grouped(number / 1000), number % 1000),
        _ => number.to_string(),
    }
}

fn time(wall: i64, format: Format) -> String {
    let pattern = match format {
        Format::DayTime => "%a, %b %-d, %-I:%M %p",
        Format::Time => "%-I:%M %p",
        Format::Exact => "%a, %b %-d, %Y, %-I:%M:%S %p",
        _ => "%a, %b %-d, %Y, %-I:%M %p",
    };
    chrono::DateTime::from_timestamp_millis(wall).map(|at| at.format(pattern).to_string()).unwrap_or_default()
}
