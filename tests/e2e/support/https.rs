//! HTTPS with a certificate of the test's own, by OpenSSL's program.

use super::http::{Answer, read_answer};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A certificate for 127.0.0.1 that signs itself, and its key.
pub struct Certificate {
    /// The file of the certificate.
    pub file: PathBuf,
    /// The file of its key.
    pub key: PathBuf,
}

impl Certificate {
    /// Makes one in this folder.
    pub fn make(folder: &Path) -> Self {
        let own = Self { file: folder.join("certificate.pem"), key: folder.join("key.pem") };
        let mut command = Command::new("openssl");
        command
            .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"])
            .args(["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"])
            .arg("-keyout")
            .arg(&own.key)
            .arg("-out")
            .arg(&own.file);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        own
    }

    /// Sends a whole request that ends its connection. Checks the server's certificate.
    pub fn exchange(&self, host: &str, request: &str) -> Result<Answer, String> {
        let mut command = Command::new("openssl");
        command
            .args(["s_client", "-quiet", "-verify_return_error", "-connect", host, "-CAfile"])
            .arg(&self.file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        // It stays open, so that the program waits for the answer.
        let mut input = child.stdin.take().unwrap();
        input.write_all(request.as_bytes()).map_err(|error| error.to_string())?;
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        drop(input);
        read_answer(&output.stdout).ok_or_else(|| String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// Gets a file.
    pub fn fetch(&self, host: &str, path: &str) -> Answer {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        self.exchange(host, &request).unwrap_or_else(|reason| panic!("{path}: {reason}"))
    }
}
