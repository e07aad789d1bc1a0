//! What stands in the place of the table.

use crate::address::Address;
use crate::browser::signal::{Memo, memo};
use crate::context::{Hits, MembersKnown, Page};
use crate::tokens::token_list::Progress;

/// What stands in the place of the table.
#[derive(Clone, Copy, PartialEq)]
pub enum ListStage {
    /// The table.
    Table,
    /// Grey rows while the list is loaded.
    Skeleton,
    /// There are no tokens.
    NoTokens,
    /// There are tokens, but none matches the filters.
    NoMatch,
    /// Nothing: a notice says why there is no list.
    Nothing,
}

/// The stage that fits the list and the filters.
pub fn list_stage(page: Page, hits: Hits, filters: Memo<Address>) -> Memo<ListStage> {
    memo(move || {
        let has_hits = hits.with(|hits| !hits.is_empty());
        let waits_for_members = filters.with(|filters| filters.creator_left)
            && page.members_known.get() == MembersKnown::NotYet as u32;
        page.loader.list().with(|l| match (l.total, &l.progress) {
            _ if has_hits => ListStage::Table,
            (Some(1..), _) if waits_for_members => ListStage::Skeleton,
            (None, Progress::Loading) => ListStage::Skeleton,
            (Some(0), _) => ListStage::NoTokens,
            _ if !l.rows.is_empty() => ListStage::NoMatch,
            _ => ListStage::Nothing,
        })
    })
}
