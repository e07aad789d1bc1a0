//! How far a deletion of one token or of many, or a change of their expiration, has come. It outlives the page, which is removed
//! when the session ends.

use crate::browser::signal::RwSignal;
use crate::browser::stored_value::StoredValue;
use crate::query::Row;
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use leptos::leptos_dom::helpers::TimeoutHandle;
use panel_messages::{Message, m};
use std::sync::Arc;
use token_api::Token;

/// The stage of a run.
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
    /// The page was left while an earlier deletion was waiting: nothing was deleted.
    Left,
}

/// The tokens that the person is asked about.
#[derive(Clone)]
pub struct Asked {
    /// The rows; first those that the view does not show.
    pub rows: Vec<Arc<Row>>,
    /// The number of rows that the view does not show.
    pub hidden: usize,
    /// The token that is deleted with all that it made; it is the first row.
    pub maker: Option<Token>,
    /// Whether their expiration is changed; else they are deleted.
    pub is_change: bool,
}

/// What is done with a token.
#[derive(Clone)]
pub struct Task {
    /// The token.
    pub row: Arc<Row>,
    /// Its new expiration; `None` deletes it.
    pub expires: Option<NewExpiration>,
}

impl Task {
    /// Changes the expiration of this token.
    pub fn change(token: Token, expires: NewExpiration) -> Self {
        Self { row: Arc::new(Row::new(token)), expires: Some(expires) }
    }
}

/// A new expiration; `None` removes it.
pub type NewExpiration = Option<DateTime<Utc>>;

/// A token that a new one replaces after its deletion, and the uid of the token that it was itself to replace.
pub type ThenReplace = Option<(Token, Option<String>)>;

/// One deletion, or one change.
#[derive(Default)]
pub struct Run {
    /// What is not done yet; the last one is next.
    pub left: Vec<Task>,
    /// What is under way.
    pub begun: Vec<Arc<Row>>,
    /// Whether expirations are changed.
    pub is_change: bool,
    /// The changed tokens, and what would undo it.
    pub undo: Vec<Task>,
    /// All that this run is to do, if it undoes another one.
    pub undoes: Vec<Task>,
    /// The number of tokens at the beginning.
    pub total: usize,
    /// The name of the token that the dialog for one token asked about; `None` for a deletion of many.
    pub name: Option<String>,
    /// What replaces a token after its deletion.
    pub then_replace: ThenReplace,
    /// What an earlier page did not delete, a token in each line.
    pub not_deleted: String,
    /// The uids of the tokens that are done. Deleted ones may still be in the list.
    pub gone: Vec<String>,
    /// Name, uid and reason of each failure.
    pub failed: Vec<(String, String, String)>,
    /// The number of workers that are still deleting.
    pub under_way: usize,
    /// The number of failures since the last success, of the kind that other tokens would meet too.
    pub in_a_row: usize,
    /// Whether no further deletion is begun.
    pub is_stopped: bool,
    /// Whether each deletion waits for the one before.
    pub is_in_order: bool,
    /// The number of this run: workers of an earlier run are ignored.
    pub number: usize,
}

impl Run {
    /// What it deletes or changes, in words: a name, or a number of tokens.
    pub fn what(&self) -> String {
        self.name.clone().unwrap_or_else(|| m::common::tokens(self.total))
    }

    /// What can follow, with the label of its button: to undo a change, or the rest of an undo.
    pub fn follows(&self) -> Option<(Message, Vec<Task>)> {
        let is_left = |task: &&Task| !self.gone.contains(&task.row.token.uid);
        let (label, tasks) = match self.undoes.is_empty() {
            true => (m::common::UNDO, self.undo.clone()),
            false => (m::bulk::TRY_REST, self.undoes.iter().filter(is_left).cloned().collect()),
        };
        (!tasks.is_empty()).then_some((label, tasks))
    }

    /// Takes the token that is deleted next. The token that the person is signed in with, `own`, is the last one: it waits
    /// until no other is being deleted, and stays where another one could not be deleted.
    pub fn take_next(&mut self, own: Option<&str>) -> Option<Task> {
        let mut task = self.left.pop()?;
        let is_own = |task: &Task| task.expires.is_none() && Some(task.row.token.uid.as_str()) == own;
        if is_own(&task) {
            self.left.insert(0, task);
            if self.left.len() == 1 && self.under_way > 1 {
                return None;
            }
            task = self.left.pop()?;
        }
        if !is_own(&task) || self.failed.is_empty() {
            self.begun.push(task.row.clone());
            return Some(task);
        }
        let why = m::bulk::OWN_LEFT.string();
        let token = &task.row.token;
        self.failed.push((token.name.clone(), token.uid.clone(), why));
        None
    }

    /// Takes out the token with this uid, if its deletion waits.
    fn take_out(&mut self, uid: &str) {
        self.left.retain(|task| task.row.token.uid != uid);
        self.total = self.left.len();
    }
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
    /// The seconds until a waiting deletion begins.
    pub seconds: RwSignal<u32>,
    /// The uids of the tokens whose deletion waits.
    pub waiting: RwSignal<Selection>,
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
            seconds: RwSignal::new(0),
            waiting: RwSignal::new(Selection::default()),
            run: StoredValue::new(Run::default()),
            timer: StoredValue::new(None),
        }
    }

    /// Whether tokens are being deleted, or will be after the delay.
    pub fn is_busy(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Waiting | Stage::Running))
    }

    /// Begins a new run with these. `is_in_order` is whether each waits for the one before.
    pub fn take(self, mut tasks: Vec<Task>, is_in_order: bool) {
        tasks.reverse();
        let is_change = tasks.iter().any(|task| task.expires.is_some());
        self.ended.set(0);
        self.run.update_value(|run| {
            let number = run.number + 1;
            let total = tasks.len();
            *run = Run { total, left: tasks, number, is_in_order, is_change, ..Run::default() };
        });
    }

    /// Adds a token to those whose deletion waits, or begins a new run with it alone.
    pub fn add(self, token: &Token, replaced: ThenReplace) {
        let is_waiting = self.is_waiting();
        self.change(|run| {
            if !is_waiting {
                *run = Run { number: run.number + 1, ..Run::default() };
            }
            run.take_out(&token.uid);
            run.left.insert(0, Task { row: Arc::new(Row::new(token.clone())), expires: None });
            run.total += 1;
            run.name = (run.total == 1).then(|| token.name.clone());
            run.then_replace = replaced.or(run.then_replace.take());
        });
    }

    /// Takes a token out of those whose deletion waits.
    pub fn withdraw(self, uid: &str) {
        if self.is_waiting() {
            self.change(|run| run.take_out(uid));
            if self.with(|run| run.total == 0) { self.clear() } else { self.enter_waiting() }
        }
    }

    /// Whether the deletion waits.
    pub fn is_waiting(self) -> bool {
        self.stage.with_untracked(|stage| *stage == Stage::Waiting)
    }

    /// The deletion waits from now on.
    pub fn enter_waiting(self) {
        let uids =
            self.with(|run| run.left.iter().map(|task| task.row.token.uid.clone()).collect::<Vec<_>>());
        self.waiting.set(Selection::from(uids));
        self.stage.set(Stage::Waiting);
    }

    /// Changes the stage to one in which no deletion waits.
    pub fn enter(self, stage: Stage) {
        if self.waiting.with_untracked(|waiting| !waiting.is_empty()) {
            self.waiting.set(Selection::default());
        }
        self.stage.set(stage);
    }

    /// Changes the last run, and returns what `change` does.
    pub fn of_last<T>(self, change: impl FnOnce(&mut Run) -> Option<T>) -> Option<T> {
        self.run.try_update_value(change).flatten()
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
        self.take(Vec::new(), false);
        self.enter(Stage::None);
    }

    /// Stops the run. Returns how far it has come, if it was under way.
    pub fn stop(self) -> Option<String> {
        if !self.is_busy() {
            return None;
        }
        let said = self.with(|run| {
            let (gone, total) = (run.gone.len(), run.total);
            let (said, more) = if run.is_change {
                (m::session_end::change_stopped(gone, total), m::session_end::MORE_CHANGED)
            } else {
                (m::session_end::deletion_stopped(gone, total), m::session_end::MORE_DELETED)
            };
            if run.under_way == 0 { said } else { [&said, " ", more.text()].concat() }
        });
        self.change(|run| run.is_stopped = true);
        self.stop_waiting();
        Some(said)
    }

    /// Stops a run that has not begun yet: the person is leaving the page.
    pub fn stop_waiting(self) {
        self.set_timer(None);
        if self.is_waiting() {
            self.change(|run| run.is_stopped = true);
            self.enter(Stage::Ended);
        }
    }
}

impl Default for Bulk {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
