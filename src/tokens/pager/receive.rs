//! Takes in a page that has arrived.

use crate::tokens::pager::{MAX_SLOTS, PAGE, PageRequest, Pager, Phase};
use token_api::{List, Token};

impl Pager {
    /// Takes in the page that has arrived for a request. Returns `true` if all other pages that are under way are void.
    pub fn receive(&mut self, request: PageRequest, mut page: List<Token>) -> bool {
        if request.pass != self.slots.pass() {
            return false;
        }
        self.under_way.retain(|other| *other != request);
        let mut count = page.items.len() + page.unreadable.len();
        let mut end = request.start.saturating_add(count as u64);
        if count as u64 > request.count || end > page.total {
            remove_duplicates(&mut page);
            count = page.items.len() + page.unreadable.len();
            end = request.start.saturating_add(count as u64);
        }
        if count > 0 && end < page.total && (count as u64) < request.count {
            self.page_size = count as u64;
        }
        let total = page.total;
        if total.max(end) > MAX_SLOTS {
            // There are too many tokens to have a slot for each. The first page is kept.
            if self.phase == Phase::Open {
                self.slots.resize(count);
                self.slots.put_page(count, page);
            }
            self.oversized_total = total;
            self.phase = Phase::Done(false);
            return true;
        }
        let total = total.max(end) as usize;
        let top = total - usize::try_from(request.start).unwrap_or(total).min(total);
        let lowest = top - count;
        let (is_first, is_check) = (self.phase == Phase::Open, self.phase == Phase::Check);
        if is_first {
            self.opened_total = total;
        }
        let mut is_consistent = end <= page.total && (is_first || total >= self.slots.len());
        self.slots.resize(total);
        is_consistent &= self.slots.put_page(top, page);
        // Without a token that was there when the pass began, the front page proves nothing.
        is_consistent &= !is_check || lowest < self.opened_total;
        if count == 0 && top > 0 {
            // The server has nothing where its total says that there is something: another request would not change that.
            self.floor = self.floor.max(top);
            self.mismatches += 1;
        }
        if !is_consistent && !is_first && self.passes_left > 0 {
            self.first_count = self.page_size;
            self.clear();
            return true;
        }
        self.mismatches += usize::from(!is_consistent);
        self.phase = if is_first || is_check { Phase::Checked } else { Phase::Fill };
        if is_first {
            // The last pass takes pages as they are, but ends at some point.
            self.requests_left = 2 * self.slots.len() as u64 / self.page_size.max(1) + 10;
        }
        false
    }
}

/// Removes tokens that are on the page a second time. It compares each token with each other one, so it leaves out pages
/// that are the whole of a long list.
fn remove_duplicates(page: &mut List<Token>) {
    if page.items.len() as u64 > 2 * PAGE || !page.unreadable.is_empty() {
        return;
    }
    let mut once: Vec<Token> = Vec::with_capacity(page.items.len());
    for token in std::mem::take(&mut page.items) {
        if once.iter().all(|other| other.uid != token.uid) {
            once.push(token);
        }
    }
    page.items = once;
}
