//! The built panel as one file to hand over: a tarball with the checksums of its files and the list of the crates that the
//! panel is made of. That list and the checksums are beside it too. The same commit gives the same bytes on every machine.

use super::files;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

const CHECKSUMS: &str = "SHA256SUMS";

/// The checksums in `target`.
pub fn checksums(target: &Path) -> PathBuf {
    target.join(CHECKSUMS)
}

/// Writes `name.tar.gz`, `name.cdx.json`, the list of the server's crates by its own name, and the checksums of all into
/// `target`. Returns the tarball's path. `time` is that of each file in it, in Unix seconds: a web server tells by a file's time
/// and size whether a browser's copy of it is the newest.
pub fn write(
    dist: &Path,
    bom: &Value,
    server: (&str, &Value),
    name: &str,
    target: &Path,
    time: u64,
) -> Result<PathBuf> {
    let problem = || format!("cannot write {}", target.display());
    // Files of an older version must not remain. Usually there is nothing to delete.
    let _ = fs::remove_dir_all(target);
    fs::create_dir_all(target).with_context(problem)?;
    let bom = format!("{bom:#}\n").into_bytes();
    let listed = format!("{name}.cdx.json");
    let packed = format!("{name}.tar.gz");
    let tarball =
        tarball(dist, &bom, name, time).with_context(|| format!("cannot pack {}", dist.display()))?;
    let (server, server_bom) = (format!("{}.cdx.json", server.0), format!("{:#}\n", server.1).into_bytes());
    let files = [(&listed, &bom), (&packed, &tarball), (&server, &server_bom)];
    let sums: String = files.iter().map(|(name, bytes)| sum(name, bytes)).collect();
    for (file, bytes) in files {
        fs::write(target.join(file), bytes).with_context(problem)?;
    }
    fs::write(checksums(target), sums).with_context(problem)?;
    Ok(target.join(packed))
}

/// One line in the format of `sha256sum`.
fn sum(name: &str, bytes: &[u8]) -> String {
    let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}  {name}\n")
}

fn tarball(dist: &Path, bom: &[u8], name: &str, time: u64) -> Result<Vec<u8>> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for path in files::below(dist, &|_| false)? {
        let bytes = fs::read(dist.join(&path))?;
        files.push((path.to_string_lossy().replace('\\', "/"), bytes));
    }
    files.push(("hosting/sbom.cdx.json".to_owned(), bom.to_vec()));
    files.sort();
    let sums: String = files.iter().map(|(name, bytes)| sum(name, bytes)).collect();
    files.push((format!("hosting/{CHECKSUMS}"), sums.into_bytes()));

    // No name and no time in the header of gzip: the same files give the same bytes.
    let gzip = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::new(9));
    let mut tar = tar::Builder::new(gzip);
    for (path, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(time);
        header.set_uid(0);
        header.set_gid(0);
        tar.append_data(&mut header, format!("{name}/{path}"), bytes.as_slice())?;
    }
    Ok(tar.into_inner()?.finish()?)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;
    use std::process::Command;
    use std::time::{Duration, SystemTime};

    use super::write;

    #[test]
    fn sha256sum_finds_everything_in_order_and_twice_is_the_same() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let (dist, target) = (root.join("dist"), root.join("package"));
        fs::create_dir_all(dist.join("hosting")).unwrap();
        fs::write(dist.join("index.html"), "<html>").unwrap();
        fs::write(dist.join("hosting/Caddyfile"), ":80").unwrap();
        let bom = serde_json::json!({ "bomFormat": "CycloneDX" });
        let pack = || write(&dist, &bom, ("server-1", &bom), "panel-1", &target, 1_790_000_000).unwrap();
        let first = fs::read(pack()).unwrap();
        let again = fs::read(pack()).unwrap();
        assert_eq!(first, again);

        let run = |program: &str, arguments: &[&str], folder: &std::path::Path| {
            let output = Command::new(program).args(arguments).current_dir(folder).output().unwrap();
            assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        let checked = run("sha256sum", &["-c", "--strict", "SHA256SUMS"], &target);
        assert!(checked.contains("server-1.cdx.json: OK"), "{checked}");
        assert_eq!(checked.lines().count(), 3, "{checked}");
        run("tar", &["xzf", "panel-1.tar.gz"], &target);
        let checked = run("sha256sum", &["-c", "--strict", "hosting/SHA256SUMS"], &target.join("panel-1"));
        assert_eq!(checked.lines().count(), 3, "{checked}");
        let time = fs::metadata(target.join("panel-1/index.html")).unwrap().modified().unwrap();
        assert_eq!(time, SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000), "tar keeps the time");
        let mut page = String::new();
        fs::File::open(target.join("panel-1/index.html")).unwrap().read_to_string(&mut page).unwrap();
        assert_eq!(page, "<html>");
    }
}
