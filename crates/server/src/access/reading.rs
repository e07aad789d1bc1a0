//! What an answer says about a token: nothing that the caller may not read.

use super::{Caller, READ_ORGANIZATION};
use crate::store::{Maker, StoredToken, Visible};
use chrono::{DateTime, Utc};
use token_api::{CreatedWith, Token};

/// The token, with those of its makers that are visible.
fn with_makers(token: StoredToken, is_visible: impl Fn(&Maker) -> bool, now: DateTime<Utc>) -> Token {
    let visible = token.makers.iter().filter(|maker| is_visible(maker));
    let created_with = visible
        .map(|maker| CreatedWith {
            uid: maker.uid.clone(),
            name: maker.name.clone(),
            is_deleted: maker.is_deleted,
        })
        .collect();
    Token { created_with, ..token.at(now) }
}

/// The new token without what its maker did not send: names of deployments and of other tokens.
fn without_names(token: StoredToken, now: DateTime<Utc>) -> Token {
    Token { deployment_names: Vec::new(), ..with_makers(token, |_| false, now) }
}

/// The token in the answer to the command-line tool, which then has the rights of this token.
pub fn handed_over(token: StoredToken, now: DateTime<Utc>) -> Token {
    match token.allows(READ_ORGANIZATION) {
        true => with_makers(token, |_| true, now),
        false => without_names(token, now),
    }
}

impl Caller {
    /// Whether the caller may read tokens.
    pub fn may_read(&self) -> bool {
        self.require_scope(READ_ORGANIZATION).is_ok()
    }

    /// The token in the answer to a read. All makers of a token have the same creator.
    pub fn readable(&self, token: StoredToken, now: DateTime<Utc>) -> Token {
        let (visible, creator) = (self.visible(), token.creator.id);
        let is_visible = |maker: &Maker| match visible {
            Visible::All => true,
            Visible::OwnAndOrganization(id) => creator == id || maker.is_organization_token,
            Visible::Organization => maker.is_organization_token,
            Visible::Own(id) => creator == id,
        };
        with_makers(token, is_visible, now)
    }

    /// The token in the answer to its create.
    pub fn readable_after_create(&self, token: StoredToken, now: DateTime<Utc>) -> Token {
        if self.may_read() { self.readable(token, now) } else { without_names(token, now) }
    }
}
