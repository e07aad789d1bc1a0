//! Writes that a caller asks for. The caller's credential, role and scope are looked at at the head of the request, and
//! again inside the transaction of the write, at the time of the write. A body can take 30 seconds to arrive, and
//! a write can wait for others: in that time the right may have ended.

use crate::access::Caller;
use crate::app::App;
use crate::failure::Failure;
use crate::max_lifetime::MaxLifetime;
use crate::store::Changes;
use chrono::{DateTime, Utc};

/// A write that is running: the transaction, and the caller as they are in it.
pub struct Write<'a> {
    /// What can be changed.
    pub changes: Changes<'a>,
    /// The caller, with the rights that they have in this transaction.
    pub caller: Caller,
    /// The time of the write.
    pub now: DateTime<Utc>,
    /// How long tokens may live; `None` for no limit.
    pub max_lifetime: Option<MaxLifetime>,
}

impl App {
    /// Runs a write in one transaction. A caller whose credential has ended, or whose token lacks the scope, is refused as
    /// at the head of a request.
    pub async fn write_as<T: Send + 'static>(
        &self,
        caller: &Caller,
        scope: &'static str,
        work: impl FnOnce(&Write<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        // Before it waits for other writes.
        caller.require_scope(scope)?;
        let (app, only_own) = (self.clone(), caller.only_own);
        let max_lifetime = self.settings().max_lifetime;
        let (credential, sent) = (caller.sent.clone(), caller.sent.clone());
        self.store()
            .write_as(
                credential,
                self.idle_limit(),
                move || app.now(),
                move |found, now| Caller::of(found, sent, now, only_own),
                move |changes, caller, now| {
                    caller.require_scope(scope)?;
                    work(&Write { changes, caller, now, max_lifetime })
                },
            )
            .await
    }
}
