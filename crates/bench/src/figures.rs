//! The figures: medians of what was measured, ratios to the plain pages, and limits. Pure.

use serde_json::{Value, json};

use crate::sample::Sample;
use crate::scenario::MeasuredPage;
use crate::table::aligned;

type Figure = fn(&Sample) -> Option<f64>;

/// One line of the table.
pub struct Line {
    what: &'static str,
    unit: &'static str,
    panel: Option<f64>,
    /// The plain page's figure; `None` where the limit is not a ratio.
    plain: Option<f64>,
    limit: f64,
    is_ratio: bool,
}

impl Line {
    fn ratio(&self) -> Option<f64> {
        Some(self.panel? / self.plain?)
    }

    /// Whether the limit holds; `None` where the figure was not measured.
    fn is_met(&self) -> Option<bool> {
        Some(if self.is_ratio { self.ratio()? } else { self.panel? } <= self.limit)
    }

    fn cells(&self) -> [String; 6] {
        let figure = |value: Option<f64>| value.map_or("?".to_owned(), |it| format!("{it:.0} {}", self.unit));
        [
            self.what.to_owned(),
            figure(self.panel),
            if self.is_ratio { figure(self.plain) } else { String::new() },
            if self.is_ratio {
                self.ratio().map_or("?".to_owned(), |it| format!("{it:.2}"))
            } else {
                String::new()
            },
            if self.is_ratio { format!("{:.2}", self.limit) } else { figure(Some(self.limit)) },
            match self.is_met() {
                Some(true) => "met",
                Some(false) => "MISSED",
                None => "not measured",
            }
            .to_owned(),
        ]
    }
}

/// The lines of the table. `list_budget` is in bytes.
pub fn lines(samples: &[Sample], list_budget: u64) -> Vec<Line> {
    let of = |page: MeasuredPage, tokens: u32, figure: Figure| {
        let all: Vec<f64> = samples
            .iter()
            .filter(|sample| sample.scenario.page == page && sample.scenario.tokens == tokens)
            .filter_map(figure)
            .collect();
        (!all.is_empty()).then(|| median(&all))
    };
    let opened: Figure = |sample| Some(sample.opened);
    let again: Figure = |sample| Some(sample.again);
    let key: Figure = |sample| Some(sample.key);
    let block: Figure = |sample| Some(sample.block);
    let shift: Figure = |sample| Some(sample.shift * 1000.0);
    let memory: Figure = |sample| Some(sample.memory? / 1024.0);
    let code: Figure = |sample| Some(sample.code? as f64 / 1000.0);
    let compared = |what, unit, tokens, page, limit, figure: Figure| Line {
        what,
        unit,
        panel: of(MeasuredPage::Panel, tokens, figure),
        plain: of(page, tokens, figure),
        limit,
        is_ratio: true,
    };
    let alone = |what, unit, tokens, limit, figure: Figure| Line {
        what,
        unit,
        panel: of(MeasuredPage::Panel, tokens, figure),
        plain: None,
        limit,
        is_ratio: false,
    };
    let (every, view) = (MeasuredPage::EveryRow, MeasuredPage::RowsInView);
    vec![
        compared("navigation to table painted, 100 tokens (plain: every row)", "ms", 100, every, 1.5, opened),
        compared("the same, second visit", "ms", 100, every, 1.5, again),
        compared("1,000 tokens (plain: every row)", "ms", 1000, every, 0.9, opened),
        compared("10,000 tokens (plain: rows in view)", "ms", 10_000, view, 1.0, opened),
        compared("slow line, 20 tokens (plain: every row)", "ms", 20, every, 2.0, opened),
        alone("slow line, 20 tokens", "ms", 20, 700.0, opened),
        compared(
            "key press to result painted, 10,000 tokens (plain: every row)",
            "ms",
            10_000,
            every,
            0.1,
            key,
        ),
        alone("the same, 100,000 tokens", "ms", 100_000, 50.0, key),
        alone("longest main-thread block while 10,000 tokens load", "ms", 10_000, 50.0, block),
        alone("longest main-thread block while 100,000 tokens load", "ms", 100_000, 50.0, block),
        alone("layout shift in thousandths, 100 tokens", "", 100, 20.0, shift),
        alone("layout shift in thousandths, 10,000 tokens", "", 10_000, 20.0, shift),
        compared("renderer memory, 10,000 tokens (plain: every row)", "MB", 10_000, every, 0.4, memory),
        alone("renderer memory, 100,000 tokens", "MB", 100_000, 400.0, memory),
        alone(
            "JavaScript, WebAssembly and CSS that the list loads, brotli 11",
            "KB",
            100,
            list_budget as f64 / 1000.0,
            code,
        ),
    ]
}

/// The table, to read.
pub fn table(lines: &[Line]) -> String {
    let head = ["medians", "panel", "plain", "ratio", "limit", ""].map(str::to_owned);
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(lines.iter().map(Line::cells)).collect();
    aligned(&rows)
}

/// The lines for a program.
pub fn json(lines: &[Line]) -> Vec<Value> {
    let one = |line: &Line| {
        json!({
            "what": line.what, "unit": line.unit, "panel": line.panel, "plain": line.plain, "ratio": line.ratio(),
            "limit": line.limit, "limit_is_ratio": line.is_ratio, "met": line.is_met(),
        })
    };
    lines.iter().map(one).collect()
}

/// The median; not a number for no values.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => sorted[middle],
        _ => (sorted[middle - 1] + sorted[middle]) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{lines, median, table};
    use crate::sample::{Marks, Sample};
    use crate::scenario::{MeasuredPage, Network, Scenario};

    fn sample(page: MeasuredPage, tokens: u32, opened: f64) -> Sample {
        Sample {
            scenario: Scenario { page, tokens, network: Network::Local },
            opened,
            marks: Marks::default(),
            complete: 0.0,
            block: 0.0,
            memory: None,
            key: 1.0,
            code: None,
            shift: 0.0,
            again: 1.0,
        }
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert!(median(&[]).is_nan());
    }

    #[test]
    fn a_limit_holds_at_the_limit_and_not_above_it() {
        let at = |panel| {
            let samples =
                [sample(MeasuredPage::Panel, 100, panel), sample(MeasuredPage::EveryRow, 100, 100.0)];
            let lines = lines(&samples, 0);
            lines[0].is_met()
        };
        assert_eq!((at(150.0), at(150.1)), (Some(true), Some(false)));
    }

    #[test]
    fn what_was_not_measured_is_neither_met_nor_missed() {
        let lines = lines(&[sample(MeasuredPage::Panel, 100, 1.0)], 0);
        assert_eq!(lines[0].is_met(), None);
        let text = table(&lines);
        assert!(text.contains("not measured") && text.lines().count() == 16, "{text}");
    }
}
