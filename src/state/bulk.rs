//! How far a deletion of many has come. It lies on the state: a page that goes, because the session has ended, takes
//! nothing of it along.
//!
//! What never lives here: requests, and what is shown.

use crate::query::Row;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;

/// How far it has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Stage {
    /// Nothing is under way.
    #[default]
    None,
    /// It will begin in a moment.
    Waiting,
    /// It is under way.
    Running,
    /// It has ended, and is told of.
    Ended,
}

/// What is asked about.
#[derive(Clone)]
pub struct Asked {
    /// The rows: those first that the view does not show.
    pub rows: Vec<Arc<Row>>,
    /// How many of them the view does not show.
    pub hidden: usize,
}

/// One deletion of many.
#[derive(Default)]
pub struct Run {
    /// The last one is the next.
    pub left: Vec<Arc<Row>>,
    /// How many it began with.
    pub total: usize,
    /// The uids of what is gone and may still be in the list.
    pub gone: Vec<String>,
    /// Name, uid and reason.
    pub failed: Vec<(String, String, String)>,
    /// How many delete at this moment.
    pub under_way: usize,
    /// Failures of which none was followed by a success, and which the others would meet too.
    pub in_a_row: usize,
    /// Nothing else is begun.
    pub is_stopped: bool,
    /// Which one it is: what was under way for another one counts no more.
    pub number: usize,
}

/// The deletion. Copied freely.
#[derive(Clone, Copy)]
pub struct Bulk {
    /// How far it has come.
    pub stage: RwSignal<Stage>,
    /// What is asked about at the moment, if anything is.
    pub asked: RwSignal<Option<Asked>>,
    /// How many have been dealt with: while it runs the one thing that changes.
    pub ended: RwSignal<usize>,
    run: StoredValue<Run>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Bulk {
    /// None.
    pub fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::None),
            asked: RwSignal::new(None),
            ended: RwSignal::new(0),
            run: StoredValue::new(Run::default()),
            timer: StoredValue::new(None),
        }
    }

    /// Whether something will be deleted by itself, or is.
    pub fn is_busy(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Waiting | Stage::Running))
    }

    /// Takes these on.
    pub fn take(self, mut rows: Vec<Arc<Row>>) {
        rows.reverse();
        self.ended.set(0);
        self.run.update_value(|run| {
            *run = Run { total: rows.len(), left: rows, number: run.number + 1, ..Run::default() };
        });
    }

    /// Looks at it.
    pub fn with<T>(self, look: impl FnOnce(&Run) -> T) -> T {
        self.run.with_value(look)
    }

    /// Changes it.
    pub fn change(self, change: impl FnOnce(&mut Run)) {
        self.run.update_value(change);
    }

    /// Changes the one of this number; `None` where that is over.
    pub fn of<T>(self, number: usize, change: impl FnOnce(&mut Run) -> T) -> Option<T> {
        let mut result = None;
        self.run.update_value(|run| {
            if run.number == number {
                result = Some(change(run));
            }
        });
        result
    }

    /// What happens by itself unless somebody stops it before.
    pub fn set_timer(self, timer: Option<TimeoutHandle>) {
        self.timer.update_value(|held| {
            if let Some(before) = std::mem::replace(held, timer) {
                before.clear();
            }
        });
    }

    /// It is no more, and nothing else is begun for it.
    pub fn clear(self) {
        self.asked.set(None);
        self.set_timer(None);
        self.take(Vec::new());
        self.stage.set(Stage::None);
    }

    /// It goes no further, whoever is to see it; where it was under way, how far it has come.
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
        self.leave();
        Some(said)
    }

    /// What waits is left as it is, and said to be: whoever goes did not see it through.
    pub fn leave(self) {
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
