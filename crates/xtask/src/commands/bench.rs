//! `cargo xtask bench`: how fast the panel is, as ratios to plain pages that show the same tokens, in one run.
//!
//! A time alone says more about the machine than about the panel. So each figure of the panel stands beside that of a
//! page without any library, measured in turns with it: panel, plain, panel, plain. Nothing here is a test, and a limit
//! that is missed fails nothing: on a busy machine every limit is missed now and then.

mod busy;
mod devtools;
mod figures;
mod front;
mod native;
mod visit;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use lexopt::ValueExt;
use serde_json::{Value, json};

use crate::failure::{Context, Failure};
use crate::package::panel::Mode;
use crate::progress;
use crate::project::Project;
use crate::server::{self, Running};
use crate::setup::browsers::Browser;
use busy::Quiet;
use figures::{Page, Sample};
use front::Front;
use visit::{Expected, Visit};

/// The line in the list of commands.
pub const ABOUT: &str = "measure the panel beside plain pages with the same tokens, as ratios";

const HELP: &str = "\
Usage: cargo xtask bench [options]

Measures the panel's release build in Chromium beside two plain JavaScript pages that show the same tokens (bench/plain),
in turns, and the filter natively. Prints the medians, their ratios, and whether the limits hold. Takes about five minutes.
Exits with 0 also where a limit is missed.

  --runs N      how often each page is opened (5)
  --json FILE   also writes all that was measured
";

/// The first port that is looked at for servers.
const PORT: u16 = 8811;

/// What is pressed in the search box: in the demo's names and descriptions it leaves about one token in eight.
const KEY: &str = "q";

/// So many rows fill the window. When they are painted, the table is.
const ROWS: usize = 20;

/// How often a visit is made again because a compiler ran beside it.
const ATTEMPTS: u32 = 3;

/// What one run opens, in this order: each plain page right after the panel that it is compared with.
const VISITS: [(Page, u32); 6] = [
    (Page::Panel, 100),
    (Page::EveryRow, 100),
    (Page::Panel, 10_000),
    (Page::RowsInView, 10_000),
    (Page::EveryRow, 10_000),
    (Page::Panel, 100_000),
];

struct Options {
    runs: usize,
    json: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: lexopt::Parser) -> Result<ExitCode, Failure> {
    let Some(options) = parse(arguments)? else {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    let project = Project::find()?;
    let browser = Browser::chromium()?;
    let program = server::build(&project)?;
    let figure = super::panel(&project, Mode::Release)?;
    progress::step(figure.to_string());
    let filter = native::measure(&project)?;

    let folder = project.notes()?.join("bench");
    // What an earlier run left; on the first one there is nothing to delete.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).context(|| format!("cannot create {}", folder.display()))?;
    let mut quiet = Quiet::default();
    let bench = Bench::start(&project, &browser, &program, &folder)?;
    let samples = bench.measure(options.runs, &mut quiet)?;
    drop(bench);

    let lines = figures::lines(&samples);
    println!("\n{}", figures::table(&lines));
    println!("{}", native::table(&filter));
    if let Some(warning) = quiet.warning() {
        println!("{warning}");
    }
    if let Some(path) = &options.json {
        let all = json!({
            "runs": options.runs,
            "disturbed": quiet.disturbed(),
            "figures": figures::json(&lines),
            "visits": samples.iter().map(Sample::json).collect::<Vec<Value>>(),
            "native": native::json(&filter),
        });
        fs::write(path, format!("{all:#}\n")).context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(mut arguments: lexopt::Parser) -> Result<Option<Options>, Failure> {
    let mut options = Options { runs: 5, json: None };
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("runs") => options.runs = arguments.value()?.parse()?,
            lexopt::Arg::Long("json") => {
                let path: PathBuf = arguments.value()?.into();
                options.json =
                    Some(std::path::absolute(&path).context(|| format!("no such path: {}", path.display()))?);
            }
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => return Ok(None),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.runs == 0 {
        return Err(Failure::new("--runs takes a number from 1 on; medians of less than 5 say little"));
    }
    Ok(Some(options))
}

/// One server for each number of tokens, each behind a front that answers from memory.
struct Bench<'a> {
    browser: &'a Browser,
    project: &'a Project,
    folder: &'a Path,
    stages: Vec<Stage>,
}

struct Stage {
    tokens: u32,
    front: Front,
    expected: Expected,
    _server: Running,
}

impl<'a> Bench<'a> {
    fn start(
        project: &'a Project,
        browser: &'a Browser,
        program: &Path,
        folder: &'a Path,
    ) -> Result<Self, Failure> {
        let mut bench = Bench { browser, project, folder, stages: Vec::new() };
        for tokens in [100, 10_000, 100_000] {
            progress::step(format!("starting a server with {tokens} tokens"));
            let stage = bench.stage(program, tokens)?;
            bench.stages.push(stage);
        }
        Ok(bench)
    }

    fn stage(&self, program: &Path, tokens: u32) -> Result<Stage, Failure> {
        let port = server::free_port(PORT)?;
        let mut command = Command::new(program);
        command
            .current_dir(self.folder)
            .args(["--listen", &format!("127.0.0.1:{port}"), "--database", &format!("{tokens}.sqlite")])
            .args(["--demo", &tokens.to_string(), "--site"])
            .arg(self.project.dist());
        let log = self.folder.join(format!("server-{tokens}.log"));
        let server = Running::start(command, port, &log)?;
        let said = fs::read_to_string(&log).context(|| format!("cannot read {}", log.display()))?;
        let link = said
            .lines()
            .find_map(|line| line.strip_prefix("Sign in (works once): "))
            .and_then(|link| link.find("/login").and_then(|at| link.get(at..)))
            .ok_or_else(|| Failure::new("the server has printed no link to sign in with"))?;
        let front = Front::start(port, link, self.project.root.join("bench/plain"))?;
        let has_plain_pages = VISITS.iter().any(|(page, of)| *of == tokens && *page != Page::Panel);
        let asked = json!({ "key": KEY, "rows": ROWS, "forPlainPages": has_plain_pages });
        let expected = self.visit(&front)?.collect(&self.script("collect.js")?, &asked)?;
        Ok(Stage { tokens, front, expected, _server: server })
    }

    fn script(&self, name: &str) -> Result<String, Failure> {
        let path = self.project.root.join("bench").join(name);
        fs::read_to_string(&path).context(|| format!("cannot read {}", path.display()))
    }

    fn visit(&self, front: &Front) -> Result<Visit, Failure> {
        let settings = self.project.root.join("webdriver.json");
        Visit::start(&self.browser.program, &settings, &self.folder.join("profile"), front.origin())
    }

    fn measure(&self, runs: usize, quiet: &mut Quiet) -> Result<Vec<Sample>, Failure> {
        progress::step("opening the panel once, so that every answer is in memory");
        for (page, tokens) in VISITS.into_iter().filter(|(page, _)| *page == Page::Panel) {
            self.sample(page, tokens)?;
        }
        let mut samples = Vec::new();
        for run in 1..=runs {
            progress::step(format!("run {run} of {runs}"));
            for (page, tokens) in VISITS {
                samples.push(quiet.attempt(ATTEMPTS, || self.sample(page, tokens))?);
            }
        }
        Ok(samples)
    }

    /// One visit with a fresh profile, and all that it tells.
    fn sample(&self, page: Page, tokens: u32) -> Result<Sample, Failure> {
        let stage = self
            .stages
            .iter()
            .find(|stage| stage.tokens == tokens)
            .ok_or_else(|| Failure::new(format!("no server has {tokens} tokens")))?;
        let mut visit = self.visit(&stage.front)?;
        visit.watch(&self.script("watch.js")?, &stage.expected, page == Page::EveryRow)?;
        let opened = visit.open(page.path())?;
        let complete = visit.complete()?;
        let block = visit.block()?;
        let memory = visit.memory()?;
        let mut keys = Vec::new();
        for _ in 0..3 {
            keys.push(visit.press("found", KEY)?);
            visit.press("opened", "Backspace")?;
        }
        let code = if page == Page::Panel { Some(self.weight(&visit.code()?)?) } else { None };
        Ok(Sample { page, tokens, opened, complete, block, memory, key: figures::median(&keys), code })
    }

    /// The size of files of the built panel as they are sent: with brotli 11.
    fn weight(&self, paths: &[String]) -> Result<u64, Failure> {
        let mut sum = 0;
        for path in paths {
            let file = self.project.dist().join(format!("{}.br", path.trim_start_matches('/')));
            sum += file.metadata().context(|| format!("cannot read {}", file.display()))?.len();
        }
        Ok(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn options_and_their_defaults() {
        let options = parse(lexopt::Parser::from_args(Vec::<String>::new())).unwrap().unwrap();
        assert_eq!((options.runs, options.json), (5, None));
        let options =
            parse(lexopt::Parser::from_args(["--runs", "9", "--json", "/a/b.json"])).unwrap().unwrap();
        assert_eq!((options.runs, options.json), (9, Some("/a/b.json".into())));
        for words in [&["--runs", "0"][..], &["--runs", "many"], &["--json"], &["now"]] {
            assert!(parse(lexopt::Parser::from_args(words)).is_err(), "{words:?}");
        }
    }
}
