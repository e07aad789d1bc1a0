//! `cargo xtask test`: all tests, on a fresh machine, and one line of totals.
//!
//! The order is for time, not for taste: what has to be fetched and built once (Trunk, wasm-bindgen, Chromium,
//! BentoML) is prepared in the background while the project itself is compiled, checked and tested.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::thread::{self, ScopedJoinHandle};

use crate::cargo::{self, Kind, WASM};
use crate::failure::{Context, Failure};
use crate::package::budget;
use crate::package::panel::{self, Mode};
use crate::progress;
use crate::project::{CLIENT, PANEL, Project, SERVER};
use crate::server::{self, Running};
use crate::setup::browsers::Browser;
use crate::setup::crates_io::{self, Tools};
use crate::setup::path;
use crate::setup::python;
use crate::setup::web_servers::Hosts;
use crate::setup::{self, System};
use crate::suite::development_loop;
use crate::suite::firefox as in_firefox;
use crate::suite::report::Report;
use crate::suite::schemathesis::{self, WALKS};
use crate::suite::yatai as on_yatai;

/// The line in the list of commands.
pub const ABOUT: &str = "run all tests: formatting, lints, native, contract, browser, end-to-end";

const HELP: &str = "\
Usage: cargo xtask test [options]

Runs all tests, and closes with one line of totals. Exits with 1 when something failed.
Installs what is missing, or names the command that does.

  --yatai URL     run nothing but the story of a token on this running Yatai, which must have no tokens;
                  YATAI_NAME and YATAI_PASSWORD say who signs in there
  --firefox-all   run the end-to-end tests in Firefox that are usually left out, too (twenty minutes)
";

/// Tests that need more than cargo: each runs in a step of its own.
struct Special {
    package: &'static str,
    name: &'static str,
}

const BENTOML: Special = Special { package: SERVER, name: "bentoml" };
const WEB: Special = Special { package: PANEL, name: "web" };
const E2E: Special = Special { package: PANEL, name: "e2e" };
const SPECIAL: [Special; 3] = [BENTOML, WEB, E2E];

/// The server that browser tests talk to, and the page that they run in: the same ports in each run where they are
/// free, because the tests are compiled with the address.
const SERVER_PORT: u16 = 8791;
const PAGE_PORT: u16 = 8795;

/// The admin's token on that server, which listens on this machine alone and lives as long as the tests do.
const ADMIN_TOKEN: &str = "xtask-browser-tests-0123456789abcdef";

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<ExitCode, Failure> {
    let mut all_in_firefox = false;
    let mut yatai = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("firefox-all") => all_in_firefox = true,
            lexopt::Arg::Long("yatai") => yatai = Some(arguments.value()?.to_string_lossy().into_owned()),
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let project = Project::find()?;
    setup::toolchain(&project)?;
    if let Some(address) = yatai {
        return Ok(on_yatai::run(&project, &address, native_tests(&project))?.close());
    }
    let report = thread::scope(|scope| {
        let tools = scope.spawn(|| Tools::ensure(&project));
        let system = scope.spawn(System::ensure);
        // Only when the other tools are there: nothing waits for this one before the very end.
        let driver = || scope.spawn(crates_io::geckodriver);
        let schemathesis = scope.spawn(python::schemathesis);
        let walks = |server: Result<PathBuf, Failure>| {
            scope.spawn(|| {
                let bin = schemathesis.join().unwrap_or_else(|_| Err(panicked()))?;
                schemathesis::walk(&bin, &server?, &empty_folder(&project, "schemathesis")?)
            })
        };
        all(&project, all_in_firefox, tools, system, driver, walks)
    });
    Ok(report.close())
}

/// The excerpt of BentoCloud's description, which lies beside the project or nowhere, and the test that needs it.
const EXCERPT: &str = "../shared/fixtures/bentocloud-openapi.json";
const OF_EXCERPT: &str = "what_bentocloud_describes_is_described_with_the_same_types";

/// What came of each walk of Schemathesis.
type Walked = [Result<(), Failure>; WALKS.len()];

/// What the tests of shipped settings need.
const HOSTS: &str = "nginx and Caddy with the shipped settings";

fn all<'a>(
    project: &Project,
    all_in_firefox: bool,
    tools: ScopedJoinHandle<'_, Result<Tools, Failure>>,
    system: ScopedJoinHandle<'_, System>,
    driver: impl FnOnce() -> ScopedJoinHandle<'a, Result<PathBuf, Failure>>,
    walks: impl FnOnce(Result<PathBuf, Failure>) -> ScopedJoinHandle<'a, Result<Walked, Failure>>,
) -> Report {
    let mut report = Report::default();
    report.check("formatting", || formatting(project));
    let has_excerpt = project.root.join(EXCERPT).is_file();
    report.tests("native tests", || Ok(native(project, has_excerpt)));
    if !has_excerpt {
        report.skipped("the server's description against BentoCloud's", &format!("{EXCERPT} is not there"));
    }
    // Beside the lints and the release build: it needs the server alone.
    let server = server_for_tests(project);
    let walks = walks(server.clone());
    report.check("lints, native", || lints(project, &["--workspace", "--all-targets"], &[BENTOML, E2E]));
    // Unit tests run natively, and are linted there: some need what a browser has not.
    let wasm = ["--target", WASM, "--package", PANEL, "--package", CLIENT, "--lib", "--bins"];
    report.check("lints, WebAssembly", || lints(project, &wasm, &[WEB]));
    dependencies(project, &mut report);

    let mut figure = None;
    report.check("the panel's release build", || {
        figure = Some(panel::build(project, Mode::Release)?);
        Ok(())
    });
    report.check("the panel's size", || within_budget(figure));
    let tools = tools.join().unwrap_or_else(|_| Err(panicked()));
    let driver = driver();

    report.check("the development loop", || {
        development_loop::check(project, borrowed(&tools)?, &project.dist().join("index.html"))
    });

    let walked = walks.join().unwrap_or_else(|_| Err(panicked()));
    for (n, walk) in WALKS.iter().enumerate() {
        report.check(walk.name, || walked.as_ref().map_err(Failure::clone)?[n].clone());
    }

    let System { chromium, firefox, hosts, bentoml } =
        system.join().unwrap_or_else(|_| System::failed(&panicked()));
    match &hosts {
        Ok(Hosts::Here { .. }) => {}
        Ok(Hosts::Unwanted) => report.skipped(HOSTS, &Hosts::command()),
        Err(failure) => report.skipped(HOSTS, &failure.to_string()),
    }
    let needs = Needs { project, server, tools, hosts, bentoml, panel_is_built: figure.is_some() };
    report.tests("the real BentoML client", || needs.bentoml_tests());
    // The server ends when this goes, so it stays until the tests have run.
    let mut running = None;
    report.tests("browser tests", || needs.web_tests(borrowed(&chromium)?, &mut running));
    drop(running);
    report.tests("end-to-end tests", || needs.end_to_end_tests(borrowed(&chromium)?, &[]));

    const FIREFOX: &str = "browser tests and end-to-end tests in Firefox";
    let driver = driver.join().unwrap_or_else(|_| Err(panicked()));
    let firefox = match firefox.and_then(|program| Ok(Browser::firefox(program, driver?))) {
        Ok(firefox) => firefox,
        Err(failure) => {
            report.skipped(FIREFOX, &failure.to_string());
            return report;
        }
    };
    let mut running = None;
    report.tests("browser tests in Firefox", || needs.web_tests(&firefox, &mut running));
    drop(running);
    let filter = in_firefox::filter(all_in_firefox);
    report.tests("end-to-end tests in Firefox", || needs.end_to_end_tests(&firefox, &filter));
    report
}

fn panicked() -> Failure {
    Failure::new("preparing the tools panicked; the reason stands above")
}

fn formatting(project: &Project) -> Result<(), Failure> {
    let mut fmt = cargo::command(&project.root);
    fmt.args(["fmt", "--all", "--check"]);
    cargo::run(&mut fmt, "the check of the formatting (`cargo fmt --all` mends it)")
}

/// Everything that needs nothing but cargo.
fn native(project: &Project, has_excerpt: bool) -> Vec<Command> {
    let mut plain = native_tests(project);
    plain.arg("--lib");
    for target in project.workspace.targets.iter().filter(|target| target.by_default) {
        match target.kind {
            Kind::Program => plain.args(["--bin", &target.name]),
            Kind::Test
                if !SPECIAL.iter().any(|it| it.package == target.package && it.name == target.name) =>
            {
                plain.args(["--test", &target.name])
            }
            _ => continue,
        };
    }
    if !has_excerpt {
        plain.args(["--", "--skip", OF_EXCERPT]);
    }
    let mut documentation = native_tests(project);
    documentation.arg("--doc");
    vec![plain, documentation]
}

/// Always the whole workspace, whichever tests are named after it: it decides about the features of shared
/// dependencies, and each step would else compile its own.
fn native_tests(project: &Project) -> Command {
    let mut test = cargo::command(&project.root);
    test.args(["test", "--workspace", "--no-fail-fast"]);
    test
}

/// Lints `targets`, and the `special` tests that those leave out.
fn lints(project: &Project, targets: &[&str], special: &[Special]) -> Result<(), Failure> {
    let clippy = |targets: &[&str]| {
        let mut clippy = cargo::command(&project.root);
        clippy.arg("clippy").args(targets).args(["--", "-D", "warnings"]);
        cargo::run(&mut clippy, "clippy")
    };
    // Not together: `--all-targets` makes cargo forget the tests that are named beside it.
    let present = special.iter().filter(|it| project.workspace.has_test(it.package, it.name));
    present.fold(clippy(targets), |so_far, it| {
        let mut named: Vec<&str> = Vec::new();
        if let Some(at) = targets.iter().position(|word| *word == "--target") {
            named.extend(&targets[at..at + 2]);
        }
        named.extend(["--package", it.package, "--test", it.name]);
        so_far.and(clippy(&named))
    })
}

fn dependencies(project: &Project, report: &mut Report) {
    const NAME: &str = "licences, bans and sources of the dependencies";
    if path::find("cargo-deny").is_none() {
        return report.skipped(NAME, "`cargo install --locked cargo-deny` gets what it takes");
    }
    report.check(NAME, || {
        let mut deny = cargo::command(&project.root);
        deny.args(["deny", "--offline", "check", "licenses", "bans", "sources"]);
        cargo::run(&mut deny, "cargo deny")
    });
}

fn within_budget(figure: Option<budget::Figure>) -> Result<(), Failure> {
    let figure = figure.ok_or_else(|| Failure::new("there is no built panel to weigh"))?;
    progress::step(figure.to_string());
    if figure.fits() { Ok(()) } else { Err(Failure::new(format!("over the budget: {figure}"))) }
}

/// The server as the native tests have built it. With the features that tests add to shared dependencies, a plain
/// `cargo build` would compile many of them again.
fn server_for_tests(project: &Project) -> Result<PathBuf, Failure> {
    let its_tests = project.workspace.targets.iter().find(|it| it.kind == Kind::Test && it.package == SERVER);
    let Some(test) = its_tests else { return server::build(project) };
    let mut build = native_tests(project);
    build.args(["--no-run", "--test", &test.name]);
    cargo::run(&mut build, "compiling the server")?;
    Ok(project.workspace.program(SERVER))
}

/// What the steps at the end need; each may be missing, and is missed only by those that use it.
struct Needs<'a> {
    project: &'a Project,
    server: Result<PathBuf, Failure>,
    tools: Result<Tools, Failure>,
    hosts: Result<Hosts, Failure>,
    bentoml: Result<PathBuf, Failure>,
    panel_is_built: bool,
}

impl Needs<'_> {
    fn bentoml_tests(&self) -> Result<Vec<Command>, Failure> {
        self.require(&BENTOML)?;
        let mut test = native_tests(self.project);
        test.args(["--test", BENTOML.name])
            .env("BENTOML_BIN_DIR", borrowed(&self.bentoml)?)
            .env("TOKEN_SERVER_BIN", borrowed(&self.server)?);
        Ok(vec![test])
    }

    fn web_tests(&self, browser: &Browser, running: &mut Option<Running>) -> Result<Vec<Command>, Failure> {
        self.require(&WEB)?;
        let tools = borrowed(&self.tools)?;
        let (server_port, page_port) = (server::free_port(SERVER_PORT)?, server::free_port(PAGE_PORT)?);
        let folder = empty_folder(self.project, "browser-tests")?;
        let settings = folder.join("webdriver.json");
        browser.write_settings(&self.project.root.join("webdriver.json"), &settings)?;

        let mut server = Command::new(borrowed(&self.server)?);
        server
            .current_dir(&folder)
            .args([
                "--listen",
                &format!("127.0.0.1:{server_port}"),
                "--database",
                "tokens.sqlite",
                "--demo",
                "60",
            ])
            .args(["--allow-origin", &format!("http://127.0.0.1:{page_port}")])
            .arg("--faults")
            .arg("--site")
            .arg(self.site()?)
            .env("TOKEN_SERVER_ADMIN_TOKEN", ADMIN_TOKEN);
        *running = Some(Running::start(server, server_port, &folder.join("server.log"))?);

        let mut test = cargo::command(&self.project.root);
        test.args(["test", "--target", WASM, "--package", PANEL, "--test", WEB.name])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner())
            .env("WASM_BINDGEN_TEST_ADDRESS", format!("127.0.0.1:{page_port}"))
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
            .env("TOKEN_SERVER_URL", format!("http://127.0.0.1:{server_port}"))
            .env("TOKEN_SERVER_TOKEN", ADMIN_TOKEN);
        browser.tell(&mut test);
        Ok(vec![test])
    }

    fn end_to_end_tests(&self, browser: &Browser, filter: &[&str]) -> Result<Vec<Command>, Failure> {
        self.require(&E2E)?;
        if !self.panel_is_built {
            return Err(Failure::new("there is no built panel to test"));
        }
        let mut test = native_tests(self.project);
        test.args(["--test", E2E.name])
            .env("PANEL_DIST", self.project.dist())
            .env("TOKEN_SERVER_BIN", borrowed(&self.server)?);
        browser.tell(&mut test);
        if let Ok(folder) = &self.bentoml {
            test.env("BENTOML_BIN_DIR", folder);
        }
        // On request alone: see suite/yatai.rs.
        test.arg("--").args(filter).args(["--skip", "real_yatai::"]);
        match &self.hosts {
            Ok(Hosts::Here { nginx, caddy }) => test.env("NGINX", nginx).env("CADDY", caddy),
            _ => test.args(["--skip", "hosting::nginx", "--skip", "hosting::caddy"]),
        };
        Ok(vec![test])
    }

    /// Tests that nobody wrote have not passed.
    fn require(&self, special: &Special) -> Result<(), Failure> {
        if self.project.workspace.has_test(special.package, special.name) {
            return Ok(());
        }
        Err(Failure::new(format!("package {} has no tests called `{}` yet", special.package, special.name)))
    }

    /// The server wants a site to serve, even where a test asks it for nothing but the API.
    fn site(&self) -> Result<PathBuf, Failure> {
        let dist = self.project.dist();
        fs::create_dir_all(&dist).context(|| format!("cannot create {}", dist.display()))?;
        Ok(dist)
    }
}

fn empty_folder(project: &Project, name: &str) -> Result<PathBuf, Failure> {
    let folder = project.notes()?.join(name);
    // What an earlier run left; on the first one there is nothing to delete.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

fn borrowed<T>(need: &Result<T, Failure>) -> Result<&T, Failure> {
    need.as_ref().map_err(Failure::clone)
}
