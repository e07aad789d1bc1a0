//! The script that copies a new version over the one that is served, with a `cp` that notes each copy.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::package::files::{below, write};

const SCRIPT: &str = include_str!("../../../hosting/roll-out.sh");

/// An old version that is served, and a new one.
struct World {
    root: TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self { root: tempfile::tempdir().unwrap() };
        for (version, hash) in [("target", "0123456789abcdef"), ("new", "fedcba9876543210")] {
            let page = format!("page of panel-{hash}.js");
            for (name, text) in [
                ("index.html", page.as_str()),
                ("index.html.br", &page),
                ("config.json", version),
                ("hosting/Caddyfile", version),
                (&format!("panel-{hash}.js"), version),
                (&format!("panel-{hash}.wasm.br"), version),
            ] {
                write(&world.path(version).join(name), text.as_bytes()).unwrap();
            }
        }
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path("target").join(name)).unwrap()
    }

    /// The names in the target.
    fn files(&self) -> Vec<String> {
        let files = below(&self.path("target"), &|_| false).unwrap();
        files.into_iter().map(|file| file.to_string_lossy().into_owned()).collect()
    }

    /// Runs the script. Its `cp` notes each name, and fails at the name `broken`.
    fn run(&self, options: &[&str], broken: &str) -> Output {
        let (script, programs) = (self.path("roll-out.sh"), self.path("programs"));
        write(&script, SCRIPT.as_bytes()).unwrap();
        let notes = self.path("copied");
        let cp = format!(
            "#!/bin/sh\ncase \"$1\" in */{broken}) exit 1 ;; esac\necho \"${{1##*/}}\" >> '{}'\nPATH=${{PATH#*:}} exec cp \"$@\"\n",
            notes.display()
        );
        write(&programs.join("cp"), cp.as_bytes()).unwrap();
        succeeds(Command::new("chmod").arg("+x").arg(programs.join("cp")));
        let path = std::env::var("PATH").unwrap();
        let mut command = Command::new("sh");
        command.arg(script).args(options).arg(self.path("new")).arg(self.path("target"));
        command.env("PATH", format!("{}:{path}", programs.display())).output().unwrap()
    }

    /// The names in the order of their copies.
    fn copied(&self) -> Vec<String> {
        fs::read_to_string(self.path("copied")).unwrap().lines().map(str::to_owned).collect()
    }
}

fn succeeds(command: &mut Command) {
    assert!(command.status().unwrap().success(), "{command:?}");
}

#[test]
fn the_page_comes_after_its_files_and_the_old_files_stay() {
    let world = World::new();
    let output = world.run(&[], "nothing");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(
        world.copied(),
        [
            "panel-fedcba9876543210.js",
            "panel-fedcba9876543210.wasm.br",
            "Caddyfile",
            "Caddyfile",
            "index.html.br",
            "index.html"
        ]
    );
    assert_eq!(world.text("index.html"), "page of panel-fedcba9876543210.js");
    assert_eq!(world.text("config.json"), "target", "the site's own settings are kept");
    assert!(world.files().contains(&"panel-0123456789abcdef.js".to_owned()), "{:?}", world.files());
    assert!(!world.files().iter().any(|name| name.ends_with(".new")), "{:?}", world.files());
}

#[test]
fn a_copy_that_fails_leaves_the_old_page() {
    let world = World::new();
    for broken in ["*.wasm.br", "Caddyfile", "index.html.br"] {
        assert!(!world.run(&[], broken).status.success(), "{broken}");
        assert_eq!(world.text("index.html"), "page of panel-0123456789abcdef.js", "{broken}");
        assert_eq!(world.text("panel-0123456789abcdef.js"), "target", "{broken}");
    }
}

#[test]
fn old_files_are_removed_a_day_after_the_roll_out() {
    let world = World::new();
    let old = world.path("target").join("panel-0123456789abcdef.js");
    let is_two_days_old = |path: &Path| succeeds(Command::new("touch").args(["-d", "2 days ago"]).arg(path));
    is_two_days_old(&old);
    assert!(world.run(&[], "nothing").status.success());
    assert!(world.run(&["--remove-old"], "nothing").status.success());
    assert!(old.exists(), "its day begins with the roll-out");
    is_two_days_old(&old);
    is_two_days_old(&world.path("target").join("panel-fedcba9876543210.js"));
    assert!(world.run(&["--remove-old"], "nothing").status.success());
    assert_eq!(
        world.files(),
        [
            "config.json",
            "hosting/.shipped/Caddyfile",
            "hosting/Caddyfile",
            "index.html",
            "index.html.br",
            "panel-0123456789abcdef.wasm.br",
            "panel-fedcba9876543210.js",
            "panel-fedcba9876543210.wasm.br"
        ]
    );
}

#[test]
fn old_files_stay_while_the_target_serves_another_version() {
    let world = World::new();
    let old = world.path("target").join("panel-0123456789abcdef.js");
    succeeds(Command::new("touch").args(["-d", "2 days ago"]).arg(&old));
    let refused = world.run(&["--remove-old"], "nothing");
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("TARGET does not serve the version in NEW"), "{said}");
    assert!(old.exists());
}

#[test]
fn a_packed_page_of_the_old_version_is_not_served_in_place_of_the_new_one() {
    let world = World::new();
    fs::remove_file(world.path("new/index.html.br")).unwrap();
    assert!(world.run(&[], "nothing").status.success());
    assert!(!world.files().contains(&"index.html.br".to_owned()), "{:?}", world.files());
}

#[test]
fn edited_settings_are_kept_and_others_follow() {
    let world = World::new();
    assert!(world.run(&[], "nothing").status.success());
    assert_eq!(world.text("hosting/Caddyfile"), "new");
    write(&world.path("new/hosting/Caddyfile"), b"newer").unwrap();
    assert!(world.run(&[], "nothing").status.success());
    assert_eq!(world.text("hosting/Caddyfile"), "newer", "nobody edited it");
    write(&world.path("target/hosting/Caddyfile"), b"edited").unwrap();
    write(&world.path("new/hosting/Caddyfile"), b"newest").unwrap();
    let output = world.run(&[], "nothing");
    assert!(output.status.success());
    assert_eq!(world.text("hosting/Caddyfile"), "edited");
    assert_eq!(world.text("hosting/.shipped/Caddyfile"), "newest");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("hosting/Caddyfile, which was edited"), "{said}");
}

#[test]
fn a_wrong_folder_is_refused() {
    let world = World::new();
    fs::remove_file(world.path("new/index.html")).unwrap();
    let refused = world.run(&[], "nothing");
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).starts_with("usage: "));
    assert_eq!(world.text("index.html"), "page of panel-0123456789abcdef.js");
}
