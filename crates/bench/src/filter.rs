//! Runs the native benchmark of the filter (`benches/query.rs`), and reads from the table that divan prints how its times
//! grow with the length of the list.

use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::Environment;
use crate::table::aligned;

/// A time may grow by this factor more than n log n: 1,000 rows fit into the processor's caches, 100,000 do not.
const LEEWAY: f64 = 1.5;

/// The median times of one function by the length of the list, in nanoseconds.
#[derive(Debug, PartialEq)]
pub struct Growth {
    name: String,
    times: Vec<(u32, f64)>,
}

impl Growth {
    /// From each length to the next: how many times longer it takes, and how many times longer n log n would.
    fn steps(&self) -> impl Iterator<Item = (f64, f64)> {
        let n_log_n = |n: u32| f64::from(n) * f64::from(n).log2();
        self.times.windows(2).filter_map(move |pair| match pair {
            [(short, quick), (long, slow)] => Some((slow / quick, n_log_n(*long) / n_log_n(*short))),
            _ => None,
        })
    }

    fn is_met(&self) -> bool {
        self.steps().all(|(grown, limit)| grown <= limit * LEEWAY)
    }
}

/// Compiles and runs the benchmark.
pub fn measure(environment: &Environment<'_>) -> Result<Vec<Growth>> {
    (environment.step)("measuring the filter natively");
    let mut bench = (environment.cargo)(environment.root);
    bench.args(["bench", "--package", env!("CARGO_PKG_NAME"), "--bench", "query"]);
    let output = bench.stderr(Stdio::inherit()).output().context("cannot start cargo")?;
    let growth = read(&String::from_utf8_lossy(&output.stdout));
    let succeeded = output.status.success() && !growth.is_empty();
    ensure!(succeeded, "the native benchmark failed; the reason is above");
    Ok(growth)
}

/// Reads divan's table: a line for each function, and below it a line for each length.
fn read(table: &str) -> Vec<Growth> {
    let mut found: Vec<Growth> = Vec::new();
    for line in table.lines() {
        let text = line.trim_start_matches(['│', '├', '╰', '─', ' ']);
        let Some(name) = text.split_whitespace().next() else { continue };
        let median = text.split('│').nth(2).and_then(nanoseconds);
        match (name.parse(), median, found.last_mut()) {
            (Ok(length), Some(median), Some(of)) => of.times.push((length, median)),
            (Err(_), None, _) => found.push(Growth { name: name.to_owned(), times: Vec::new() }),
            _ => {}
        }
    }
    found.retain(|growth| !growth.times.is_empty());
    found
}

/// Reads a time such as `12.3 µs`.
fn nanoseconds(text: &str) -> Option<f64> {
    let (number, unit) = text.trim().split_once(' ')?;
    let factor = match unit {
        "ns" => 1.0,
        "µs" => 1e3,
        "ms" => 1e6,
        "s" => 1e9,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * factor)
}

/// The table, to read.
pub fn table(all: &[Growth]) -> String {
    let mut head = vec!["filter, sort and count, native".to_owned()];
    let lengths = all.first().map(|growth| growth.times.as_slice()).unwrap_or_default();
    head.extend(lengths.iter().map(|(length, _)| format!("{length} rows")));
    head.resize(4, String::new());
    let mut rows = vec![row(head, "")];
    for growth in all {
        let mut cells = vec![growth.name.replace('_', " ")];
        let mut steps = growth.steps();
        for (place, (_, time)) in growth.times.iter().enumerate() {
            let grown = if place == 0 { None } else { steps.next() };
            let grown =
                grown.map_or(String::new(), |(grown, limit)| format!(" (× {grown:.1} of {limit:.1})"));
            cells.push(format!("{:.3} ms{grown}", time / 1e6));
        }
        rows.push(row(cells, if growth.is_met() { "met" } else { "MISSED" }));
    }
    let note = format!(
        "In brackets: how many times longer, and how many times longer n log n would take; the limit is {LEEWAY} × that.\n"
    );
    aligned(&rows) + &note
}

fn row(mut cells: Vec<String>, verdict: &str) -> [String; 5] {
    cells.resize(4, String::new());
    let mut cells = cells.into_iter();
    let mut next = || cells.next().unwrap_or_default();
    [next(), next(), next(), next(), verdict.to_owned()]
}

/// All of it, for a program.
pub fn json(all: &[Growth]) -> Vec<Value> {
    let one = |growth: &Growth| {
        json!({
            "name": growth.name, "met": growth.is_met(),
            "times_ns": growth.times.iter().map(|(length, time)| json!([length, time])).collect::<Vec<Value>>(),
            "growth": growth.steps().map(|(grown, n_log_n)| json!([grown, n_log_n])).collect::<Vec<Value>>(),
        })
    };
    all.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{Growth, read};

    const TABLE: &str = "\
Timer precision: 20 ns
query              fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ count                         │               │               │               │         │
│  ├─ 1000         1.5 µs        │ 9 µs          │ 2 µs          │ 2.5 µs        │ 20      │ 20
│  ╰─ 10000        15 µs         │ 90 µs         │ 30 µs         │ 25 µs         │ 20      │ 20
╰─ sort                          │               │               │               │         │
   ├─ 1000         1.5 ms        │ 9 ms          │ 2 ms          │ 2.5 ms        │ 20      │ 20
   ╰─ 10000        15 s          │ 90 s          │ 3.5 s         │ 25 s          │ 20      │ 20
";

    #[test]
    fn medians_are_read_from_the_table() {
        let of = |name: &str, times: [(u32, f64); 2]| Growth { name: name.into(), times: times.into() };
        assert_eq!(
            read(TABLE),
            [of("count", [(1000, 2e3), (10_000, 30e3)]), of("sort", [(1000, 2e6), (10_000, 3.5e9)])]
        );
    }

    #[test]
    fn growth_beyond_n_log_n_is_a_miss() {
        let all = read(TABLE);
        assert_eq!(all.iter().map(Growth::is_met).collect::<Vec<_>>(), [true, false]);
    }
}
