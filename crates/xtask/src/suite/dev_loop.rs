//! The development loop: `trunk serve` in a fresh copy of the project answers with the page that `dist` makes, builds
//! again when a source changes, and does not when the database or cargo's target folder does.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use super::outline::outline;
use super::trunk::Trunk;
use crate::package::files;
use crate::project::Project;
use crate::server;
use crate::setup::tools::Tools;

/// The first port that is tried.
const PORT: u16 = 8799;

/// How long Trunk may take for the first build, which compiles the panel.
const FIRST_BUILD: Duration = Duration::from_secs(900);
/// How long it may take for another build, after a change of a style.
const NEXT_BUILD: Duration = Duration::from_secs(120);

/// What Trunk logs before the path of a change that starts a build.
const ACCEPTED: &str = "accepted change in ";

/// Folders at the root that a fresh clone does not have.
const ABSENT: [&str; 4] = ["data", "dist", "package", "target"];

/// Checks all of it. `page` is the built panel's.
pub fn check(project: &Project, tools: &Tools, page: &Path) -> Result<()> {
    let ours = fs::read_to_string(page).with_context(|| format!("cannot read {}", page.display()))?;
    // Not in cargo's target folder, where Trunk watches nothing.
    let folder = env::temp_dir().join(format!("bento-token-panel-trunk-{}", std::process::id()));
    let clone = fresh_copy(project, &folder)?;
    let port = server::free_port(PORT)?;
    let trunk = Trunk::start(tools, &clone, &project.target, port, folder.join("log"))?;

    let theirs = trunk.wait_for("a page", FIRST_BUILD, || page_of(port))?;
    let (ours, theirs) = (outline(&ours), outline(&theirs));
    if ours != theirs {
        let differing: Vec<&String> = ours.symmetric_difference(&theirs).collect();
        bail!("only one of Trunk's page and dist's has {differing:?}");
    }
    trunk.wait_for("config.json", NEXT_BUILD, || server::get(port, "/config.json"))?;

    for name in ["data/tokens.sqlite", "target/debug/panel"] {
        files::write(&clone.join(name), b"x")?;
    }
    // The watcher sees changes in their order: when it has seen this one, it has seen those before.
    let style = clone.join("style/panel.css");
    let before = page_of(port);
    let text = fs::read_to_string(&style).with_context(|| format!("cannot read {}", style.display()))?;
    files::write(&style, format!("{text}\n:root {{ --changed: 1 }}\n").as_bytes())?;
    trunk.wait_for("a page with the changed style", NEXT_BUILD, || {
        page_of(port).filter(|now| Some(now) != before.as_ref())
    })?;
    let log = trunk.log();
    drop(trunk);
    only_the_style_was_accepted(&log)?;
    // Only now: after an error the folder is still there to be looked at.
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))
}

fn only_the_style_was_accepted(log: &str) -> Result<()> {
    let accepted: Vec<&str> =
        log.lines().filter_map(|line| line.split_once(ACCEPTED)).map(|it| it.1).collect();
    ensure!(
        !accepted.is_empty(),
        "Trunk does not log which changes it builds for: this check knows Trunk 0.21"
    );
    match accepted.iter().find(|path| !path.contains("style/panel.css")) {
        Some(path) => bail!("`trunk serve` builds again for {path}"),
        None => Ok(()),
    }
}

/// A copy of the project in `folder`, without anything that was built.
fn fresh_copy(project: &Project, folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let clone = folder.join("clone");
    let is_absent = |path: &Path| {
        let at_the_root = path.parent().is_some_and(|parent| parent.as_os_str().is_empty());
        let name = path.to_string_lossy();
        (at_the_root && (ABSENT.contains(&&*name) || (name.starts_with('.') && name != ".cargo")))
            || project.root.join(path) == project.target
    };
    for path in files::below(&project.root, &is_absent)? {
        let from = project.root.join(&path);
        let bytes = fs::read(&from).with_context(|| format!("cannot read {}", from.display()))?;
        files::write(&clone.join(&path), &bytes)?;
    }
    Ok(clone)
}

/// The page, once Trunk has written it.
fn page_of(port: u16) -> Option<String> {
    server::get(port, "/").filter(|page| page.contains("stylesheet"))
}
