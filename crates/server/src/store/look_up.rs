//! Looks for the token that has a value, and records who did.

use super::changes::Changes;
use super::error::StoreError;
use super::events::{self, Actor, NewEvent};
use super::model::StoredToken;
use super::tokens::by_hash;
use crate::secrets::Hash;
use chrono::{DateTime, Utc};

impl Changes<'_> {
    /// The token with this hash, with an event. One that the person does not see is answered and recorded as none: their own
    /// events, which they may read, must not say more than the answer.
    pub fn look_up(
        &self,
        hash: &Hash,
        sees: impl Fn(&StoredToken) -> bool,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> Result<Option<StoredToken>, StoreError> {
        let found = by_hash(self.db, hash)?.filter(sees);
        events::record(self.db, actor, &NewEvent::looked_up(found.as_ref(), now))?;
        Ok(found)
    }
}
