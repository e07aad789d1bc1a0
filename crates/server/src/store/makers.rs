//! The tokens that made other tokens. They stay known by name after they were deleted.

use super::columns::from_json;
use super::error::StoreError;
use super::model::Maker;
use rusqlite::Connection;

/// Notes that the token with this uid made another one.
pub(super) fn note(db: &Connection, uid: &str) -> Result<(), StoreError> {
    // It made others before where there is a row already; neither field can change.
    db.prepare_cached(
        "INSERT INTO token_makers (uid, name, is_organization_token, made_with)
         SELECT uid, name, is_organization_token, made_with FROM tokens WHERE uid = ?
         ON CONFLICT (uid) DO NOTHING",
    )?
    .execute([uid])?;
    Ok(())
}

/// Reads the JSON that `tokens::SELECT` makes of them: lists of uid, name, and two flags.
pub(super) fn read(json: &str) -> Vec<Maker> {
    let all: Vec<(String, String, u8, u8)> = from_json(json);
    let maker = |(uid, name, is_organization_token, is_deleted)| Maker {
        uid,
        name,
        is_organization_token: is_organization_token != 0,
        is_deleted: is_deleted != 0,
    };
    all.into_iter().map(maker).collect()
}
