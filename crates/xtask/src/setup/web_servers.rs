//! The web servers on which the settings that come with the panel are tried: nginx, with its module for brotli, and
//! Caddy, from the system's packages. Starts neither; the tests do, with settings and files of their own.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::setup::apt;
use crate::setup::path;

const PACKAGES: [&str; 3] = ["nginx", "libnginx-mod-http-brotli-static", "caddy"];
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// What these packages do on a system with services: start, and take port 80.
const SERVICES: &str = "/run/systemd/system";

/// Whether the tests that need them can run.
pub enum Hosts {
    /// They are here.
    Here {
        /// nginx itself.
        nginx: PathBuf,
        /// Caddy itself.
        caddy: PathBuf,
    },
    /// They are not, and installing them would start them as services: nobody's wish but the owner's.
    Unwanted,
}

impl Hosts {
    /// Finds them, or installs them where that changes nothing else.
    pub fn ensure() -> Result<Hosts, Failure> {
        if let Some(hosts) = Hosts::find() {
            return Ok(hosts);
        }
        if Path::new(SERVICES).exists() {
            return Ok(Hosts::Unwanted);
        }
        apt::install("nginx and Caddy", &PACKAGES)?;
        Hosts::find().ok_or_else(|| {
            Failure::new(format!("nginx and Caddy were installed, and these or {BROTLI} are still not found"))
        })
    }

    fn find() -> Option<Hosts> {
        // Debian keeps nginx where only an administrator's PATH looks.
        let nginx = path::find("nginx")
            .or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|program| program.exists()))?;
        let caddy = path::find("caddy")?;
        Path::new(BROTLI).exists().then_some(Hosts::Here { nginx, caddy })
    }

    /// How the owner gets them.
    pub fn command() -> String {
        format!("`sudo apt-get install {}` gets them, and starts them as services", PACKAGES.join(" "))
    }
}
