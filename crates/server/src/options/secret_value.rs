//! Secret values that the operator chooses.

use crate::store::has_admin;
use std::path::Path;
use token_api::Secret;

/// How many characters a token's value has at least, so that it cannot be guessed.
pub const SHORTEST_TOKEN: usize = 32;

/// How many characters a value has at most. All values together fit into a pipe: see `secret_environment.rs`.
const LONGEST: usize = 1024;

/// The value of a variable that can be sent in a header; `None` where it is empty or not set.
pub(super) fn secret(
    environment: &impl Fn(&str) -> Option<String>,
    name: &str,
    shortest: usize,
) -> Result<Option<Secret>, String> {
    let value = environment(name).filter(|value| !value.is_empty());
    value.map(|value| secret_value(name, &value, shortest)).transpose()
}

/// The refusal of a first admin token, and what to do where the database needs none. `given_by` is the variable or the option.
pub fn with_advice(refusal: String, given_by: &str, database: &Path) -> String {
    match has_admin(database) {
        true => format!("{refusal}. Remove the {given_by}: this database has an admin already"),
        false => refusal,
    }
}

/// A value that can be sent in a header. `source` is where it comes from.
fn secret_value(source: &str, value: &str, shortest: usize) -> Result<Secret, String> {
    if !value.bytes().all(|b| b.is_ascii_graphic()) || !(shortest..=LONGEST).contains(&value.len()) {
        return Err(format!(
            "{source} must hold printable ASCII characters without spaces, {shortest} at least and {LONGEST} at most"
        ));
    }
    Ok(Secret::new(value.to_owned()))
}

/// The number of the user who runs this program; `None` on systems without `/proc`.
#[cfg(unix)]
fn own_user() -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").ok().map(|own| own.uid())
}

/// Whom a file belongs to, who may read it, and who wants to.
#[cfg(unix)]
#[derive(Clone, Copy)]
struct Permissions {
    owner: u32,
    mode: u32,
    user: u32,
    /// Whether the file is in the folder that systemd made for the credentials of this service.
    is_credential: bool,
}

#[cfg(unix)]
impl Permissions {
    /// Whether the file is the user's own, or that of root, who can read every file.
    fn is_own(self) -> bool {
        self.owner == self.user || self.owner == 0
    }

    /// Whether only its owner can read it, and the group where that is how the user gets it: systemd lets the user read a
    /// credential by an access control list, whose mask is in the bits of the group, and Kubernetes makes a secret 0440 for the
    /// group of a pod that does not run as root.
    fn is_private(self) -> bool {
        let is_by_group = self.is_credential || (self.owner == 0 && self.user != 0);
        let allowed = if is_by_group { 0o740 } else { 0o700 };
        self.mode & 0o777 & !allowed == 0
    }
}

/// Reads the first admin token from a file of one line that only its owner can read: the user who runs this program, or
/// root. `credentials` is the folder of systemd's credentials.
pub fn read_admin_token(path: &Path, credentials: Option<&Path>) -> Result<Secret, String> {
    let shown = path.display();
    let cannot = |error: std::io::Error| format!("--admin-token-file: cannot read {shown}: {error}");
    let no_file = || format!("--admin-token-file: {shown} is not a file");
    // Before it is opened: opening a named pipe waits for somebody who writes to it.
    if !std::fs::metadata(path).map_err(cannot)?.is_file() {
        return Err(no_file());
    }
    let mut file = std::fs::File::open(path).map_err(cannot)?;
    let metadata = file.metadata().map_err(cannot)?;
    if !metadata.is_file() {
        return Err(no_file());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (owner, mode) = (metadata.uid(), metadata.mode());
        let is_credential = credentials.is_some_and(|folder| is_below(path, folder));
        let permissions = Permissions { owner, mode, user: own_user().unwrap_or(owner), is_credential };
        if !permissions.is_own() {
            return Err(format!(
                "--admin-token-file: {shown} belongs to another user, who can read it: run chown on it"
            ));
        }
        if !permissions.is_private() {
            return Err(format!("--admin-token-file: others can read {shown}: run chmod 600 on it"));
        }
    }
    #[cfg(not(unix))]
    let _ = credentials;
    let mut text = String::new();
    std::io::Read::read_to_string(&mut file, &mut text).map_err(cannot)?;
    secret_value(&format!("--admin-token-file: {shown}"), text.trim_end_matches(['\r', '\n']), SHORTEST_TOKEN)
}

#[cfg(unix)]
fn is_below(path: &Path, folder: &Path) -> bool {
    path.canonicalize()
        .ok()
        .zip(folder.canonicalize().ok())
        .is_some_and(|(path, folder)| path.starts_with(folder))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_file_that_only_its_owner_can_read_holds_the_token() {
        let path = std::env::temp_dir().join(format!("token-server-admin-{}", std::process::id()));
        let write = |text: &str, mode| {
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            read_admin_token(&path, None)
        };
        let value = "a-chosen-value-0123456789abcdefgh";
        for mode in [0o600, 0o400] {
            assert_eq!(write(&format!("{value}\n"), mode).unwrap().expose(), value);
            std::fs::remove_file(&path).unwrap();
        }
        for mode in [0o640, 0o604, 0o644, 0o620] {
            let refusal = write(value, mode).unwrap_err();
            assert!(refusal.contains("chmod 600") && !refusal.contains(value), "{refusal}");
        }
        let refusal = write("short-value", 0o600).unwrap_err();
        assert!(refusal.contains("32 at least") && !refusal.contains("short-value"), "{refusal}");
        std::fs::remove_file(&path).unwrap();
        assert!(read_admin_token(&path, None).unwrap_err().contains("cannot read"));
        assert!(read_admin_token(&std::env::temp_dir(), None).unwrap_err().contains("not a file"));
    }

    #[test]
    fn a_named_pipe_does_not_hold_up_the_start() {
        let path = std::env::temp_dir().join(crate::secrets::new_uid());
        let made = std::process::Command::new("mkfifo").args(["-m", "600"]).arg(&path).status().unwrap();
        assert!(made.success());
        let (done, is_done) = std::sync::mpsc::channel();
        let pipe = path.clone();
        // A thread of its own, which may wait for ever.
        std::thread::spawn(move || done.send(read_admin_token(&pipe, None)));
        let refusal = is_done.recv_timeout(std::time::Duration::from_secs(20)).unwrap().unwrap_err();
        assert!(refusal.contains("not a file"), "{refusal}");
        std::fs::remove_file(&path).unwrap();
    }

    #[test]
    fn a_file_of_another_user_is_refused() {
        let is_own = |owner, user| Permissions { owner, mode: 0, user, is_credential: false }.is_own();
        assert!(is_own(1000, 1000) && is_own(0, 1000) && is_own(0, 0));
        assert!(!is_own(1000, 0) && !is_own(1000, 1001));
        let path = std::env::temp_dir().join(crate::secrets::new_uid());
        std::fs::write(&path, "a-chosen-value-0123456789abcdefgh").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert!(read_admin_token(&path, None).is_ok());
        // Only root can give a file away.
        if std::os::unix::fs::chown(&path, Some(65534), None).is_ok() {
            let refusal = read_admin_token(&path, None).unwrap_err();
            assert!(refusal.contains("another user") && !refusal.contains("a-chosen"), "{refusal}");
        }
        std::fs::remove_file(&path).unwrap();
    }

    #[test]
    fn the_group_may_read_what_systemd_and_kubernetes_give_to_a_service() {
        let is_private = |mode: u32, owner, user, is_credential| {
            Permissions { owner, mode: 0o100_000 | mode, user, is_credential }.is_private()
        };
        for mode in [0o400, 0o440, 0o600, 0o640] {
            assert!(is_private(mode, 0, 1000, false), "a secret of Kubernetes: {mode:o}");
            assert!(is_private(mode, 0, 0, true) && is_private(mode, 1000, 1000, true), "systemd: {mode:o}");
        }
        for mode in [0o460, 0o444, 0o404, 0o620, 0o450] {
            assert!(!is_private(mode, 0, 1000, false) && !is_private(mode, 0, 1000, true), "{mode:o}");
        }
        assert!(!is_private(0o440, 0, 0, false) && !is_private(0o440, 1000, 1000, false), "one's own file");
    }

    #[test]
    fn a_file_in_the_folder_of_credentials_is_read() {
        let folder = std::env::temp_dir().join(crate::secrets::new_uid());
        std::fs::create_dir(&folder).unwrap();
        let path = folder.join("admin-token");
        std::fs::write(&path, "a-chosen-value-0123456789abcdefgh").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o440)).unwrap();
        assert!(read_admin_token(&path, Some(&folder)).is_ok());
        let other = folder.join("other");
        for elsewhere in [None, Some(other.as_path())] {
            assert!(read_admin_token(&path, elsewhere).unwrap_err().contains("chmod 600"));
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
