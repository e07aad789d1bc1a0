//! Chooses the next request.

use crate::tokens::pager::{FIRST_PAGE, PageRequest, Pager, Phase, Step};

impl Pager {
    /// What to do next.
    pub fn next_step(&mut self) -> Step {
        let is_idle = self.under_way.is_empty();
        match self.phase {
            Phase::Done(is_certain) => return Step::Done(is_certain),
            Phase::Open | Phase::Check if !is_idle => return Step::Wait,
            Phase::Open => return self.request(0, self.first_count, 0, 0),
            Phase::Check => return self.check_front_page(),
            Phase::Fill | Phase::Checked => {}
        }
        if let Some((from, to)) = self.gap() {
            if self.passes_left == 0 && self.requests_left == 0 {
                return if is_idle { self.finish(false) } else { Step::Wait };
            }
            self.requests_left = self.requests_left.saturating_sub(1);
            self.phase = Phase::Fill;
            let count = (to - from) as u64;
            // At the end of the list, one more than the total says: if the total is too small, that token arrives.
            let beyond = u64::from(from == 0 && count < self.page_size);
            // `to` is at most the number of slots, so this does not underflow.
            return self.request((self.slots.len() - to) as u64, count + beyond, from, to);
        }
        if !is_idle {
            return Step::Wait;
        }
        if self.phase == Phase::Checked {
            return self.finish(self.mismatches == 0 && self.slots.is_full());
        }
        self.phase = Phase::Check;
        self.check_front_page()
    }

    fn check_front_page(&mut self) -> Step {
        // The page has to include a token that was in the list when the pass began.
        let newer = self.slots.len().saturating_sub(self.opened_total) as u64;
        self.request(0, self.page_size.min(FIRST_PAGE.max(newer + 1)), 0, 0)
    }

    fn request(&mut self, start: u64, count: u64, from: usize, to: usize) -> Step {
        let request = PageRequest { start, count, from, to, pass: self.slots.pass() };
        self.under_way.push(request);
        Step::Request(request)
    }

    fn finish(&mut self, is_certain: bool) -> Step {
        self.slots.forget_rows_of_other_passes();
        self.phase = Phase::Done(is_certain);
        Step::Done(is_certain)
    }

    /// The newest slots that are empty and not requested yet, at most a page of them.
    fn gap(&mut self) -> Option<(usize, usize)> {
        let at_most = usize::try_from(self.page_size).unwrap_or(usize::MAX);
        // Tokens that are newer than the pass will be on the last front page, unless they are too many for it.
        if self.slots.len().saturating_sub(self.opened_total) < at_most {
            self.slots.skip_from(self.opened_total);
        }
        let end = self.slots.end_of_newest_gap();
        let is_free = |slot: usize| {
            self.slots.is_empty_at(slot)
                && !self.under_way.iter().any(|request| request.from <= slot && slot < request.to)
        };
        let last = (self.floor..end).rev().find(|slot| is_free(*slot))?;
        let mut run = (self.floor..=last).rev().take(at_most).take_while(|slot| is_free(*slot)).count();
        // The page at the end of the list keeps room for a token that the total does not count.
        if run > last && run == at_most && run > 1 {
            run -= 1;
        }
        Some((last + 1 - run, last + 1))
    }
}
