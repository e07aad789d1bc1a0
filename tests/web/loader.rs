//! Loading the list: the answer to a superseded request is never shown.

use crate::support::{Mounted, Spy, as_admin, created, fault, mount, order_is_taken, outlast, session, soon};
use leptos::prelude::*;
use panel::components::html::div;
use panel::session::{Session, State};
use panel::tokens::loader::Loader;
use panel::tokens::token_list::Progress;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use token_client::{Error, Unreadable, calls};
use wasm_bindgen_test::wasm_bindgen_test;

/// What was shown, in order: the number of rows and the progress.
type Shown = Rc<RefCell<Vec<(usize, Progress)>>>;

struct Loading {
    _mounted: Mounted,
    loader: Loader,
    session: Session,
    shown: Shown,
}

impl Loading {
    /// A loader under an owner, signed in, that records everything it shows.
    async fn new() -> Loading {
        let out = Rc::new(Cell::new(None));
        let mounted = mount({
            let out = out.clone();
            move || {
                out.set(Owner::current());
                div().into_any()
            }
        });
        let owner = out.take().unwrap();
        let session = owner.with(session).await;
        let loader = owner.with(|| Loader::new(session));
        let shown = Shown::default();
        owner.with({
            let shown = shown.clone();
            move || {
                Effect::new(move |_| {
                    let list = loader.list().get();
                    shown.borrow_mut().push((list.rows.len(), list.progress));
                });
            }
        });
        Loading { _mounted: mounted, loader, session, shown }
    }

    fn progress(&self) -> Progress {
        self.loader.list().with_untracked(|list| list.progress.clone())
    }

    fn has(&self, uid: &str) -> bool {
        self.loader.list().with_untracked(|list| list.find(uid).is_some())
    }

    async fn complete(&self) {
        soon("the list is complete", || self.progress() == Progress::Complete).await;
    }
}

#[wasm_bindgen_test]
async fn the_whole_list_is_loaded_and_a_row_that_is_as_it_was_stays_the_same_row() {
    let loading = Loading::new().await;
    loading.loader.start();
    loading.complete().await;
    let before = loading.loader.list().get_untracked();
    assert_eq!(before.rows.len() as u64, before.total.unwrap());
    assert!(before.rows.len() > 50 && before.updated.is_some());
    let new = created("row").await;
    loading.loader.start();
    soon("the new token", || loading.has(&new.uid)).await;
    loading.complete().await;
    let after = loading.loader.list().get_untracked();
    let same = after.rows.iter().filter(|row| before.rows.iter().any(|old| std::sync::Arc::ptr_eq(old, row)));
    // The admin's own token was used in the meantime, so its row may have changed.
    assert!(same.count() + 1 >= before.rows.len());
}

#[wasm_bindgen_test]
async fn the_late_answer_of_a_superseded_start_is_never_shown() {
    let loading = Loading::new().await;
    let spy = Spy::new();
    fault(r#"{"list": "fault-slow-1s"}"#).await;
    let first = spy.count();
    loading.loader.start();
    soon("the first request has left", || spy.count() > first).await;
    order_is_taken(700).await;
    assert_eq!(loading.progress(), Progress::Loading, "the first answer came too soon to prove anything");

    loading.loader.start();
    loading.complete().await;
    assert!(spy.is_aborted(first), "the first request goes on");
    let shown = loading.shown.borrow().len();
    // The late answer would contain it: the server reads its database after the delay.
    let new = created("late").await;
    outlast(1500).await;
    assert!(!loading.has(&new.uid), "the superseded answer was shown");
    assert_eq!(loading.shown.borrow().len(), shown, "{:?}", loading.shown.borrow());
}

#[wasm_bindgen_test]
async fn a_late_failure_of_a_superseded_start_is_never_shown_either() {
    let loading = Loading::new().await;
    let spy = Spy::new();
    fault(r#"{"list": "fault-hang"}"#).await;
    let first = spy.count();
    loading.loader.start();
    soon("the first request has left", || spy.count() > first).await;
    order_is_taken(2000).await;
    loading.loader.start();
    loading.complete().await;
    assert!(spy.is_aborted(first));
    outlast(300).await;
    assert!(
        !loading.shown.borrow().iter().any(|(_, progress)| matches!(progress, Progress::Failed(_))),
        "{:?}",
        loading.shown.borrow()
    );
}

#[wasm_bindgen_test]
async fn a_failure_keeps_the_shown_rows_and_a_retry_completes_the_list() {
    let loading = Loading::new().await;
    loading.loader.start();
    loading.complete().await;
    let rows = loading.loader.list().with_untracked(|list| list.rows.len());
    // A failure that one retry solves is not reported.
    fault(r#"{"list": "fault-half"}"#).await;
    loading.loader.start();
    loading.complete().await;
    // As many failures as there are automatic attempts.
    fault(r#"{"list": "fault-half", "times": 4}"#).await;
    loading.loader.start();
    soon("the failure", || matches!(loading.progress(), Progress::Failed(_))).await;
    match loading.progress() {
        Progress::Failed(Error::Unreadable { what: Unreadable::Truncated, .. }) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(loading.loader.list().with_untracked(|list| list.rows.len()), rows);
    loading.loader.start();
    loading.complete().await;
}

#[wasm_bindgen_test]
async fn a_refused_list_ends_the_session_only_when_the_token_is_no_longer_valid() {
    let loading = Loading::new().await;
    // A scope is missing: the server still knows the caller.
    fault(r#"{"list": "fault-403"}"#).await;
    loading.loader.start();
    soon("the refusal", || matches!(loading.progress(), Progress::Failed(_))).await;
    assert!(matches!(untrack(|| loading.session.state()), State::In(_)));

    fault(r#"{"list": "fault-401", "current": "fault-401"}"#).await;
    loading.loader.start();
    soon("the end of the session", || matches!(untrack(|| loading.session.state()), State::Out(Some(_))))
        .await;
    // Without its token no request succeeds.
    let error = loading.session.client().send(calls::current_user()).await.unwrap_err();
    assert_eq!(error.status(), Some(401));
}

#[wasm_bindgen_test]
async fn a_created_or_deleted_token_shows_before_the_list_is_loaded_again() {
    let loading = Loading::new().await;
    loading.loader.start();
    loading.complete().await;
    let total = || loading.loader.list().with_untracked(|list| list.total.unwrap());
    let before = total();
    let token = created("shown-at-once").await;
    loading.loader.add(token.clone());
    assert_eq!((loading.has(&token.uid), total()), (true, before + 1));
    loading.loader.remove(&token.uid);
    assert_eq!((loading.has(&token.uid), total()), (false, before));
    loading.loader.remove("unknown");
    assert_eq!(total(), before);
    as_admin().send(calls::delete_token(&token.uid)).await.unwrap();
}
