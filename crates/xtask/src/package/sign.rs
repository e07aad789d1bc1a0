//! Signs the checksums of a package with an SSH key, by OpenSSH's own program.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// What the signature is for, as `ssh-keygen -Y verify` wants it after `-n`.
const NAMESPACE: &str = "file";

/// A key and the program that signs with it.
pub struct SigningKey {
    file: PathBuf,
    program: PathBuf,
}

impl SigningKey {
    /// The key in this file, found before anything is built. A key with a passphrase is asked for it when it signs; a public
    /// key signs by the agent.
    pub fn find(file: PathBuf) -> Result<Self> {
        ensure!(file.is_file(), "--sign-key: there is no file {}", file.display());
        let program = which::which("ssh-keygen")
            .context("--sign-key takes `ssh-keygen`, of OpenSSH, and it is not here")?;
        let output = Command::new(&program).arg("-l").arg("-f").arg(&file).stdin(Stdio::null()).output();
        let output = output.context("cannot start ssh-keygen")?;
        if !output.status.success() {
            bail!("--sign-key: {} is no SSH key", file.display());
        }
        Ok(Self { file, program })
    }

    /// Signs a file. Returns the path of the signature: the file's with `.sig` at its end.
    pub fn sign(&self, signed: &Path) -> Result<PathBuf> {
        let mut command = Command::new(&self.program);
        command.args(["-Y", "sign", "-n", NAMESPACE, "-f"]).arg(&self.file).arg(signed);
        let status = command.stdout(Stdio::null()).status().context("cannot start ssh-keygen")?;
        ensure!(status.success(), "ssh-keygen has not signed {}; the reason is above", signed.display());
        let mut signature = signed.as_os_str().to_owned();
        signature.push(".sig");
        Ok(signature.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// Makes a key without a passphrase.
    fn key(folder: &Path, name: &str) -> PathBuf {
        let file = folder.join(name);
        let mut make = Command::new("ssh-keygen");
        make.args(["-q", "-t", "ed25519", "-N", "", "-C", "release@example.com", "-f"]).arg(&file);
        let made = make.status().expect("ssh-keygen, of the package openssh-client");
        assert!(made.success());
        file
    }

    /// The command of `SECURITY.md`.
    fn is_verified(folder: &Path) -> bool {
        let command = "ssh-keygen -Y verify -f allowed_signers -I release@example.com -n file -s SHA256SUMS.sig < SHA256SUMS";
        let shell = Command::new("sh").args(["-c", command]).current_dir(folder).output().unwrap();
        shell.status.success()
    }

    #[test]
    fn a_signature_is_verified_until_the_file_changes() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let own = key(folder, "own");
        key(folder, "other");
        let signed = folder.join("SHA256SUMS");
        fs::write(&signed, "0123  panel.tar.gz\n").unwrap();
        let signature = SigningKey::find(own).unwrap().sign(&signed).unwrap();
        assert_eq!(signature, folder.join("SHA256SUMS.sig"));

        let allow = |name: &str| {
            let public = fs::read_to_string(folder.join(name)).unwrap();
            fs::write(folder.join("allowed_signers"), format!("release@example.com {public}")).unwrap();
        };
        allow("own.pub");
        assert!(is_verified(folder));
        fs::write(&signed, "4567  panel.tar.gz\n").unwrap();
        assert!(!is_verified(folder), "the file is another");
        fs::write(&signed, "0123  panel.tar.gz\n").unwrap();
        allow("other.pub");
        assert!(!is_verified(folder), "the key is another");
    }

    #[test]
    fn what_cannot_sign_is_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let words = |file: PathBuf| SigningKey::find(file).err().unwrap().to_string();
        assert!(words(folder.path().join("absent")).contains("there is no file"));
        let text = folder.path().join("text");
        fs::write(&text, "no key").unwrap();
        assert!(words(text).ends_with("is no SSH key"));
    }
}
