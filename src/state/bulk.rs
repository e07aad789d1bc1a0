//! How far a deletion of many tokens has come. It outlives the page, which is removed when the session ends.

use crate::query::Row;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;

/// The stage of a deletion.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Stage {
    /// Nothing is under way.
    #[default]
    None,
    /// It begins after a delay and can be undone until then.
    Waiting,
    /// It is under way.
    Running,
    /// It has ended, and its outcome is shown.
    Ended,
}

/// The tokens that the person is asked about.
#[derive(Clone)]
pub struct Asked {
    /// The rows; first those that the view does not show.
    pub rows: Vec<Arc<Row>>,
    /// The number of rows that the view does not show.
    pub hidden: usize,
}

/// One deletion of many.
#[derive(Default)]
pub struct Run {
    /// The tokens that are not deleted yet; the last one is next.
    pub left: Vec<Arc<Row>>,
    /// The number of tokens at the beginning.
    pub total: usize,
    /// The uids of deleted tokens, which may still be in the list.
    pub gone: Vec<String>,
    /// Name, uid and reason of each failure.
    pub failed: Vec<(String, String, String)>,
    /// The number of workers that are still deleting.
    pub under_way: usize,
    /// The number of failures since the last success, of the kind that other tokens would meet too.
    pub in_a_row: usize,
    /// Whether no further deletion is begun.
    pub is_stopped: bool,
    /// The number of this run: workers of an earlier run are ignored.
    pub number: usize,
}

/// The state of the deletion. Copied freely.
#[derive(Clone, Copy)]
pub struct Bulk {
    /// How far it has come.
    pub stage: RwSignal<Stage>,
    /// The tokens that the person is asked about now.
    pub asked: RwSignal<Option<Asked>>,
    /// The number of tokens that are deleted or have failed.
    pub ended: RwSignal<usize>,
    run: StoredValue<Run>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Bulk {
    /// No deletion.
    pub fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::None),
            asked: RwSignal::new(None),
            ended: RwSignal::new(0),
            run: StoredValue::new(Run::default()),
            timer: StoredValue::new(None),
        }
    }

    /// Whether tokens are being deleted, or will be after the delay.
    pub fn is_busy(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Waiting | Stage::Running))
    }

    /// Begins a new run with these rows.
    pub fn take(self, mut rows: Vec<Arc<Row>>) {
        rows.reverse();
        self.ended.set(0);
        self.run.update_value(|run| {
            *run = Run { total: rows.len(), left: rows, number: run.number + 1, ..Run::default() };
        });
    }

    /// Looks at the run.
    pub fn with<T>(self, look: impl FnOnce(&Run) -> T) -> T {
        self.run.with_value(look)
    }

    /// Changes the run.
    pub fn change(self, change: impl FnOnce(&mut Run)) {
        self.run.update_value(change);
    }

    /// Changes the run of this number; `None` if that run is over.
    pub fn of<T>(self, number: usize, change: impl FnOnce(&mut Run) -> T) -> Option<T> {
        let mut result = None;
        self.run.update_value(|run| {
            if run.number == number {
                result = Some(change(run));
            }
        });
        result
    }

    /// Replaces the timer that begins the run.
    pub fn set_timer(self, timer: Option<TimeoutHandle>) {
        self.timer.update_value(|held| {
            if let Some(before) = std::mem::replace(held, timer) {
                before.clear();
            }
        });
    }

    /// Forgets the run; nothing more is deleted.
    pub fn clear(self) {
        self.asked.set(None);
        self.set_timer(None);
        self.take(Vec::new());
        self.stage.set(Stage::None);
    }

    /// Stops the run. Returns how far it has come, if it was under way.
    pub fn stop(self) -> Option<String> {
        if !self.is_busy() {
            return None;
        }
        let said = self.with(|run| {
            let (gone, total) = (run.gone.len(), run.total);
            let more = match run.under_way {
                0 => "",
                _ => " Those that were just being deleted may be gone too.",
            };
            format!("The deletion was stopped: {gone} of {total} deleted.{more}")
        });
        self.change(|run| run.is_stopped = true);
        self.stop_waiting();
        Some(said)
    }

    /// Stops a run that has not begun yet: the person is leaving the page.
    pub fn stop_waiting(self) {
        self.set_timer(None);
        if self.stage.with_untracked(|stage| *stage == Stage::Waiting) {
            self.change(|run| run.is_stopped = true);
            self.stage.set(Stage::Ended);
        }
    }
}

impl Default for Bulk {
    fn default() -> Self {
        Self::new()
    }
}
