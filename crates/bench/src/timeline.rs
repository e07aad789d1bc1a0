//! What the panel and the plain page have done when, until their first rows were painted. Pure.

use crate::figures::median;
use crate::sample::{Marks, Sample};
use crate::scenario::{MeasuredPage, Network};
use crate::table::aligned;

type Mark = fn(&Marks) -> Option<f64>;

const MARKS: [(&str, Mark); 8] = [
    ("the page's HTML is there", |marks| marks.page),
    ("something is painted", |marks| marks.first_paint),
    ("the program is asked for", |marks| marks.program_asked),
    ("the program is there", |marks| marks.program),
    ("the first tokens are asked for", |marks| marks.tokens_asked),
    ("the first tokens are there", |marks| marks.tokens),
    ("the first rows are in the document", |marks| marks.rows),
    ("the first rows are painted", |marks| marks.painted),
];

/// A table for each pair of pages that was opened: medians in milliseconds since the navigation.
pub fn table(samples: &[Sample]) -> String {
    let mut text = String::new();
    for (tokens, network, plain) in [
        (100, Network::Local, MeasuredPage::EveryRow),
        (10_000, Network::Local, MeasuredPage::RowsInView),
        (20, Network::Slow, MeasuredPage::EveryRow),
    ] {
        let of = |page: MeasuredPage, mark: Mark| {
            let all: Vec<f64> = samples
                .iter()
                .filter(|it| {
                    (it.scenario.page, it.scenario.tokens, it.scenario.network) == (page, tokens, network)
                })
                .filter_map(|it| mark(&it.marks))
                .collect();
            if all.is_empty() { String::new() } else { format!("{:.0} ms", median(&all)) }
        };
        let line = if network == Network::Slow { ", slow line" } else { "" };
        let mut rows =
            vec![[format!("{tokens} tokens{line}"), "panel".to_owned(), "plain".to_owned(), String::new()]];
        rows.extend(MARKS.map(|(what, mark)| {
            [what.to_owned(), of(MeasuredPage::Panel, mark), of(plain, mark), String::new()]
        }));
        if rows.iter().skip(1).any(|row| !row[1].is_empty()) {
            text += &aligned(&rows);
            text.push('\n');
        }
    }
    text
}
