//! What the commands need beyond this project: parts of the toolchain, browsers, web servers, the BentoML tool. Each is
//! found, or else installed after it was named.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::project::Project;
pub mod apt;
pub mod browsers;
pub mod crates_io;
pub mod path;
pub mod python;
pub mod web_servers;

use browsers::Browser;
use web_servers::Hosts;

/// The compilation target of the panel, rustfmt and clippy.
pub fn toolchain(project: &Project) -> Result<(), Failure> {
    crates_io::ensure_components(project)?;
    crates_io::ensure_wasm_target(project)
}

/// What the tests use of the system's packages, and of Python's.
pub struct System {
    /// Chromium and its driver.
    pub chromium: Result<Browser, Failure>,
    /// Firefox, without its driver.
    pub firefox: Result<PathBuf, Failure>,
    /// The web servers.
    pub hosts: Result<Hosts, Failure>,
    /// The folder with BentoML's program and its Python.
    pub bentoml: Result<PathBuf, Failure>,
}

impl System {
    /// One after the other: apt-get does one thing at a time.
    pub fn ensure() -> System {
        System {
            chromium: Browser::chromium(),
            firefox: browsers::firefox(),
            hosts: Hosts::ensure(),
            bentoml: python::bentoml(),
        }
    }

    /// What there is where getting it failed.
    pub fn failed(failure: &Failure) -> System {
        System {
            chromium: Err(failure.clone()),
            firefox: Err(failure.clone()),
            hosts: Err(failure.clone()),
            bentoml: Err(failure.clone()),
        }
    }
}
