//! The story of a token on a Yatai that somebody runs: `cargo xtask test --yatai URL`. The panel has to be on Yatai's origin,
//! so nginx with the shipped settings stands in front of both, as the hosting tests start it.
//!
//! What never lives here: the name and the password. The test reads them from the environment.

use std::env;
use std::process::Command;

use crate::failure::Failure;
use crate::package::panel::{self, Mode};
use crate::project::Project;
use crate::server;
use crate::setup::browsers::Browser;
use crate::setup::web_servers::Hosts;
use crate::suite::report::Report;

/// Who signs in there.
const PERSON: [&str; 2] = ["YATAI_NAME", "YATAI_PASSWORD"];

/// The name of the test.
const STORY: &str = "real_yatai::";

/// Builds what the test needs, and runs it with `test`, which runs cargo's tests.
pub fn run(project: &Project, address: &str, test: Command) -> Result<Report, Failure> {
    let address = origin(address)?;
    if let Some(missing) = PERSON.iter().find(|name| env::var_os(name).is_none_or(|value| value.is_empty())) {
        return Err(Failure::new(format!("{missing} is not set: {} say who signs in", PERSON.join(" and "))));
    }
    panel::build(project, Mode::Release)?;
    // The tests start one for themselves, whether they ask it anything or not.
    let server = server::build(project)?;
    let chromium = Browser::chromium()?;
    let nginx = match Hosts::ensure()? {
        Hosts::Here { nginx, .. } => nginx,
        Hosts::Unwanted => return Err(Failure::new(format!("nginx is missing: {}", Hosts::command()))),
    };
    let mut report = Report::default();
    report.tests("the story on a running Yatai", || {
        let mut test = test;
        test.args(["--test", "e2e"])
            .env("PANEL_DIST", project.dist())
            .env("TOKEN_SERVER_BIN", server)
            .env("NGINX", nginx)
            .env("YATAI_URL", address);
        chromium.tell(&mut test);
        test.args(["--", "--ignored", STORY]);
        Ok(vec![test])
    });
    Ok(report)
}

/// What the proxy passes requests on to: an origin, without a path.
fn origin(address: &str) -> Result<String, Failure> {
    let address = address.trim_end_matches('/');
    let host = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ', ';']) => {
            Ok(address.to_owned())
        }
        _ => Err(Failure::new("--yatai takes where Yatai answers, as in http://127.0.0.1:7777")),
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
