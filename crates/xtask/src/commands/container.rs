//! `cargo xtask container`: the files of a container's image.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail, ensure};

use crate::package::container;
use crate::package::panel::{self, Mode};
use crate::progress;
use crate::project::Project;
use crate::server::{self, Running};

/// The line in the list of commands.
pub const ABOUT: &str = "put the server and the panel into target/container, for Containerfile";

const HELP: &str = "\
Usage: cargo xtask container [--check]

Builds the panel for release, and the server as one program without shared libraries, and puts both into target/container.
The last line is the command that builds the image. podman and docker take the same arguments as buildah.

  --check   build the image and start it, with a root file system that is read-only and without any right, and read its
            health, the panel and a backup; needs podman and runc, and root or podman set up for this user
";

/// The image of the check. It is deleted after it.
const IMAGE: &str = "token-server-check";

/// As in `Containerfile`.
const DATABASE: &str = "--database=/data/database/tokens.sqlite";

/// The first port that is tried in the check.
const PORT: u16 = 8861;

/// Runs the command.
pub fn run(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    let mut is_check = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            lexopt::Arg::Long("check") => is_check = true,
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
                print!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let project = Project::find()?;
    panel::build(&project, Mode::Release)?;
    let folder = project.target.join("container");
    container::fill(&folder, &container::server(&project)?, &project.dist())?;
    let tag = concat!("token-server:", env!("CARGO_PKG_VERSION"));
    if is_check {
        check(&project)?;
    }
    println!("buildah build --file Containerfile --tag {tag} {}", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the image with podman and starts it as it is meant to run.
fn check(project: &Project) -> Result<()> {
    for needed in ["podman", "runc"] {
        ensure!(which::which(needed).is_ok(), "{needed} not found: `apt-get install podman runc` gets both");
    }
    progress::step("building the image");
    let mut build = podman();
    build.current_dir(&project.root).args(["build", "--quiet", "--file", "Containerfile", "--tag", IMAGE]);
    said(build.arg(project.target.join("container")))?;
    let checked = start(project);
    // Nothing else uses it, and the next check builds it again.
    let _ = said(podman().args(["image", "rm", "--force", IMAGE]));
    checked
}

fn start(project: &Project) -> Result<()> {
    progress::step("starting the image, with a read-only root file system");
    let port = server::free_port(PORT)?;
    let log = project.empty_folder("container")?.join("log");
    let mut run = podman();
    run.args(["run", "--rm", "--name", IMAGE, "--network", "host", "--read-only", "--read-only-tmpfs=false"])
        .args(["--cap-drop", "all", "--security-opt", "no-new-privileges", "--volume", "/data"])
        // podman raises these otherwise, which some machines forbid.
        .args(["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024", IMAGE])
        .args([&format!("--listen=127.0.0.1:{port}"), DATABASE, "--site=/site"]);
    let running = Running::start(run, port, &log)?;
    let page = server::get(port, "/").context("the panel is not served")?;
    ensure!(page.contains("<script"), "the panel's page is not what is served: {page}");
    let backup = ["exec", IMAGE, "/token-server", "backup", "/data/backup.sqlite", DATABASE];
    let backup = said(podman().args(backup))?;
    ensure!(backup.contains("is a backup now"), "{backup}");
    let user = said(podman().args(["image", "inspect", "--format", "{{.Config.User}}", IMAGE]))?;
    ensure!(user.trim() == "65532:65532", "the image runs as {user}");
    said(podman().args(["stop", "--time", "20", IMAGE]))?;
    drop(running);
    Ok(())
}

/// With runc, which knows every kind of control groups.
fn podman() -> Command {
    let mut podman = Command::new("podman");
    podman.args(["--runtime", "runc"]);
    podman
}

/// What a command prints.
fn said(command: &mut Command) -> Result<String> {
    let output = command.output().context("cannot start podman")?;
    if !output.status.success() {
        bail!("podman failed: {}", String::from_utf8_lossy(&output.stderr).trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
