//! The steps of `cargo xtask test`, in their order. The order saves time: what has to be fetched and built once (Trunk,
//! wasm-bindgen, Chromium, BentoML) is prepared in threads while the project itself is compiled, checked and tested.

pub mod cargo_tests;
pub mod report;
pub mod yatai;

mod browser_tests;
#[cfg(test)]
mod chosen;
mod count;
mod dev_loop;
mod firefox;
mod operations;
mod outline;
mod schemathesis;
mod trunk;
mod webkit;

use std::path::PathBuf;
use std::thread::{self, ScopedJoinHandle};

use anyhow::{Context, Error, Result, anyhow, ensure};

use crate::package::budget::Size;
use crate::package::panel::{self, Mode};
use crate::progress;
use crate::project::Project;
use crate::setup::browsers::Browser;
use crate::setup::tools::{self, Tools};
use crate::setup::{System, python};
use browser_tests::Needs;
use report::Report;
use schemathesis::WALKS;

/// An excerpt of BentoCloud's API description. It is not part of the project, so the test that needs it is skipped where
/// the file is missing.
const EXCERPT: &str = "../shared/fixtures/bentocloud-openapi.json";

/// The tests of the hosting settings.
const HOSTING: &str = "nginx and Caddy with the shipped settings";

/// The tests by Prometheus' own checker.
const PROMETHEUS_CHECKS: &str = "metrics and alert rules, by promtool";

/// The tests in the second browser.
const FIREFOX: &str = "browser tests and end-to-end tests in Firefox";

/// The tests in the third browser.
const WEBKIT: &str = "end-to-end tests in WebKit";

/// Runs all steps. In Firefox, a part of the end-to-end tests, or all of them.
pub fn run(project: &Project, all_in_firefox: bool) -> Report {
    thread::scope(|scope| {
        let tools = scope.spawn(|| Tools::ensure(project));
        let system = scope.spawn(System::ensure);
        let schemathesis = scope.spawn(python::schemathesis);
        let kubernetes = scope.spawn(python::kubernetes_validate);
        let mut report = Report::default();
        let server = native(project, &mut report);

        // Runs in a thread beside the lints and the release build, because it needs only the server.
        let program = available(&server).cloned();
        let walks = scope.spawn(|| {
            schemathesis::walk(&joined(schemathesis)?, &program?, &project.empty_folder("schemathesis")?)
        });
        lints(project, &mut report);
        let size = release_build(project, &mut report);
        let tools = joined(tools);
        // After the other tools, because only the last steps need it.
        let geckodriver = scope.spawn(tools::geckodriver);
        report.check("the development loop", || {
            dev_loop::check(project, available(&tools)?, &project.dist().join("index.html"))
        });
        let walks = joined(walks);
        for (n, walk) in WALKS.iter().enumerate() {
            report.check(walk.name, || available(&available(&walks)?[n]).copied());
        }

        let System { chromium, firefox, webkit: in_webkit, web_servers, promtool, bentoml } =
            system.join().unwrap_or_else(|_| System::failed(panicked));
        if let Err(error) = available(&web_servers).and_then(|servers| servers.require()) {
            report.skipped(HOSTING, &format!("{error:#}"));
        }
        let needs = Needs { project, server, tools, web_servers, bentoml, panel_is_built: size.is_some() };
        report.tests("the real BentoML client", || needs.bentoml_tests());
        match &promtool {
            Ok(program) => report.tests(PROMETHEUS_CHECKS, || operations::prometheus_tests(project, program)),
            Err(error) => report.skipped(PROMETHEUS_CHECKS, &format!("{error:#}")),
        }
        operations::manifests(project, joined(kubernetes), &mut report);
        operations::unit(project, available(&needs.server), &mut report);
        web_tests(&needs, "browser tests", &chromium, &mut report);
        report.tests("end-to-end tests", || needs.end_to_end_tests(available(&chromium)?, &[]));

        if let Err(error) = &in_webkit {
            report.skipped(WEBKIT, &format!("{error:#}"));
        } else {
            report.tests(WEBKIT, || needs.end_to_end_tests(available(&in_webkit)?, &webkit::filter()));
        }

        let firefox = firefox.and_then(|program| Ok(Browser::firefox(program, joined(geckodriver)?)));
        if let Err(error) = &firefox {
            report.skipped(FIREFOX, &format!("{error:#}"));
            return report;
        }
        web_tests(&needs, "browser tests in Firefox", &firefox, &mut report);
        let filter = firefox::filter(all_in_firefox);
        report.tests("end-to-end tests in Firefox", || needs.end_to_end_tests(available(&firefox)?, &filter));
        report
    })
}

/// The steps that need nothing but cargo, up to the compiled server.
fn native(project: &Project, report: &mut Report) -> Result<PathBuf> {
    report.check("formatting", || cargo_tests::formatting(project));
    let has_excerpt = project.root.join(EXCERPT).is_file();
    report.tests("native tests", || Ok(cargo_tests::native(project, has_excerpt)));
    if !has_excerpt {
        report.skipped("the server's description against BentoCloud's", &format!("{EXCERPT} is not there"));
    }
    cargo_tests::server(project)
}

fn lints(project: &Project, report: &mut Report) {
    report.check("lints, native", || cargo_tests::lints(project));
    report.check("lints, WebAssembly", || cargo_tests::lints_for_wasm(project));
    dependencies(project, report);
}

fn dependencies(project: &Project, report: &mut Report) {
    const RULES: &str = "licences, bans and sources of the dependencies";
    const ADVISORIES: &str = "advisories about the dependencies";
    if which::which("cargo-deny").is_err() {
        for name in [RULES, ADVISORIES] {
            report.skipped(name, "`cargo install --locked cargo-deny` gets what it takes");
        }
        return;
    }
    report.check(RULES, || cargo_tests::dependencies(project));
    match cargo_tests::advisory_database(project) {
        Ok(()) => report.check(ADVISORIES, || cargo_tests::advisories(project)),
        Err(error) => report.skipped(ADVISORIES, &format!("{error:#}")),
    }
}

/// Builds the panel and compares its size with the budget; `None` where the build failed.
fn release_build(project: &Project, report: &mut Report) -> Option<Size> {
    let mut size = None;
    report.check("the panel's release build", || {
        size = Some(panel::build(project, Mode::Release)?);
        Ok(())
    });
    report.check("the panel's size", || {
        let size = size.context("there is no built panel to weigh")?;
        progress::step(size.to_string());
        ensure!(size.fits(), "over the budget: {size}");
        Ok(())
    });
    size
}

fn web_tests(needs: &Needs<'_>, name: &str, browser: &Result<Browser>, report: &mut Report) {
    // The server ends when this is dropped, so it is kept until the tests have run.
    let mut running = None;
    report.tests(name, || needs.web_tests(available(browser)?, &mut running));
}

/// What a thread has prepared.
fn joined<T>(thread: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread.join().unwrap_or_else(|_| Err(panicked()))
}

fn panicked() -> Error {
    anyhow!("preparing the tools panicked; the reason is above")
}

/// What was prepared, or a copy of the reason why it is missing: several steps may need it.
fn available<T>(prepared: &Result<T>) -> Result<&T> {
    prepared.as_ref().map_err(|error| anyhow!("{error:#}"))
}
