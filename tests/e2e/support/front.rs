//! Web servers in front of the token server: real ones with the panel's files and its shipped settings, as an operator
//! would start them. Only the values that an operator fills in and the paths for logs and temporary files are set
//! here.

use super::http;
use super::https::Certificate;
use super::process::{Process, text_of};
use super::server::from_environment;
use super::until;
use std::ffi::OsString;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use tokio::task::JoinHandle;

/// What `docs/hosting.md` does to the settings of nginx to have HTTP only, behind another server that ends HTTPS.
const HTTP_ONLY: [&str; 3] =
    ["/^# From HTTP/,/^}/d", "s/listen 443 ssl http2/listen 8080/", "/ssl_certificate\\|https.conf/d"];

/// What `docs/hosting.md` does to the panel's files for an nginx without the brotli module.
const WITHOUT_BROTLI: &str = "sed -i '/^brotli_static/d' dist/hosting/nginx/files.conf";

/// The running web server. It ends with the test.
pub struct Front {
    host: String,
    tls: Option<Tls>,
    /// The path of the panel, with a slash at both ends.
    path: String,
    held: Held,
}

/// What a server with HTTPS has.
pub struct Tls {
    /// Its certificate.
    pub certificate: Certificate,
    /// `127.0.0.1:port` of its HTTP.
    pub http: String,
}

enum Held {
    Task(JoinHandle<()>),
    // Ends when it is dropped.
    Program { _process: Process },
}

impl Front {
    /// A server that runs in this process.
    pub fn of_task(host: String, path: &str, task: JoinHandle<()>) -> Self {
        Self { host, tls: None, path: path.to_owned(), held: Held::Task(task) }
    }

    /// The server itself, under another name for this machine.
    pub fn of_name(server: &str, name: &str) -> Self {
        let host = server.trim_start_matches("http://").replace("127.0.0.1", name);
        Self::of_task(host, "/", tokio::spawn(async {}))
    }

    /// nginx with these servers, at the root of a host of this name. `PORT` stands for its port.
    pub async fn nginx_of(folder: &Path, name: &str, servers: &str) -> Self {
        let (port, own) = (free_port(), folder.join("nginx"));
        std::fs::create_dir_all(own.join("logs")).unwrap();
        let servers = servers.replace("PORT", &port.to_string());
        let file = own.join("main.conf");
        std::fs::write(&file, main_file(&own, "", &servers)).unwrap();
        let mut front = Self::of_program(nginx(&own, &file), &own, port, None, "/").await;
        front.host = format!("{name}:{port}");
        front
    }

    /// nginx with the shipped settings, filled in as their comments say, without HTTPS.
    pub async fn nginx(folder: &Path, api: &str, path: &str) -> Self {
        Self::nginx_with(folder, api, path, false).await
    }

    /// The same with HTTPS, at the root.
    pub async fn nginx_by_https(folder: &Path, api: &str) -> Self {
        Self::nginx_with(folder, api, "/", true).await
    }

    async fn nginx_with(folder: &Path, api: &str, path: &str, is_https: bool) -> Self {
        let (dist, port) = (from_environment("PANEL_DIST"), free_port());
        let shipped = dist.join("hosting/nginx");
        let site = if path == "/" { "root.conf" } else { "below.conf" };
        let own = folder.join("nginx");
        std::fs::create_dir_all(own.join("logs")).unwrap();
        let tls = is_https.then(|| Tls::new(&own));
        let (mut text, mut changes) = match &tls {
            None => {
                (http_only(&shipped.join(site)), vec![("listen 8080;", format!("listen 127.0.0.1:{port};"))])
            }
            Some(tls) => (
                std::fs::read_to_string(shipped.join(site)).unwrap(),
                vec![
                    ("listen 80;", format!("listen {};", tls.http)),
                    ("listen 443", format!("listen 127.0.0.1:{port}")),
                    ("https://$host", format!("https://$host:{port}")),
                    ("/etc/ssl/token-panel/certificate.pem", tls.certificate.file.display().to_string()),
                    ("/etc/ssl/token-panel/key.pem", tls.certificate.key.display().to_string()),
                ],
            ),
        };
        changes.extend([
            ("/srv/token-panel", dist.display().to_string()),
            ("http://127.0.0.1:8787", api.to_owned()),
            ("/var/log/nginx/", format!("{}/", own.display())),
        ]);
        for (from, to) in changes {
            assert!(text.contains(from), "{from} is in {site}");
            text = text.replace(from, &to);
        }
        std::fs::write(own.join("site.conf"), text).unwrap();
        let included =
            format!("include {}/http.conf;\ninclude {}/site.conf;\n", shipped.display(), own.display());
        let modules = "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\n";
        let file = own.join("main.conf");
        std::fs::write(&file, main_file(&own, modules, &included)).unwrap();
        Self::of_program(nginx(&own, &file), &own, port, tls, path).await
    }

    /// nginx with the settings and the `config.json` of the Kubernetes manifest, and the files as `docs/hosting.md` puts them into
    /// the image.
    pub async fn nginx_of_the_manifest(folder: &Path, api: &str) -> Self {
        let (port, own) = (free_port(), folder.join("nginx"));
        let site = own.join("site");
        copy_of_the_panel(&site);
        std::fs::write(site.join("config.json"), in_the_manifest("config.json")).unwrap();
        assert!(include_str!("../../../docs/hosting.md").contains(WITHOUT_BROTLI), "docs/hosting.md has it");
        let command = WITHOUT_BROTLI.replace("dist/", &format!("{}/", site.display()));
        assert!(Command::new("sh").args(["-c", &command]).status().unwrap().success());
        let mut text = in_the_manifest("nginx.conf");
        for (from, to) in [
            // First: the paths that replace the others may be below it.
            (" /tmp/", format!(" {}/", own.display())),
            ("/srv/token-panel", site.display().to_string()),
            ("listen 8080;", format!("listen 127.0.0.1:{port};")),
            ("https://organization.cloud.bentoml.com", api.to_owned()),
        ] {
            assert!(text.contains(from), "{from} is in the manifest");
            text = text.replace(from, &to);
        }
        let file = own.join("main.conf");
        std::fs::write(&file, text).unwrap();
        let mut command = nginx(&own, &file);
        command.args(["-g", "daemon off; master_process off;"]);
        Self::of_program(command, &own, port, None, "/").await
    }

    /// Caddy with the shipped settings, which read their values from the environment.
    pub async fn caddy(folder: &Path, api: &str, path: &str) -> Self {
        Self::caddy_with(folder, api, path, false).await
    }

    /// The same with HTTPS, at the root.
    pub async fn caddy_by_https(folder: &Path, api: &str) -> Self {
        Self::caddy_with(folder, api, "/", true).await
    }

    async fn caddy_with(folder: &Path, api: &str, path: &str, is_https: bool) -> Self {
        let (dist, port) = (from_environment("PANEL_DIST"), free_port());
        let own = folder.join("caddy");
        std::fs::create_dir_all(&own).unwrap();
        let tls = is_https.then(|| Tls::new(&own));
        let mut command = Command::new(program("CADDY", "caddy"));
        if let Some(Tls { certificate, http }) = &tls {
            let files = format!("tls {} {}", certificate.file.display(), certificate.key.display());
            command.env("PANEL_TLS", files).env("PANEL_HTTP", http.rsplit_once(':').unwrap().1);
        }
        let scheme = if is_https { "https" } else { "http" };
        command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(dist.join("hosting/Caddyfile"))
            // Two instances would use the same port.
            .env("PANEL_ADMIN", "off")
            .env("PANEL_ADDRESS", format!("{scheme}://127.0.0.1:{port}"))
            .env("PANEL_FOLDER", &dist)
            .env("PANEL_API", api)
            .env("PANEL_PATH", path.trim_end_matches('/'))
            .env("XDG_DATA_HOME", &own)
            .env("XDG_CONFIG_HOME", &own);
        Self::of_program(command, &own, port, tls, path).await
    }

    /// A plain static host: no headers, no rules, no compressed files. `site` has the panel at `path`.
    pub async fn plain(folder: &Path, port: u16, site: &Path, path: &str) -> Self {
        let own = folder.join("plain");
        std::fs::create_dir_all(&own).unwrap();
        let mut command = Command::new("python3");
        command
            .args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"])
            .arg(site)
            .arg(port.to_string());
        Self::of_program(command, &own, port, None, path).await
    }

    async fn of_program(command: Command, own: &Path, port: u16, tls: Option<Tls>, path: &str) -> Self {
        let log = own.join("log");
        let process = Process::start(command, &log, &log);
        let host = format!("127.0.0.1:{port}");
        until("the web server answers", async || {
            let path = format!("{path}config.json");
            let answer = match &tls {
                None => http::send(&host, "GET", &path, "", None).await.map(|(status, _)| status),
                Some(Tls { certificate, .. }) => {
                    let request = format!("GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n");
                    certificate.exchange(&host, &request).map(|answer| answer.status)
                }
            };
            match answer {
                Ok(200) => Ok(()),
                other => Err(format!("{other:?}: {}{}", text_of(&log), text_of(&own.join("errors")))),
            }
        })
        .await;
        Self { host, tls, path: path.to_owned(), held: Held::Program { _process: process } }
    }

    /// `127.0.0.1:port`
    pub fn host(&self) -> &str {
        &self.host
    }

    /// `http://127.0.0.1:port`, or with `https`.
    pub fn origin(&self) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.host)
    }

    /// What it has for HTTPS.
    pub fn tls(&self) -> &Tls {
        self.tls.as_ref().unwrap()
    }

    /// The panel's address.
    pub fn url(&self) -> String {
        [self.origin().as_str(), &self.path].concat()
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        if let Held::Task(task) = &self.held {
            task.abort();
        }
    }
}

/// The relevant part of Debian's main file of nginx, with every path in the test's folder.
fn main_file(own: &Path, modules: &str, servers: &str) -> String {
    let scratch: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {}/{kind};\n", own.display()))
        .concat();
    let own = own.display();
    format!(
        "{modules}daemon off;\nmaster_process off;\npid {own}/pid;\nerror_log {own}/errors;\nevents {{}}\n\
         http {{\naccess_log off;\n{scratch}{servers}}}\n"
    )
}

/// The command that starts nginx with this main file.
fn nginx(own: &Path, file: &Path) -> Command {
    let mut command = Command::new(program("NGINX", "nginx"));
    command.arg("-p").arg(own).arg("-c").arg(file).arg("-e").arg(own.join("errors"));
    command
}

impl Tls {
    fn new(folder: &Path) -> Self {
        Self { certificate: Certificate::make(folder), http: format!("127.0.0.1:{}", free_port()) }
    }
}

/// nginx's settings as `docs/hosting.md` changes them to have HTTP only.
fn http_only(shipped: &Path) -> String {
    let written = include_str!("../../../docs/hosting.md");
    let mut sed = Command::new("sed");
    for part in HTTP_ONLY {
        assert!(written.contains(part), "docs/hosting.md has {part}");
        sed.args(["-e", part]);
    }
    let output = sed.arg(shipped).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A file of the ConfigMap in the Kubernetes manifest: the lines below its name that are indented further.
fn in_the_manifest(name: &str) -> String {
    let manifest = include_str!("../../../docs/kubernetes/panel.yaml");
    let (_, rest) = manifest.split_once(&format!("\n  {name}: |\n")).unwrap();
    let lines = rest.lines().map_while(|line| line.strip_prefix("    "));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A web server's program, from the environment or on `PATH`.
fn program(variable: &str, name: &str) -> OsString {
    std::env::var_os(variable).unwrap_or_else(|| name.into())
}

/// A free port.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A copy of the built panel, for tests that change it.
pub fn copy_of_the_panel(target: &Path) {
    let dist = from_environment("PANEL_DIST");
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        std::fs::create_dir_all(target.join(&folder)).unwrap();
        for entry in std::fs::read_dir(dist.join(&folder)).unwrap() {
            let path = folder.join(entry.unwrap().file_name());
            if dist.join(&path).is_dir() {
                folders.push(path);
            } else {
                std::fs::copy(dist.join(&path), target.join(&path)).unwrap();
            }
        }
    }
}
