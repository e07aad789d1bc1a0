//! Gets what the commands need beyond this project: parts of the toolchain, tools, browsers, web servers, Python's
//! packages. Each is found, or else installed after it was named.

mod apt;
mod cache;
mod crates_io;

pub mod browsers;
pub mod musl;
pub mod promtool;
pub mod python;
pub mod toolchain;
pub mod tools;
pub mod web_servers;

use std::path::PathBuf;

use anyhow::{Error, Result};

use browsers::Browser;
use web_servers::WebServers;

/// What the tests use of the system's packages, and of Python's.
pub struct System {
    /// Chromium and its driver.
    pub chromium: Result<Browser>,
    /// Firefox, without its driver.
    pub firefox: Result<PathBuf>,
    /// WebKit, its driver and a screen for it.
    pub webkit: Result<Browser>,
    /// nginx and Caddy.
    pub web_servers: Result<WebServers>,
    /// Prometheus' own checker.
    pub promtool: Result<PathBuf>,
    /// The folder with BentoML's program and its Python.
    pub bentoml: Result<PathBuf>,
}

impl System {
    /// Gets one after the other, because apt-get does one thing at a time.
    pub fn ensure() -> System {
        System {
            chromium: Browser::chromium(),
            firefox: browsers::firefox(),
            webkit: Browser::webkit(),
            web_servers: WebServers::ensure(),
            promtool: promtool::ensure(),
            bentoml: python::bentoml(),
        }
    }

    /// What there is where getting it failed with this error.
    pub fn failed(error: fn() -> Error) -> System {
        System {
            chromium: Err(error()),
            firefox: Err(error()),
            webkit: Err(error()),
            web_servers: Err(error()),
            promtool: Err(error()),
            bentoml: Err(error()),
        }
    }
}
