//! What the migration to schema 4 takes away from tokens, for the log: the person who runs the server has to know which
//! tokens no longer work.

use super::columns::from_json;
use rusqlite::Connection;
use std::collections::HashSet;

/// The largest number of tokens that the log names for each kind of loss.
const NAMED: usize = 50;

/// What the migration takes away: for each kind of loss, a text for each token.
#[derive(Default)]
pub(super) struct Losses {
    /// How many deployment names in tokens belong to no deployment.
    names: usize,
    /// The tokens with such names.
    without_deployments: Vec<String>,
    /// The tokens that had access to the API without a scope.
    without_scopes: Vec<String>,
    /// The tokens that had scopes without access to the API.
    without_access: Vec<String>,
}

impl Losses {
    /// Reads the tokens of a database with schema 3. A list that is not valid JSON counts as empty, as it did in the
    /// server of that schema.
    pub(super) fn before(db: &Connection) -> rusqlite::Result<Self> {
        let deployments = db
            .prepare("SELECT name FROM deployments")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<HashSet<String>>>()?;
        let mut losses = Self::default();
        let mut statement = db.prepare(
            "SELECT name, uid, scopes, deployments, is_api_token, is_monitoring_token FROM tokens ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (name, uid): (String, String) = (row.get(0)?, row.get(1)?);
            let scopes: Vec<String> = from_json(&row.get::<_, String>(2)?);
            let mut names: Vec<String> = from_json(&row.get::<_, String>(3)?);
            let (is_api, is_monitoring): (bool, bool) = (row.get(4)?, row.get(5)?);
            // Quoted, so that a name with a line break cannot begin a line of the log.
            let token = format!("{name:?} (uid {uid:?})");
            names.retain(|name| !deployments.contains(name));
            if !names.is_empty() {
                losses.names += names.len();
                losses.without_deployments.push(format!("{token}: {names:?}"));
            }
            match (is_api, scopes.is_empty()) {
                (true, true) if !is_monitoring => losses.without_scopes.push(token),
                (false, false) => losses.without_access.push(format!("{token}: {scopes:?}")),
                _ => {}
            }
        }
        Ok(losses)
    }

    /// Writes the losses to the log.
    pub(super) fn report(&self) {
        if self.names > 0 {
            tracing::warn!(
                "{} deployment names in tokens belong to no deployment: they are dropped. The tokens: {}",
                self.names,
                named(&self.without_deployments)
            );
        }
        if !self.without_scopes.is_empty() {
            tracing::warn!(
                "{} tokens have no scopes: they can no longer be used with the API. The tokens: {}",
                self.without_scopes.len(),
                named(&self.without_scopes)
            );
        }
        if !self.without_access.is_empty() {
            tracing::warn!(
                "{} tokens had scopes but no Developer Operations Access: their scopes are dropped. The tokens: {}",
                self.without_access.len(),
                named(&self.without_access)
            );
        }
    }
}

/// The texts of the first tokens, and how many more there are.
fn named(tokens: &[String]) -> String {
    let first = tokens[..tokens.len().min(NAMED)].join("; ");
    match tokens.len().saturating_sub(NAMED) {
        0 => first,
        more => format!("{first}; and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_tokens_are_named() {
        let tokens = |count| (0..count).map(|n| format!("t{n}")).collect::<Vec<_>>();
        assert_eq!(named(&tokens(2)), "t0; t1");
        assert!(named(&tokens(50)).ends_with("; t49"));
        assert!(named(&tokens(53)).ends_with("; t49; and 3 more"));
    }
}
