//! One server with some number of tokens, and the visits to it.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;

use crate::Environment;
use crate::figures::median;
use crate::front::Front;
use crate::sample::Sample;
use crate::scenario::{MeasuredPage, Network, Scenario};
use crate::server::Server;
use crate::visit::{Expected, Visit};

const COLLECT: &str = include_str!("../scripts/collect.js");
const WATCH: &str = include_str!("../scripts/watch.js");

/// What is typed into the search box. In the demo's names and descriptions it leaves about one token in eight.
const KEY: &str = "q";

/// The number of rows that fill the window. When they are painted, the table counts as painted.
const ROWS: usize = 20;

/// A server, the proxy in front of it, and the rows that its pages must show.
pub struct Stage {
    tokens: u32,
    visitor: Visitor,
    expected: Expected,
    _server: Server,
}

/// What opens a page behind a proxy.
struct Visitor {
    front: Front,
    chromium: PathBuf,
    profile: PathBuf,
    dist: PathBuf,
    lazy: String,
}

impl Stage {
    /// Starts the server and reads its tokens once. The plain pages get them too where this stage has any.
    pub fn start(environment: &Environment<'_>, tokens: u32, has_plain_pages: bool) -> Result<Stage> {
        let Environment { server, dist, chromium, scratch, lazy, .. } = *environment;
        let server = Server::start(server, dist, scratch, tokens)?;
        let visitor = Visitor {
            front: Front::start(server.port, &server.login)?,
            chromium: chromium.to_owned(),
            profile: scratch.join("profile"),
            dist: dist.to_owned(),
            lazy: lazy.to_owned(),
        };
        let arguments = json!({ "key": KEY, "rows": ROWS, "forPlainPages": has_plain_pages });
        let expected = visitor.visit()?.collect(COLLECT, &arguments)?;
        Ok(Stage { tokens, visitor, expected, _server: server })
    }

    /// How many tokens the server has.
    pub fn tokens(&self) -> u32 {
        self.tokens
    }

    /// One visit with a fresh profile, and all figures of it.
    pub fn sample(&self, scenario: Scenario) -> Result<Sample> {
        let path = scenario.page.path();
        let mut visit = self.visitor.visit()?;
        visit.watch(WATCH, &self.expected, scenario.page == MeasuredPage::EveryRow)?;
        if scenario.network == Network::Slow {
            visit.slow_down()?;
        }
        let opened = visit.open(path)?;
        let complete = visit.complete()?;
        let (block, shift, marks) = (visit.block()?, visit.shift()?, visit.marks()?);
        let memory = visit.memory()?;
        let mut keys = Vec::new();
        for _ in 0..3 {
            keys.push(visit.press("found", KEY)?);
            visit.press("opened", "Backspace")?;
        }
        let code = match scenario.page {
            MeasuredPage::Panel => Some(self.visitor.weight(&visit.code()?)?),
            _ => None,
        };
        visit.open_blank()?;
        let again = visit.open(path)?;
        Ok(Sample {
            scenario,
            opened,
            marks,
            complete,
            block,
            memory,
            key: median(&keys),
            code,
            shift,
            again,
        })
    }
}

impl Visitor {
    fn visit(&self) -> Result<Visit> {
        Visit::start(&self.chromium, &self.profile, self.front.origin())
    }

    /// The size of what the list needs of these files, as they are sent: with brotli 11.
    fn weight(&self, paths: &[String]) -> Result<u64> {
        let mut sum = 0;
        let names = paths.iter().map(|path| path.trim_start_matches('/'));
        for name in names.filter(|name| !name.starts_with(&self.lazy)) {
            let file = self.dist.join(format!("{name}.br"));
            sum += file.metadata().with_context(|| format!("cannot read {}", file.display()))?.len();
        }
        Ok(sum)
    }
}
