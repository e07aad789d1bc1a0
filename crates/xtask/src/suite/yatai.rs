//! The life of one token on a running Yatai: `cargo xtask test --yatai URL`. The panel has to be on Yatai's origin, so nginx
//! with the shipped settings is in front of both, as the hosting tests start it. The test itself reads the name and the
//! password from the environment.

use std::env;

use anyhow::{Context, Result, bail};

use super::cargo_tests::{E2E, cargo_test};
use super::report::Report;
use crate::package::panel::{self, Mode};
use crate::project::Project;
use crate::server;
use crate::setup::browsers::Browser;
use crate::setup::web_servers::WebServers;

/// The variables with the name and the password of the person who signs in there.
const PERSON: [&str; 2] = ["YATAI_NAME", "YATAI_PASSWORD"];

/// What the test's name begins with.
const STORY: &str = "real_yatai::";

/// Builds what the test needs, and runs it.
pub fn run(project: &Project, address: &str) -> Result<Report> {
    let address = origin(address)?;
    if let Some(missing) = PERSON.iter().find(|name| env::var_os(name).is_none_or(|value| value.is_empty())) {
        bail!("{missing} is not set: {} say who signs in", PERSON.join(" and "));
    }
    panel::build(project, Mode::Release)?;
    // Each end-to-end test starts one, even where it sends nothing to it.
    let server = server::build(project)?;
    let chromium = Browser::chromium()?;
    let web_servers = WebServers::ensure()?;
    let nginx = &web_servers.require().context("nginx is missing")?.nginx;
    let mut report = Report::default();
    report.tests("the story on a running Yatai", || {
        let mut test = cargo_test(project);
        test.args(["--test", E2E.name])
            .env("PANEL_DIST", project.dist())
            .env("TOKEN_SERVER_BIN", server)
            .env("NGINX", nginx)
            .env("YATAI_URL", address);
        chromium.set_environment(&mut test);
        test.args(["--", "--ignored", STORY]);
        Ok(vec![test])
    });
    Ok(report)
}

/// An origin without a path: nginx passes requests on to it.
fn origin(address: &str) -> Result<String> {
    let address = address.trim_end_matches('/');
    let host = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ', ';']) => {
            Ok(address.to_owned())
        }
        _ => bail!("--yatai takes the address of a Yatai, as in http://127.0.0.1:7777"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_taken_and_nothing_else() {
        for good in ["http://127.0.0.1:7777", "https://yatai.example.com/"] {
            assert_eq!(origin(good).ok().as_deref(), Some(good.trim_end_matches('/')));
        }
        for bad in ["", "yatai.example.com", "http://", "ftp://x", "http://x/api", "http://a@b", "http://x;y"]
        {
            assert!(origin(bad).is_err(), "{bad}");
        }
    }
}
