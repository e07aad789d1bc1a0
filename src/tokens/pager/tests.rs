//! The pager against a server that lists newest first and does everything else as badly as it can.

use super::*;
use proptest::prelude::*;
use serde_json::json;

fn token(id: u32) -> Token {
    serde_json::from_value(json!({ "uid": format!("t{id}") })).unwrap()
}

fn uids(rows: &[Arc<Row>]) -> Vec<String> {
    rows.iter().map(|row| row.token.uid.clone()).collect()
}

/// Tokens, newest first, and how they are listed.
struct Server {
    tokens: Vec<u32>,
    next: u32,
    /// At most so many a page.
    clamp: usize,
    /// By how much its total is wrong.
    lie: i64,
    deaf: bool,
    lists: usize,
    /// Those of which nothing can be read.
    odd: Vec<u32>,
}

impl Server {
    fn new(tokens: u32, clamp: usize) -> Self {
        Self {
            tokens: (0..tokens).rev().collect(),
            next: tokens,
            clamp,
            lie: 0,
            deaf: false,
            lists: 0,
            odd: vec![],
        }
    }

    fn list(&mut self, request: PageRequest) -> List<Token> {
        self.lists += 1;
        let start = if self.deaf { 0 } else { request.start as usize };
        let listed = self.tokens.iter().skip(start).take(self.clamp.min(request.count as usize));
        let items = listed.clone().filter(|id| !self.odd.contains(id)).map(|id| token(*id));
        let unreadable = listed.enumerate().filter(|(_, id)| self.odd.contains(id)).map(|(place, _)| place);
        let total = self.tokens.len().saturating_add_signed(self.lie as isize) as u64;
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

/// Reads to the end, one page after the other.
fn read(pager: &mut Pager, server: &mut Server) -> bool {
    for _ in 0..5000 {
        match pager.next_step() {
            Step::Request(request) => {
                let page = server.list(request);
                pager.came(request, page);
            }
            Step::Wait => panic!("it waits for nothing"),
            Step::Done(is_certain) => return is_certain,
        }
    }
    panic!("it never ends");
}

/// What was asked for, in order.
fn asked(tokens: u32, clamp: usize, first: u64) -> Vec<(u64, u64)> {
    let (mut pager, mut server) = (Pager::new(), Server::new(tokens, clamp));
    pager.begin(first);
    let mut asked = Vec::new();
    while let Step::Request(request) = pager.next_step() {
        asked.push((request.start, request.count));
        let page = server.list(request);
        pager.came(request, page);
    }
    assert_eq!(uids(&pager.rows()), server.uids());
    asked
}

#[test]
fn a_list_of_one_page_is_one_request() {
    assert_eq!(asked(0, 1000, FIRST_PAGE), [(0, 100)]);
    assert_eq!(asked(60, 1000, FIRST_PAGE), [(0, 100)]);
    assert_eq!(asked(1000, 1000, PAGE), [(0, 1000)]);
}

#[test]
fn pages_grow_as_far_as_the_server_grants_it() {
    assert_eq!(asked(2500, 1000, FIRST_PAGE), [(0, 100), (100, 1000), (1100, 1000), (2100, 401), (0, 100)]);
    assert_eq!(asked(70, 20, FIRST_PAGE), [(0, 100), (20, 20), (40, 20), (60, 11), (0, 20)]);
    let half = asked(1300, 500, FIRST_PAGE);
    assert_eq!(half, [(0, 100), (100, 1000), (600, 500), (1100, 201), (0, 100)]);
}

#[test]
fn a_token_that_comes_costs_no_second_reading() {
    let (mut pager, mut server) = (Pager::new(), Server::new(70, 20));
    let mut count = 0;
    while let Step::Request(request) = pager.next_step() {
        let page = server.list(request);
        assert!(!pager.came(request, page), "nothing is void");
        count += 1;
        if count < 4 {
            server.insert();
        }
    }
    assert_eq!(uids(&pager.rows()), server.uids());
    assert!(count <= 7, "{count}");
}

#[test]
fn a_swap_that_no_total_shows_is_seen() {
    // One goes from a page that was read, and one comes: no page holds a double, and the numbers agree.
    let (mut pager, mut server) = (Pager::new(), Server::new(60, 20));
    let mut epoch = 0;
    let is_certain = loop {
        match pager.next_step() {
            Step::Request(request) => {
                let page = server.list(request);
                pager.came(request, page);
                epoch += 1;
                if epoch == 1 {
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
fn what_was_broken_off_goes_on_where_it_was() {
    let (mut pager, mut server) = (Pager::new(), Server::new(100, 20));
    assert!(!pager.resume(), "there is nothing yet");
    for _ in 0..3 {
        let Step::Request(request) = pager.next_step() else { panic!() };
        let page = server.list(request);
        pager.came(request, page);
    }
    assert_eq!((pager.loaded(), pager.total()), (60, 100));
    server.insert();
    assert!(pager.resume());
    let before = server.lists;
    assert!(read(&mut pager, &mut server));
    assert_eq!(uids(&pager.rows()), server.uids());
    // The end is asked for on a page that is not full, so that one more than the total counts would be on it.
    assert_eq!(server.lists - before, 5, "a look, the two pages that lacked and the last place, and a look");
    assert!(!pager.resume(), "there is nothing left");
}

#[test]
fn a_token_that_is_as_it_was_is_the_same_row() {
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
    // One that is shown already because it has just been made, too.
    let new = pager.new_row(token(server.next));
    server.insert();
    pager.begin(PAGE);
    assert!(read(&mut pager, &mut server));
    assert!(Arc::ptr_eq(&pager.rows()[0], &new));
}

#[test]
fn a_page_that_says_all_of_it_twice_is_read_once() {
    for (tokens, first) in [(61, FIRST_PAGE), (300, FIRST_PAGE), (300, PAGE)] {
        let (mut pager, mut server) = (Pager::new(), Server::new(tokens, 1000));
        pager.begin(first);
        let is_certain = loop {
            match pager.next_step() {
                Step::Request(request) => {
                    let mut page = server.list(request);
                    page.items = page.items.iter().flat_map(|it| [it.clone(), it.clone()]).collect();
                    pager.came(request, page);
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
fn a_total_that_is_too_small_hides_nothing_without_a_word() {
    for (tokens, clamp, lie) in
        [(300, 1000, -10), (300, 1000, -199), (70, 20, -10), (70, 20, -1), (2500, 1000, -7)]
    {
        let (mut pager, mut server) = (Pager::new(), Server { lie, ..Server::new(tokens, clamp) });
        assert!(!read(&mut pager, &mut server), "{tokens} {clamp} {lie}: not certain to be all");
        assert!(pager.certain() < pager.total(), "{tokens} {clamp} {lie}");
    }
}

#[test]
fn what_cannot_be_read_hides_nothing_else_and_is_asked_for_no_more() {
    for (clamp, odd) in [(1000, vec![0, 5, 69]), (20, vec![69, 68, 50, 49, 0]), (20, (0..70).collect())] {
        let (mut pager, mut server) = (Pager::new(), Server { odd, ..Server::new(70, clamp) });
        let is_odd = |server: &Server, uid: &String| server.odd.iter().any(|id| format!("t{id}") == *uid);
        for _ in 0..2 {
            let before = server.lists;
            assert!(read(&mut pager, &mut server), "it is certain to be all");
            assert!(server.lists - before <= 5, "{} lists", server.lists - before);
            let (odd, uids_read) = (server.odd.len() as u64, uids(&pager.rows()));
            let readable: Vec<_> = server.uids().into_iter().filter(|uid| !is_odd(&server, uid)).collect();
            assert_eq!(uids_read, readable);
            assert_eq!((pager.unread(), pager.certain(), pager.total()), (odd, 70 - odd, 70));
            pager.begin(FIRST_PAGE);
        }
        // And as soon as they can be read, they are there.
        server.odd.clear();
        assert!(read(&mut pager, &mut server));
        assert_eq!((uids(&pager.rows()), pager.unread()), (server.uids(), 0));
    }
}

#[test]
fn a_server_that_counts_wrongly_is_not_believed_and_not_asked_for_ever() {
    for (tokens, clamp, lie, deaf) in [
        (60, 1000, 10, false),
        (60, 20, 10, false),
        (60, 1000, -10, false),
        (60, 1000, -60, false),
        (60, 20, 0, true),
        (0, 20, 5, false),
        (60, 20, 3_000_000_000, false),
    ] {
        let mut server = Server { lie, deaf, ..Server::new(tokens, clamp) };
        let mut pager = Pager::new();
        assert!(!read(&mut pager, &mut server), "{tokens} {clamp} {lie} {deaf}");
        assert!(server.lists <= 60, "{} lists", server.lists);
        let mut rows = uids(&pager.rows());
        let count = rows.len();
        rows.sort();
        rows.dedup();
        assert_eq!(rows.len(), count, "no doubles");
        assert!(pager.certain() < pager.total().max(pager.loaded() + 1));
    }
}

/// One turn of what can happen while pages are under way.
#[derive(Clone, Copy, Debug)]
enum Happening {
    /// The server answers one of them; the answer is still on its way.
    Answer(usize),
    /// An answer arrives.
    Arrive(usize),
    Insert,
    Delete(usize),
}

fn turns() -> impl Strategy<Value = Happening> {
    prop_oneof![
        8 => any::<usize>().prop_map(Happening::Answer),
        8 => any::<usize>().prop_map(Happening::Arrive),
        1 => Just(Happening::Insert),
        1 => any::<usize>().prop_map(Happening::Delete),
    ]
}

/// What came for a question, and what the list was then.
type Answered = Option<(List<Token>, Vec<String>)>;

/// How it ended: whether it is certain, and what the server's list was when the last page was answered.
fn simulate(
    pager: &mut Pager,
    server: &mut Server,
    turns: &[Happening],
    mut deletions: usize,
) -> (bool, Vec<String>) {
    let mut turns = turns.iter().copied();
    let mut under_way: Vec<(PageRequest, Answered)> = Vec::new();
    let (mut last, mut fails) = (Vec::new(), 0);
    for calm in 0.. {
        assert!(calm < 20_000, "it never ends");
        while under_way.len() < 4 {
            match pager.next_step() {
                Step::Request(request) => under_way.push((request, None)),
                Step::Wait => break,
                Step::Done(is_certain) => return (is_certain, last),
            }
        }
        // When nothing happens by itself any more, all answers come, in turn.
        let event = turns.next().unwrap_or(if calm % 2 == 0 {
            Happening::Answer(calm)
        } else {
            Happening::Arrive(calm)
        });
        match event {
            Happening::Insert => server.insert(),
            Happening::Delete(at) if deletions > 0 => {
                deletions -= 1;
                server.delete(at);
            }
            Happening::Delete(_) => {}
            Happening::Answer(which) => {
                let open: Vec<_> = under_way.iter_mut().filter(|(_, answer)| answer.is_none()).collect();
                let count = open.len();
                if let Some((request, answer)) = open.into_iter().nth(which.checked_rem(count).unwrap_or(0)) {
                    fails += 1;
                    // One in ten fails, and is asked for again later.
                    if fails % 10 != 0 {
                        *answer = Some((server.list(*request), server.uids()));
                    }
                }
            }
            Happening::Arrive(which) => {
                let done: Vec<usize> = (0..under_way.len()).filter(|at| under_way[*at].1.is_some()).collect();
                if let Some(at) = done.get(which.checked_rem(done.len()).unwrap_or(0)) {
                    let (request, answer) = under_way.swap_remove(*at);
                    let (page, state) = answer.unwrap();
                    last = state;
                    if pager.came(request, page) {
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
    fn an_unruly_list_ends_as_the_servers_own(
        tokens in 0u32..130,
        clamp in prop_oneof![3 => Just(20usize), 1 => 1usize..60],
        first in prop_oneof![Just(FIRST_PAGE), Just(PAGE)],
        turns in prop::collection::vec(turns(), 0..250),
    ) {
        let (mut pager, mut server) = (Pager::new(), Server::new(tokens, clamp));
        pager.begin(first);
        let (is_certain, then) = simulate(&mut pager, &mut server, &turns, 4);
        prop_assert!(is_certain);
        prop_assert_eq!(uids(&pager.rows()), then, "exactly the list as it was when the last page was answered");
        // And again, with what is known from before.
        pager.begin(PAGE);
        let (is_certain, then) = simulate(&mut pager, &mut server, &turns, 4);
        prop_assert!(is_certain);
        prop_assert_eq!(uids(&pager.rows()), then);
        prop_assert_eq!(pager.rows().len() as u64, pager.total());
    }

    #[test]
    fn a_list_that_never_rests_is_exact_or_said_to_be_incomplete(
        tokens in 30u32..130,
        turns in prop::collection::vec(prop_oneof![
            2 => any::<usize>().prop_map(Happening::Answer),
            2 => any::<usize>().prop_map(Happening::Arrive),
            1 => Just(Happening::Insert),
            1 => any::<usize>().prop_map(Happening::Delete),
        ], 0..1500),
    ) {
        let (mut pager, mut server) = (Pager::new(), Server::new(tokens, 20));
        let (is_certain, then) = simulate(&mut pager, &mut server, &turns, usize::MAX);
        let mut rows = uids(&pager.rows());
        if is_certain {
            prop_assert_eq!(&rows, &then);
        } else {
            prop_assert!(pager.certain() < pager.total(), "it says that some may lack");
        }
        let count = rows.len();
        rows.sort();
        rows.dedup();
        prop_assert_eq!(rows.len(), count, "no doubles");
    }
}

#[test]
fn of_a_list_that_is_too_long_for_any_place_what_came_is_kept() {
    let mut server = Server::new(300, 100);
    server.lie = 3_000_000;
    let mut pager = Pager::new();
    assert!(!read(&mut pager, &mut server), "it is not certain to be all");
    assert_eq!(uids(&pager.rows()), server.uids()[..100]);
    assert_eq!((pager.certain(), pager.total()), (100, 3_000_300));
    server.lie = 0;
    pager.begin(FIRST_PAGE);
    assert!(read(&mut pager, &mut server));
    assert_eq!((pager.certain(), pager.total()), (300, 300));
}
