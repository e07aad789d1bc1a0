//! The web servers on which the hosting settings of the panel are tested, from the system's packages: nginx, with its
//! module for brotli, and Caddy. The tests start them, with certificates that OpenSSL makes.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;

const PACKAGES: [&str; 4] = ["nginx", "libnginx-mod-http-brotli-static", "caddy", "openssl"];
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Exists on systems with services. There these packages start both servers, which take port 80.
const SERVICES: &str = "/run/systemd/system";

/// Whether the tests that need them can run.
pub enum WebServers {
    /// Both are installed.
    Installed(Programs),
    /// They are missing, and installing them would start them as services, which only the machine's owner may decide.
    NotInstalled,
}

/// The two programs.
pub struct Programs {
    /// nginx itself.
    pub nginx: PathBuf,
    /// Caddy itself.
    pub caddy: PathBuf,
}

impl WebServers {
    /// Finds them, or installs them where that starts no services.
    pub fn ensure() -> Result<WebServers> {
        if let Some(programs) = find() {
            return Ok(WebServers::Installed(programs));
        }
        if Path::new(SERVICES).exists() {
            return Ok(WebServers::NotInstalled);
        }
        apt::install("nginx and Caddy", &PACKAGES)?;
        find().map(WebServers::Installed).with_context(|| {
            format!("nginx and Caddy were installed, and these or {BROTLI} are still not found")
        })
    }

    /// The programs, or an error that names the command that installs them.
    pub fn require(&self) -> Result<&Programs> {
        match self {
            WebServers::Installed(programs) => Ok(programs),
            WebServers::NotInstalled => {
                bail!("`sudo apt-get install {}` gets them, and starts them as services", PACKAGES.join(" "))
            }
        }
    }
}

fn find() -> Option<Programs> {
    // Debian has nginx in a folder that only an administrator's PATH names.
    let nginx = which::which("nginx")
        .ok()
        .or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|program| program.exists()))?;
    let caddy = which::which("caddy").ok()?;
    // Makes the certificates of the tests.
    which::which("openssl").ok()?;
    Path::new(BROTLI).exists().then_some(Programs { nginx, caddy })
}
