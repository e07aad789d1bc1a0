//! The development loop: `trunk serve` in a fresh copy of the project answers with the page that `dist` makes, builds
//! again when a source changes, and does not when the database or cargo's target folder does.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use crate::failure::{Context, Failure};
use crate::package::fingerprint;
use crate::package::page::tags;
use crate::progress;
use crate::project::Project;
use crate::server;
use crate::setup::crates_io::Tools;

/// The first port that is tried.
const PORT: u16 = 8799;

/// How long Trunk may take for the first build, which compiles the panel, and for another after a change of a style.
const FIRST: Duration = Duration::from_secs(900);
const AGAIN: Duration = Duration::from_secs(120);

/// What Trunk's watcher says of a change that starts a build.
const ACCEPTED: &str = "accepted change in ";

/// Folders at the root that a fresh clone does not have.
const ABSENT: [&str; 4] = ["data", "dist", "package", "target"];

/// Checks all of it. `page` is the built panel's.
pub fn check(project: &Project, tools: &Tools, page: &Path) -> Result<(), Failure> {
    let ours = fs::read_to_string(page).context(|| format!("cannot read {}", page.display()))?;
    // Not below cargo's target folder: Trunk watches nothing there.
    let folder = std::env::temp_dir().join(format!("bento-token-panel-trunk-{}", std::process::id()));
    let clone = fresh(project, &folder)?;
    let port = server::free_port(PORT)?;
    let trunk = Trunk::start(project, tools, &clone, port, folder.join("log"))?;

    let theirs = trunk.until("a page", FIRST, || page_of(port))?;
    let (ours, theirs) = (outline(&ours), outline(&theirs));
    if ours != theirs {
        let differing: Vec<&String> = ours.symmetric_difference(&theirs).collect();
        return Err(Failure::new(format!("only one of Trunk's page and dist's has {differing:?}")));
    }
    trunk.until("config.json", AGAIN, || server::get(port, "/config.json"))?;

    for name in ["data/tokens.sqlite", "target/debug/panel"] {
        write(&clone.join(name), "x")?;
    }
    // What the watcher sees comes in order: when it has seen this, it has seen those.
    let style = clone.join("style/panel.css");
    let before = page_of(port);
    let text = fs::read_to_string(&style).context(|| format!("cannot read {}", style.display()))?;
    write(&style, format!("{text}\n:root {{ --changed: 1 }}\n"))?;
    trunk.until("a page with the changed style", AGAIN, || {
        page_of(port).filter(|now| Some(now) != before.as_ref())
    })?;
    let log = trunk.log();
    drop(trunk);
    let accepted: Vec<&str> =
        log.lines().filter_map(|line| line.split_once(ACCEPTED)).map(|it| it.1).collect();
    if accepted.is_empty() {
        return Err(Failure::new(
            "Trunk does not say which changes it builds for: this check knows Trunk 0.21",
        ));
    }
    match accepted.iter().find(|path| !path.contains("style/panel.css")) {
        Some(path) => Err(Failure::new(format!("`trunk serve` builds again for {path}"))),
        // What went wrong can be looked at there; nothing did.
        None => fs::remove_dir_all(&folder).context(|| format!("cannot remove {}", folder.display())),
    }
}

/// A copy of the project without anything that was built.
fn fresh(project: &Project, folder: &Path) -> Result<PathBuf, Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).context(|| format!("cannot empty {}", folder.display()))?;
    }
    let clone = folder.join("clone");
    let is_absent = |path: &Path| {
        let at_the_root = path.parent().is_some_and(|parent| parent.as_os_str().is_empty());
        let name = path.to_string_lossy();
        (at_the_root && (ABSENT.contains(&&*name) || (name.starts_with('.') && name != ".cargo")))
            || project.root.join(path) == project.workspace.target
    };
    for path in fingerprint::files(&project.root, &is_absent)? {
        let (from, to) = (project.root.join(&path), clone.join(&path));
        let bytes = fs::read(&from).context(|| format!("cannot read {}", from.display()))?;
        write(&to, bytes)?;
    }
    Ok(clone)
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    let problem = || format!("cannot write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).context(problem)?;
    }
    fs::write(path, bytes).context(problem)
}

/// The page, once Trunk has written it.
fn page_of(port: u16) -> Option<String> {
    server::get(port, "/").filter(|page| page.contains("stylesheet"))
}

/// What both pages have alike: the links to icon and styles without their hashes, and the elements with an id.
fn outline(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for tag in tags(html) {
        if let Some(id) = tag.get("id") {
            found.insert(format!("id {id}"));
        }
        // How the program itself comes differs: Trunk starts it from within the page.
        if let Some(rel) = tag.get("rel").filter(|rel| tag.is("link") && !rel.contains("preload")) {
            found.insert(format!("{rel} {}", without_hash(tag.get("href").unwrap_or_default())));
        }
    }
    found
}

/// The name of the file at `href`, without its hash.
fn without_hash(href: &str) -> String {
    let name = href.rsplit('/').next().unwrap_or(href);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let stem = match stem.rsplit_once('-') {
        Some((stem, hash)) if hash.len() >= 8 && hash.bytes().all(|it| it.is_ascii_hexdigit()) => stem,
        _ => stem,
    };
    format!("{stem}.{extension}")
}

/// Trunk, running. It ends when this is dropped.
struct Trunk {
    child: std::cell::RefCell<Child>,
    log: PathBuf,
}

impl Trunk {
    fn start(
        project: &Project,
        tools: &Tools,
        clone: &Path,
        port: u16,
        log: PathBuf,
    ) -> Result<Trunk, Failure> {
        let file = File::create(&log).context(|| format!("cannot write {}", log.display()))?;
        let errors = file.try_clone().context(|| format!("cannot write {}", log.display()))?;
        let mut command = tools.trunk()?;
        command
            .current_dir(clone)
            // Offline: everything is here by now, and Trunk would otherwise download programs that it misses.
            .args(["serve", "--offline", "--color", "never", "--port", &port.to_string()])
            .env("RUST_LOG", "error,trunk=info,trunk::watch=debug")
            // What the browser tests compile too.
            .env("CARGO_TARGET_DIR", &project.workspace.target)
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(errors);
        let child = command.spawn().context(|| "cannot start Trunk".to_owned())?;
        Ok(Trunk { child: child.into(), log })
    }

    fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits for `look` to find something.
    fn until<T>(&self, what: &str, patience: Duration, look: impl Fn() -> Option<T>) -> Result<T, Failure> {
        let begun = progress::now();
        loop {
            if let Some(found) = look() {
                return Ok(found);
            }
            let ended = self.child.borrow_mut().try_wait().ok().flatten();
            if ended.is_some() || begun.elapsed() > patience {
                let how = ended.map_or("does not answer".to_owned(), |status| format!("ended ({status})"));
                return Err(Failure::new(format!(
                    "`trunk serve` {how} instead of giving {what}; {}:\n{}",
                    self.log.display(),
                    self.log()
                )));
            }
            thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Trunk {
    fn drop(&mut self) {
        // It holds nothing that a gentle end would save.
        let child = self.child.get_mut();
        let _ = child.kill();
        let _ = child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::{outline, without_hash};

    #[test]
    fn only_hashes_are_taken_out_of_names() {
        for (href, name) in [
            ("./a-0123456789abcdef.css", "a.css"),
            ("/x/a-4a636f55b946a2.css", "a.css"),
            ("a-panel.css", "a-panel.css"),
            ("a.css", "a.css"),
        ] {
            assert_eq!(without_hash(href), name, "{href}");
        }
    }

    #[test]
    fn pages_are_alike_whatever_starts_the_program() {
        let ours = "<script src=a.js></script><link rel=stylesheet href=./a-0123456789abcdef.css><p id=x>";
        let trunks =
            "<link rel=stylesheet href=/a-0123456789abcd.css><link rel=modulepreload href=b.js><p id=x>";
        assert_eq!(outline(ours), outline(trunks));
        for other in ["<link rel=icon href=a.css>", "<link rel=stylesheet href=b.css>", "<p id=y>"] {
            assert_ne!(outline(ours), outline(&trunks.replace("<p id=x>", other)), "{other}");
        }
    }
}
