//! The pager against a simulated server that lists the newest token first, and that may count wrongly, change between
//! pages, or ignore the offset.

use super::*;
use proptest::prelude::*;
use serde_json::json;
use token_api::List;

fn token(id: u32) -> Token {
    serde_json::from_value(json!({ "uid": format!("t{id}") })).unwrap()
}

fn uids(rows: &[Arc<Row>]) -> Vec<String> {
    rows.iter().map(|row| row.token.uid.clone()).collect()
}

/// The simulated server: its tokens, newest first, and how it lists them.
struct Server {
    tokens: Vec<u32>,
    next: u32,
    /// The largest number of tokens in a page.
    clamp: usize,
    /// The error of its total.
    total_error: i64,
    /// Whether it sends the front page for every offset.
    ignores_offset: bool,
    lists: usize,
    /// The tokens that cannot be read.
    unreadable: Vec<u32>,
}

impl Server {
    fn new(tokens: u32, clamp: usize) -> Self {
        Self {
            tokens: (0..tokens).rev().collect(),
            next: tokens,
            clamp,
            total_error: 0,
            ignores_offset: false,
            lists: 0,
            unreadable: vec![],
        }
    }

    fn list(&mut self, request: PageRequest) -> List<Token> {
        self.lists += 1;
        let start = if self.ignores_offset { 0 } else { request.start as usize };
        let listed = self.tokens.iter().skip(start).take(self.clamp.min(request.count as usize));
        let items = listed.clone().filter(|id| !self.unreadable.contains(id)).map(|id| token(*id));
        let unreadable =
            listed.enumerate().filter(|(_, id)| self.unreadable.contains(id)).map(|(place, _)| place);
        let total = self.tokens.len().saturating_add_signed(self.total_error as isize) as u64;
        let (items, unreadable) = (items.collect(), unreadable.collect());
        List { start: request.start, count: request.count, total, items, unreadable }
    }

    fn insert(&mut self) {
        self.tokens.insert(0, self.next);
        self.next += 1;
    }

    fn delete(&mut self, at: usize) {
        if !self.tokens.is_empty() {
            self.tokens.remove(at % self.tokens.len());
        }
    }

    fn uids(&self) -> Vec<String> {
        self.tokens.iter().map(|id| format!("t{id}")).collect()
    }
}

/// Reads the list to its end, one page after the other. Returns whether the list is certain.
fn read(pager: &mut Pager, server: &mut Server) -> bool {
    for _ in 0..5000 {
        match pager.next_step() {
            Step::Request(request) => {
                let page = server.list(request);
                pager.receive(request, page);
            }
            Step::Wait => panic!("it waits, but no page is under way"),
            Step::Done(is_certain) => return is_certain,
        }
    }
    panic!("it never ends");
}

/// The requests that read a list, in order: offset and count.
fn requests(tokens: u32, clamp: usize, first: u64) -> Vec<(u64, u64)> {
    let (mut pager, mut server) = (Pager::new(), Server::new(tokens, clamp));
    pager.begin(first);
    let mut requests = Vec::new();
    while let Step::Request(request) = pager.next_step() {
        requests.push((request.start, request.count));
        let page = server.list(request);
        pager.receive(request, page);
    }
    assert_eq!(uids(&pager.rows()), server.uids());
    requests
}

#[test]
fn a_list_of_one_page_is_one_request() {
    assert_eq!(requests(0, 1000, FIRST_PAGE), [(0, 100)]);
    assert_eq!(requests(60, 1000, FIRST_PAGE), [(0, 100)]);
    assert_eq!(requests(1000, 1000, PAGE), [(0, 1000)]);
}

#[test]
fn pages_grow_as_far_as_the_server_grants_it() {
    assert_eq!(
        requests(2500, 1000, FIRST_PAGE),
        [(0, 100), (100, 1000), (1100, 1000), (2100, 401), (0, 100)]
    );
    assert_eq!(requests(70, 20, FIRST_PAGE), [(0, 100), (20, 20), (40, 20), (60, 11), (0, 20)]);
    let half = requests(1300, 500, FIRST_PAGE);
    assert_eq!(half, [(0, 100), (100, 1000), (600, 500), (1100, 201), (0, 100)]);
}

#[test]
fn a_new_token_needs_no_second_pass() {
    let (mut pager, mut server) = (Pager::new(), Server::new(70, 20));
    let mut count = 0;
    while let Step::Request(request) = pager.next_step() {
        let page = server.list(request);
        assert!(!pager.receive(request, page), "nothing is void");
        count += 1;
        if count < 4 {
            server.insert();
        }
    }
    assert_eq!(uids(&pager.rows()), server.uids());
    assert!(count <= 7, "{count}");
}

#[test]
fn a_deletion_and_an_insertion_that_leave_the_total_unchanged_are_noticed() {
    // One token of a page that was read is deleted, and one is added: no page has a duplicate, and the total is the same.
    let (mut pager, mut server) = (Pager::new(), Server::new(60, 20));
    let mut pages = 0;
    let is_certain = loop {
        match pager.next_step() {
            Step::Request(request) => {
                let page = server.list(request);
                pager.receive(request, page);
                pages += 1;
                if pages == 1 {
                    server.delete(7);
                    server.insert();
                }
            }
            Step::Wait => panic!(),
            Step::Done(is_certain) => break is_certain,
        }
    };
    assert!(is_certain);
    assert_eq!(uids(&pager.rows()), server.uids());
}

#[test]
fn an_interrupted_reading_continues_where_it_was() {
    let (mut pager, mut server) = (Pager::new(), Server::new(100, 20));
    assert!(!pager.resume(), "there is nothing yet");
    for _ in 0..3 {
        let Step::Request(request) = pager.next_step() else { panic!() };
        let page = server.list(request);
        pager.receive(request, page);
    }
    assert_eq!((pager.loaded(), pager.total()), (60, 100));
    server.insert();
    assert!(pager.resume());
    let before = server.lists;
    assert!(read(&mut pager, &mut server));
    assert_eq!(uids(&pager.rows()), server.uids());
    // The last page is requested with room for one more token, in case the total is too small.
    assert_eq!(server.lists - before, 5, "a check, the two missing pages, the last slot, and a check");
    assert!(!pager.resume(), "there is nothing left");
}

#[test]
fn an_unchanged_token_keeps_its_row() {
    let (mut pager, mut server) = (Pager::new(), Server::new(50, 20));
    assert!(read(&mut pager, &mut server));
    let before = pager.rows();
    server.delete(30);
    server.insert();
    pager.begin(PAGE);
    assert!(read(&mut pager, &mut server));
    let after = pager.rows();
    assert_eq!(uids(&after), server.uids());
    let same = after.iter().filter(|row| before.iter().any(|old| Arc::ptr_eq(row, old))).count();
    assert_eq!(same, 49);
    // A token that was added by hand keeps its row too.
    let new = pager.new_row(token(server.next));
    server.insert();
    pager.begin(PAGE);
    assert!(read(&mut pager, &mut server));
    assert!(Arc::ptr_eq(&pager.rows()[0], &new));
}

#[test]
fn duplicates_on_a_page_are_removed() {
    for (tokens, first) in [(61, FIRST_PAGE), (300, FIRST_PAGE), (300, PAGE)] {
        let (mut pager, mut server) = (Pager::new(), Server::new(tokens, 1000));
        pager.begin(first);
        let is_certain = loop {
            match pager.next_step() {
                Step::Request(request) => {
                    let mut page = server.list(request);
                    page.items = page.items.iter().flat_map(|it| [it.clone(), it.clone()]).collect();
                    pager.receive(request, page);
                }
                Step::Wait => panic!(),
                Step::Done(is_certain) => break is_certain,
            }
        };
        assert!(is_certain, "{tokens} {first}");
        assert_eq!(uids(&pager.rows()), server.uids());
    }
}

#[test]
fn with_a_total_that_is_too_small_the_list_is_not_certain() {
    for (tokens, clamp, total_error) in
        [(300, 1000, -10), (300, 1000, -199), (70, 20, -10), (70, 20, -1), (2500, 1000, -7)]
    {
        let (mut pager, mut server) = (Pager::new(), Server { total_error, ..Server::new(tokens, clamp) });
        assert!(!read(&mut pager, &mut server), "{tokens} {clamp} {total_error}: not certain to be all");
        assert!(pager.certain() < pager.total(), "{tokens} {clamp} {total_error}");
    }
}

#[test]
fn unreadable_tokens_hide_no_others_and_are_not_requested_again() {
    for (clamp, unreadable) in
        [(1000, vec![0, 5, 69]), (20, vec![69, 68, 50, 49, 0]), (20, (0..70).collect())]
    {
        let (mut pager, mut server) = (Pager::new(), Server { unreadable, ..Server::new(70, clamp) });
        let is_unreadable =
            |server: &Server, uid: &String| server.unreadable.iter().any(|id| format!("t{id}") == *uid);
        for _ in 0..2 {
            let before = server.lists;
            assert!(read(&mut pager, &mut server), "it is certain to be all");
            assert!(server.lists - before <= 5, "{} lists", server.lists - before);
            let (unreadable, uids_read) = (server.unreadable.len() as u64, uids(&pager.rows()));
            let readable: Vec<_> =
                server.uids().into_iter().filter(|uid| !is_unreadable(&server, uid)).collect();
            assert_eq!(uids_read, readable);
            assert_eq!(
                (pager.unreadable(), pager.certain(), pager.total()),
                (unreadable, 70 - unreadable, 70)
            );
            pager.begin(FIRST_PAGE);
        }
        // They appear as soon as they can be read.
        server.unreadable.clear();
        assert!(read(&mut pager, &mut server));
        assert_eq!((uids(&pager.rows()), pager.unreadable()), (server.uids(), 0));
    }
}

#[test]
fn a_wrong_total_is_noticed_and_the_requests_end() {
    for (tokens, clamp, total_error, ignores_offset) in [
        (60, 1000, 10, false),
        (60, 20, 10, false),
        (60, 1000, -10, false),
        (60, 1000, -60, false),
        (60, 20, 0, true),
        (0, 20, 5, false),
        (60, 20, 3_000_000_000, false),
    ] {
        let mut server = Server { total_error, ignores_offset, ..Server::new(tokens, clamp) };
        let mut pager = Pager::new();
        assert!(!read(&mut pager, &mut server), "{tokens} {clamp} {total_error} {ignores_offset}");
        assert!(server.lists <= 60, "{} lists", server.lists);
        let mut rows = uids(&pager.rows());
        let count = rows.len();
        rows.sort();
        rows.dedup();
        assert_eq!(rows.len(), count, "no duplicates");
        assert!(pager.certain() < pager.total().max(pager.loaded() + 1));
    }
}

/// What can happen while pages are under way.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// The server answers a request; the answer has not arrived yet.
    Answer(usize),
    /// An answer arrives.
    Arrive(usize),
    Insert,
    Delete(usize),
}

fn events() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => any::<usize>().prop_map(Event::Answer),
        8 => any::<usize>().prop_map(Event::Arrive),
        1 => Just(Event::Insert),
        1 => any::<usize>().prop_map(Event::Delete),
    ]
}

/// The answer to a request, and the server's list at that time.
type Answered = Option<(List<Token>, Vec<String>)>;

/// Runs the pager with these events, of which at most so many are deletions and insertions. Returns whether the list is certain, and
/// the server's list when it answered the last page.
fn simulate(
    pager: &mut Pager,
    server: &mut Server,
    events: &[Event],
    (mut deletions, mut insertions): (usize, usize),
) -> (bool, Vec<String>) {
    let mut events = events.iter().copied();
    let mut under_way: Vec<(PageRequest, Answered)> = Vec::new();
    let (mut last, mut answers) = (Vec::new(), 0);
    for step in 0.. {
        assert!(step < 20_000, "it never ends");
        while under_way.len() < 4 {
            match pager.next_step() {
                Step::Request(request) => under_way.push((request, None)),
                Step::Wait => break,
                Step::Done(is_certain) => return (is_certain, last),
            }
        }
        // When no events are left, all requests are answered and all answers arrive.
        let event =
            events.next().unwrap_or(if step % 2 == 0 { Event::Answer(step) } else { Event::Arrive(step) });
        match event {
            Event::Insert if insertions > 0 => {
                insertions -= 1;
                server.insert();
            }
            Event::Delete(at) if deletions > 0 => {
                deletions -= 1;
                server.delete(at);
            }
            Event::Insert | Event::Delete(_) => {}
            Event::Answer(which) => {
                let open: Vec<_> = under_way.iter_mut().filter(|(_, answer)| answer.is_none()).collect();
                let count = open.len();
                if let Some((request, answer)) = open.into_iter().nth(which.checked_rem(count).unwrap_or(0)) {
                    answers += 1;
                    // One in ten fails, and is requested again later.
                    if answers % 10 != 0 {
                        *answer = Some((server.list(*request), server.uids()));
                    }
                }
            }
            Event::Arrive(which) => {
                let done: Vec<usize> = (0..under_way.len()).filter(|at| under_way[*at].1.is_some()).collect();
                if let Some(at) = done.get(which.checked_rem(done.len()).unwrap_or(0)) {
                    let (request, answer) = under_way.swap_remove(*at);
                    let (page, state) = answer.unwrap();
                    last = state;
                    if pager.receive(request, page) {
                        under_way.clear();
                    }
                }
            }
        }
    }
    unreachable!()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn a_list_that_changes_for_a_while_ends_as_the_servers_list(
        tokens in 0u32..130,
        clamp in prop_oneof![3 => Just(20usize), 1 => 1usize..60],
        first in prop_oneof![Just(FIRST_PAGE), Just(PAGE)],
        events in prop::collection::vec(events(), 0..250),
    ) {
        let (mut pager, mut server) = (Pager::new(), Server::new(tokens, clamp));
        // On small pages each new token can spoil a pass, as each deletion can: together they are fewer than the passes.
        let most = (4, if clamp < 20 { 5 } else { usize::MAX });
        pager.begin(first);
        let (is_certain, then) = simulate(&mut pager, &mut server, &events, most);
        prop_assert!(is_certain);
        prop_assert_eq!(uids(&pager.rows()), then, "the list as it was when the last page was answered");
        // A second reading starts with the known rows.
        pager.begin(PAGE);
        let (is_certain, then) = simulate(&mut pager, &mut server, &events, most);
        prop_assert!(is_certain);
        prop_assert_eq!(uids(&pager.rows()), then);
        prop_assert_eq!(pager.rows().len() as u64, pager.total());
    }

    #[test]
    fn a_list_that_keeps_changing_is_exact_or_called_incomplete(
        tokens in 30u32..130,
        events in prop::collection::vec(prop_oneof![
            2 => any::<usize>().prop_map(Event::Answer),
            2 => any::<usize>().prop_map(Event::Arrive),
            1 => Just(Event::Insert),
            1 => any::<usize>().prop_map(Event::Delete),
        ], 0..1500),
    ) {
        let (mut pager, mut server) = (Pager::new(), Server::new(tokens, 20));
        let (is_certain, then) = simulate(&mut pager, &mut server, &events, (usize::MAX, usize::MAX));
        let mut rows = uids(&pager.rows());
        if is_certain {
            prop_assert_eq!(&rows, &then);
        } else {
            prop_assert!(pager.certain() < pager.total(), "it says that some may be missing");
        }
        let count = rows.len();
        rows.sort();
        rows.dedup();
        prop_assert_eq!(rows.len(), count, "no duplicates");
    }
}

#[test]
fn of_a_list_that_is_too_long_the_first_page_is_kept() {
    let mut server = Server::new(300, 100);
    server.total_error = 3_000_000;
    let mut pager = Pager::new();
    assert!(!read(&mut pager, &mut server), "it is not certain to be all");
    assert_eq!(uids(&pager.rows()), server.uids()[..100]);
    assert_eq!((pager.certain(), pager.total()), (100, 3_000_300));
    server.total_error = 0;
    pager.begin(FIRST_PAGE);
    assert!(read(&mut pager, &mut server));
    assert_eq!((pager.certain(), pager.total()), (300, 300));
}
