//! Which token comes next.

use super::*;
use serde_json::json;

fn run(uids: &[&str], under_way: usize) -> Run {
    let row = |uid: &&str| Task {
        row: Arc::new(Row::new(serde_json::from_value(json!({"uid": uid, "name": uid})).unwrap())),
        expires: None,
    };
    let left: Vec<_> = uids.iter().rev().map(row).collect();
    Run { total: left.len(), left, under_way, ..Run::default() }
}

fn next(run: &mut Run) -> Option<String> {
    run.take_next(Some("own")).map(|task| task.row.token.uid.clone())
}

#[test]
fn the_token_that_the_person_is_signed_in_with_waits_for_the_others() {
    let mut run = run(&["a", "b", "own"], 2);
    assert_eq!(next(&mut run).as_deref(), Some("a"));
    assert_eq!(next(&mut run).as_deref(), Some("b"));
    assert_eq!(next(&mut run), None);
    // The other worker has ended.
    run.under_way = 1;
    assert_eq!(next(&mut run).as_deref(), Some("own"));
    assert_eq!(next(&mut run), None);
}

#[test]
fn it_waits_wherever_it_is_and_the_others_keep_their_order() {
    let mut run = run(&["own", "a", "b"], 1);
    assert_eq!(next(&mut run).as_deref(), Some("a"));
    assert_eq!(next(&mut run).as_deref(), Some("b"));
    assert_eq!(next(&mut run).as_deref(), Some("own"));
}

#[test]
fn a_token_that_is_taken_out_is_not_deleted() {
    let mut run = run(&["a", "b"], 1);
    run.take_out("a");
    assert_eq!((run.total, run.what().as_str()), (1, "1 token"));
    assert_eq!(next(&mut run).as_deref(), Some("b"));
    assert_eq!(next(&mut run), None);
}

#[test]
fn it_stays_where_another_one_could_not_be_deleted() {
    let mut run = run(&["own"], 1);
    run.failed.push(("a".into(), "a".into(), "no".into()));
    assert_eq!(next(&mut run), None);
    assert_eq!((run.left.len(), run.failed.len()), (0, 2));
}
