//! Runs `token-server backup` and `token-server restore`. The caller prints the result.

use crate::options::{BackupAction, BackupCommand};
use crate::store::{Written, backup, restore};

/// Runs the command; returns the lines to print. An error is a sentence.
pub fn run(BackupCommand { database, file, action }: &BackupCommand) -> Result<Vec<String>, String> {
    let sentence = |error: crate::store::StoreError| error.to_string();
    match action {
        BackupAction::Write => {
            let written = backup(database, file).map_err(sentence)?;
            Ok(vec![format!("{} is a backup now: {}.", file.display(), what(written))])
        }
        BackupAction::Restore { replace } => {
            let restored = restore(file, database, *replace).map_err(sentence)?;
            let mut lines = vec![format!("{} is restored: {}.", database.display(), what(restored.written))];
            if let Some(replaced) = restored.replaced {
                lines.push(format!("The database that was there is {} now.", replaced.display()));
            }
            lines.push(
                "All people sign in again. Tokens that were deleted after the backup work again: delete them.".into(),
            );
            Ok(lines)
        }
    }
}

fn what(Written { tokens, schema }: Written) -> String {
    format!("{tokens} {}, schema {schema}", if tokens == 1 { "token" } else { "tokens" })
}
