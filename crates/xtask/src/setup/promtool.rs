//! promtool, Prometheus' own checker. It is taken out of Debian's package without installing that, because the package starts
//! Prometheus as a service.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use tar::Archive;

use super::{apt, cache};
use crate::progress;

const PACKAGE: &str = "prometheus";
const NAME: &str = "promtool";

/// The program: what is on PATH, or else what is in the user's cache, where it is put first if it is missing.
pub fn ensure() -> Result<PathBuf> {
    if let Ok(found) = which::which(NAME) {
        return Ok(found);
    }
    let folder = cache::tools()?.join(NAME);
    let program = folder.join(NAME);
    if program.is_file() {
        return Ok(program);
    }
    for needed in ["apt-get", "dpkg-deb"] {
        ensure!(
            which::which(needed).is_ok(),
            "promtool not found, and there is no {needed} here: install Prometheus, or put promtool on PATH"
        );
    }
    progress::step(format!("getting promtool from the package {PACKAGE}, which is not installed"));
    // A folder of this run, so that two runs at the same time do not disturb each other.
    let part = folder.join(format!("part-{}", std::process::id()));
    fs::create_dir_all(&part).with_context(|| format!("cannot create {}", part.display()))?;
    let got =
        apt::download("promtool", PACKAGE, &part).and_then(|package| extract(&package, &part.join(NAME)));
    let moved = got.and_then(|()| {
        fs::rename(part.join(NAME), &program).with_context(|| format!("cannot write {}", program.display()))
    });
    // The package is larger than the program. What cannot be deleted disturbs nothing.
    let _ = fs::remove_dir_all(&part);
    moved.map(|()| program)
}

/// Writes the program of this package to `to`.
fn extract(package: &Path, to: &Path) -> Result<()> {
    let mut reader = Command::new("dpkg-deb");
    reader.arg("--fsys-tarfile").arg(package).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = reader.spawn().context("cannot start dpkg-deb")?;
    let files = child.stdout.take().context("dpkg-deb has no output")?;
    let found = unpack(Archive::new(files), to);
    // It may still be writing files that nobody reads.
    let _ = child.kill();
    let _ = child.wait();
    if !found? {
        bail!("{} has no {NAME}", package.display());
    }
    Ok(())
}

/// Whether the program was in the archive.
fn unpack(mut files: Archive<impl std::io::Read>, to: &Path) -> Result<bool> {
    const PROBLEM: &str = "cannot read the package";
    for file in files.entries().context(PROBLEM)? {
        let mut file = file.context(PROBLEM)?;
        if file.path().context(PROBLEM)?.ends_with(Path::new("usr/bin").join(NAME)) {
            file.unpack(to).with_context(|| format!("cannot write {}", to.display()))?;
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::unpack;
    use std::fs;
    use tar::{Archive, Builder, Header};

    fn archive(names: &[&str]) -> Vec<u8> {
        let mut builder = Builder::new(Vec::new());
        for name in names {
            let mut header = Header::new_gnu();
            header.set_size(name.len() as u64);
            header.set_mode(0o755);
            builder.append_data(&mut header, name, name.as_bytes()).unwrap();
        }
        builder.into_inner().unwrap()
    }

    #[test]
    fn the_program_alone_is_taken_out_of_the_package() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("promtool");
        let without = archive(&["./usr/bin/prometheus", "./usr/share/promtool"]);
        assert!(!unpack(Archive::new(without.as_slice()), &to).unwrap());
        assert!(!to.exists());
        let with = archive(&["./usr/bin/prometheus", "./usr/bin/promtool", "./lib/service"]);
        assert!(unpack(Archive::new(with.as_slice()), &to).unwrap());
        assert_eq!(fs::read_to_string(&to).unwrap(), "./usr/bin/promtool");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        assert!(unpack(Archive::new(&b"no archive, but longer than nothing"[..]), &to).is_err());
    }
}
