//! The command lines of `token-server backup …` and `token-server restore …`.

use lexopt::prelude::*;
use std::path::PathBuf;

/// The text of `backup --help` and `restore --help`.
pub const BACKUP_HELP: &str = "\
Backups of the database.

Usage: token-server backup FILE [--database FILE]
       token-server restore FILE [--database FILE] [--replace]

  backup   writes the database as it is now to a new file, also while a server has it open
  restore  makes a database of a backup, while no server runs on it; all people sign in again

  --database FILE   the SQLite file (default data/tokens.sqlite)
  --replace         restore replaces a database that is there; that one is kept beside it, as FILE.replaced or FILE.replaced-2
  --help

Only the owner can read the files that are written. Tokens that were deleted after the backup work again after a restore.
The exit code is 1 where the command was refused, and 2 where the command line is wrong.
";

/// A command about a backup.
#[derive(Debug, PartialEq, Eq)]
pub struct BackupCommand {
    /// The SQLite file of the server.
    pub database: PathBuf,
    /// The backup.
    pub file: PathBuf,
    /// What to do.
    pub action: BackupAction,
}

/// What to do with a backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // `BACKUP_HELP` explains them.
pub enum BackupAction {
    Write,
    Restore { replace: bool },
}

/// Reads the arguments after `backup` or `restore`; `None` for `--help`.
pub(super) fn parse(parser: &mut lexopt::Parser, restore: bool) -> Result<Option<BackupCommand>, String> {
    let verb = if restore { "restore" } else { "backup" };
    let with_hint = |error: lexopt::Error| format!("{error}; see {verb} --help");
    let mut database = PathBuf::from(super::DATABASE);
    let (mut file, mut replace) = (None, false);
    while let Some(argument) = parser.next().map_err(with_hint)? {
        match argument {
            Long("database") => database = parser.value().map_err(with_hint)?.into(),
            Long("replace") if restore => replace = true,
            Short('h') | Long("help") => return Ok(None),
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            other => return Err(with_hint(other.unexpected())),
        }
    }
    let file = file.ok_or_else(|| format!("{verb} needs the FILE of a backup; see {verb} --help"))?;
    let action = if restore { BackupAction::Restore { replace } } else { BackupAction::Write };
    Ok(Some(BackupCommand { database, file, action }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Command, parse};
    use std::ffi::OsString;

    fn read(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(OsString::from), |_| None)
    }

    #[test]
    fn reads_both_commands() {
        let backup = |arguments: &[&str]| match read(arguments) {
            Ok(Command::Backup(command)) => command,
            other => panic!("{other:?}"),
        };
        let command = |database: &str, action| BackupCommand {
            database: database.into(),
            file: "backup.sqlite".into(),
            action,
        };
        assert_eq!(backup(&["backup", "backup.sqlite"]), command("data/tokens.sqlite", BackupAction::Write));
        assert_eq!(
            backup(&["restore", "backup.sqlite", "--database", "new.sqlite"]),
            command("new.sqlite", BackupAction::Restore { replace: false })
        );
        assert_eq!(
            backup(&["restore", "--replace", "backup.sqlite"]),
            command("data/tokens.sqlite", BackupAction::Restore { replace: true })
        );
        for verb in ["backup", "restore"] {
            assert!(matches!(read(&[verb, "--help"]), Ok(Command::BackupHelp)));
        }
    }

    #[test]
    fn what_has_no_effect_is_refused() {
        for (arguments, word) in [
            (&["backup"][..], "needs the FILE"),
            (&["restore", "--replace"], "needs the FILE"),
            (&["backup", "a", "b"], "b"),
            (&["backup", "a", "--replace"], "--replace"),
            (&["restore", "a", "--demo", "1"], "--demo"),
            (&["--demo", "1", "backup", "a"], "backup"),
        ] {
            let refusal = read(arguments).unwrap_err();
            assert!(refusal.contains(word), "{arguments:?}: {refusal}");
        }
    }
}
