//! The benchmarks of the panel. `cargo xtask bench` prepares what they need and calls [`run`].
//!
//! Each figure of the panel is compared with that of a plain page without any library. Both are measured in turns, in one
//! run, because a time alone says more about the machine than about the panel. A limit that is missed fails nothing: on a
//! busy machine limits are missed now and then.

mod devtools;
mod figures;
mod filter;
mod front;
mod http;
mod options;
mod quiet;
mod sample;
mod scenario;
mod server;
mod stage;
mod table;
mod timeline;
mod visit;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use quiet::Quiet;
use sample::Sample;
use scenario::{MeasuredPage, Network, Scenario};
use stage::Stage;

pub use options::{ABOUT, HELP, Options};

/// What the caller has prepared.
pub struct Environment<'a> {
    /// The project's root, in which cargo runs.
    pub root: &'a Path,
    /// The panel's release build.
    pub dist: &'a Path,
    /// The program of the embedded server.
    pub server: &'a Path,
    /// Chromium's program.
    pub chromium: &'a Path,
    /// An empty folder for databases, logs and profiles.
    pub scratch: &'a Path,
    /// The most that the list may load, in bytes with brotli 11.
    pub list_budget: u64,
    /// What the names of the files begin with that are loaded after the list; they are not in that budget.
    pub lazy: &'a str,
    /// A cargo command in this folder.
    pub cargo: fn(&Path) -> Command,
    /// Reports a step to the person who waits.
    pub step: fn(&str),
}

/// How often a visit is repeated when a compiler ran beside it.
const ATTEMPTS: u32 = 3;

/// What one run opens, in this order: each plain page right after the panel that it is compared with.
const VISITS: [Scenario; 10] = [
    local(MeasuredPage::Panel, 100),
    local(MeasuredPage::EveryRow, 100),
    local(MeasuredPage::Panel, 1000),
    local(MeasuredPage::EveryRow, 1000),
    local(MeasuredPage::Panel, 10_000),
    local(MeasuredPage::RowsInView, 10_000),
    local(MeasuredPage::EveryRow, 10_000),
    local(MeasuredPage::Panel, 100_000),
    Scenario { page: MeasuredPage::Panel, tokens: 20, network: Network::Slow },
    Scenario { page: MeasuredPage::EveryRow, tokens: 20, network: Network::Slow },
];

const fn local(page: MeasuredPage, tokens: u32) -> Scenario {
    Scenario { page, tokens, network: Network::Local }
}

/// Measures everything, prints the tables, and writes the JSON file where one is asked for.
pub fn run(options: &Options, environment: &Environment<'_>) -> Result<()> {
    let filter = if options.only.is_none() { filter::measure(environment)? } else { Vec::new() };
    let mut quiet = Quiet::new(environment.step);
    let samples = measure(environment, options, &mut quiet)?;

    let lines = figures::lines(&samples, environment.list_budget);
    println!("\n{}", figures::table(&lines));
    println!("{}", timeline::table(&samples));
    if !filter.is_empty() {
        println!("{}", filter::table(&filter));
    }
    if let Some(warning) = quiet.warning() {
        println!("{warning}");
    }
    if let Some(path) = &options.json {
        let all = json!({
            "runs": options.runs,
            "disturbed": quiet.disturbed(),
            "figures": figures::json(&lines),
            "visits": samples.iter().map(Sample::json).collect::<Vec<Value>>(),
            "native": filter::json(&filter),
        });
        fs::write(path, format!("{all:#}\n")).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// All visits of all runs.
fn measure(environment: &Environment<'_>, options: &Options, quiet: &mut Quiet) -> Result<Vec<Sample>> {
    let wanted = |scenario: &&Scenario| options.only.is_none_or(|tokens| scenario.tokens == tokens);
    let visits: Vec<Scenario> = VISITS.iter().filter(wanted).copied().collect();
    let mut stages: Vec<Stage> = Vec::new();
    for scenario in &visits {
        if stages.iter().any(|stage| stage.tokens() == scenario.tokens) {
            continue;
        }
        (environment.step)(&format!("starting a server with {} tokens", scenario.tokens));
        let has_plain_pages =
            visits.iter().any(|it| it.tokens == scenario.tokens && it.page != MeasuredPage::Panel);
        stages.push(Stage::start(environment, scenario.tokens, has_plain_pages)?);
    }
    let sample = |scenario: Scenario| {
        let stage = stages.iter().find(|stage| stage.tokens() == scenario.tokens);
        stage.with_context(|| format!("no server has {} tokens", scenario.tokens))?.sample(scenario)
    };
    (environment.step)("opening the panel once, so that every answer is in memory");
    for scenario in visits.iter().filter(|scenario| scenario.page == MeasuredPage::Panel) {
        sample(*scenario)?;
    }
    let mut samples = Vec::new();
    for run in 1..=options.runs {
        (environment.step)(&format!("run {run} of {}", options.runs));
        for scenario in &visits {
            samples.push(quiet.attempt(ATTEMPTS, || sample(*scenario))?);
        }
    }
    Ok(samples)
}
