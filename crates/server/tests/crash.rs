//! `kill -9` under load: every change that was answered with 200 exists after the next start, and a change without an answer
//! happened completely or not at all. In the end the events agree with the tokens. The test kills the server 40 times; `KILLS=400 cargo test -p token-server --test
//! crash` kills it more often, and `SEED=…` chooses other moments.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A panic fails the test.

mod support;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use support::Folder;
use support::process::{Server, database};
use support::trail;
use support::wire::Wire;

const ADMIN: &str = "value-of-the-admin-token-0123456789";
const SET: [(&str, &str); 1] = [("TOKEN_SERVER_ADMIN_TOKEN", ADMIN)];
const TOKENS: &str = "/api/v1/api_tokens";
const CLIENTS: u64 = 5;

/// Pseudo-random numbers, the same for the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % end
    }
}

/// A token that must exist.
#[derive(Clone, Debug)]
struct Kept {
    fields: Value,
    value: String,
    /// Whether the value was checked after a start.
    proven: bool,
}

/// A request without an answer.
#[derive(Debug)]
enum Unanswered {
    Create { key: String, body: String },
    Change { uid: String, body: Value },
    Delete { uid: String },
}

struct Client {
    name: u64,
    random: Random,
    made: u64,
    kept: BTreeMap<String, Kept>,
    doubt: Option<Unanswered>,
    answered: u64,
}

fn fields_of(token: &Value) -> Value {
    json!({
        "uid": token["uid"], "name": token["name"], "description": token["description"],
        "scopes": token["scopes"], "expired_at": token["expired_at"],
    })
}

fn path(uid: &str) -> String {
    format!("{TOKENS}/{uid}")
}

impl Client {
    /// Creates, changes and deletes until the connection breaks. `tick` is called after a request was sent (false) and after
    /// it was answered (true).
    fn work(&mut self, url: &str, tick: impl Fn(bool)) {
        let Ok(mut wire) = Wire::to(url) else { return };
        loop {
            let some = self.random.below(self.kept.len().max(1) as u64) as usize;
            let some = self.kept.keys().nth(some).cloned();
            let (doubt, method, path, more, body) = match (self.random.below(10), some) {
                (0..3, Some(uid)) => {
                    let body = json!({
                        "description": format!("changed at {}", self.random.below(1_000_000)),
                        "scopes": ["read_organization"],
                    });
                    (
                        Unanswered::Change { uid: uid.clone(), body: body.clone() },
                        "PATCH",
                        path(&uid),
                        String::new(),
                        body.to_string(),
                    )
                }
                (3..5, Some(uid)) => (
                    Unanswered::Delete { uid: uid.clone() },
                    "DELETE",
                    path(&uid),
                    String::new(),
                    String::new(),
                ),
                (_, Some(uid)) if self.kept.len() >= 60 => (
                    Unanswered::Delete { uid: uid.clone() },
                    "DELETE",
                    path(&uid),
                    String::new(),
                    String::new(),
                ),
                _ => {
                    self.made += 1;
                    let name = format!("c{}-{}", self.name, self.made);
                    let body = json!({
                        "name": name, "description": "as made: äöü", "scopes": ["api", "write_cluster"],
                        "expired_at": "2100-01-02T03:04:05Z",
                    })
                    .to_string();
                    let doubt = Unanswered::Create { key: name.clone(), body: body.clone() };
                    (doubt, "POST", TOKENS.to_owned(), format!("Idempotency-Key: {name}\r\n"), body)
                }
            };
            self.doubt = Some(doubt);
            if wire.send(method, &path, ADMIN, &more, &body).is_err() {
                return;
            }
            tick(false);
            let Ok(answer) = wire.answer() else { return };
            assert_eq!(answer.status, 200, "{method} {path}: {}", answer.json());
            let doubt = self.doubt.take().unwrap();
            self.answered += 1;
            self.happened(doubt, &answer.json());
            tick(true);
        }
    }

    fn happened(&mut self, what: Unanswered, answer: &Value) {
        match what {
            Unanswered::Create { .. } => {
                let uid = answer["uid"].as_str().unwrap().to_owned();
                let value = answer["token"].as_str().unwrap().to_owned();
                self.kept.insert(uid, Kept { fields: fields_of(answer), value, proven: false });
            }
            Unanswered::Change { uid, body } => {
                let kept = self.kept.get_mut(&uid).unwrap();
                kept.fields = with(&kept.fields, &body);
                assert_eq!(fields_of(answer), kept.fields);
            }
            Unanswered::Delete { uid } => {
                self.kept.remove(&uid).unwrap();
            }
        }
    }

    /// Finds out whether the request without an answer was carried out.
    fn settle(&mut self, wire: &mut Wire) {
        match self.doubt.take() {
            None => {}
            Some(Unanswered::Create { key, body }) => {
                // The same create again: a second token with this name would be refused.
                wire.send("POST", TOKENS, ADMIN, &format!("Idempotency-Key: {key}\r\n"), &body).unwrap();
                let answer = wire.answer().unwrap();
                assert_eq!(answer.status, 200, "{}", answer.json());
                self.happened(Unanswered::Create { key, body }, &answer.json());
            }
            Some(Unanswered::Change { uid, body }) => {
                let found = wire.ask("GET", &path(&uid), ADMIN, "").unwrap();
                assert_eq!(found.status, 200, "a token that was being changed is gone: {uid}");
                let (found, kept) = (fields_of(&found.json()), self.kept.get_mut(&uid).unwrap());
                let changed = with(&kept.fields, &body);
                assert!(found == kept.fields || found == changed, "half changed: {found} of {kept:?}");
                kept.fields = found;
            }
            Some(Unanswered::Delete { uid }) => match wire.ask("GET", &path(&uid), ADMIN, "").unwrap().status
            {
                404 => {
                    self.kept.remove(&uid);
                }
                status => assert_eq!(status, 200),
            },
        }
    }
}

/// The fields after a change.
fn with(fields: &Value, change: &Value) -> Value {
    let mut fields = fields.clone();
    for (name, value) in change.as_object().unwrap() {
        fields[name] = value.clone();
    }
    fields
}

/// Checks that exactly the expected tokens exist, unchanged, and that their values work.
fn verify(wire: &mut Wire, clients: &mut [Client]) {
    let mut found = BTreeMap::new();
    let mut total = u64::MAX;
    while (found.len() as u64) < total {
        let list = wire.ask("GET", &format!("{TOKENS}?count=1000&start={}", found.len()), ADMIN, "").unwrap();
        assert_eq!(list.status, 200, "{}", list.json());
        let list = list.json();
        total = list["total"].as_u64().unwrap();
        for token in list["items"].as_array().unwrap() {
            found.insert(token["uid"].as_str().unwrap().to_owned(), fields_of(token));
        }
    }
    found.retain(|_, fields| fields["name"] != "first-admin-token");
    for client in clients {
        for (uid, kept) in &mut client.kept {
            assert_eq!(found.remove(uid).as_ref(), Some(&kept.fields), "answered with 200 but lost");
            if !kept.proven {
                let answer = wire.ask("GET", "/api/v1/auth/current", &kept.value, "").unwrap();
                assert_eq!(answer.status, 200, "the value of {uid}");
                kept.proven = true;
            }
        }
    }
    assert!(found.is_empty(), "deleted with 200 but still there: {found:?}");
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap())
}

#[test]
fn answered_changes_survive_every_kill_under_load() {
    let (kills, seed) = (number("KILLS", 40), number("SEED", 20_260_101));
    let folder = Folder::new();
    let mut random = Random(seed);
    let mut clients: Vec<Client> = (0..CLIENTS)
        .map(|name| Client {
            name,
            random: Random(random.below(u64::MAX)),
            made: 0,
            kept: BTreeMap::new(),
            doubt: None,
            answered: 0,
        })
        .collect();
    let mut unanswered = 0;
    for round in 0..kills {
        let server = Server::start(&folder, &[], &SET);
        let url = server.url.clone();
        let mut wire = Wire::to(&url).unwrap();
        for client in &mut clients {
            client.settle(&mut wire);
        }
        verify(&mut wire, &mut clients);
        // The kill comes right after a request was sent or answered, while the other clients go on.
        let (at, on_answer) = (1 + random.below(60), random.below(2) == 0);
        let (count, server) = (AtomicU64::new(0), Mutex::new(Some(server)));
        std::thread::scope(|scope| {
            for client in &mut clients {
                let (count, server, url) = (&count, &server, &url);
                scope.spawn(move || {
                    client.work(url, |answered| {
                        if answered == on_answer && count.fetch_add(1, Ordering::SeqCst) + 1 == at {
                            let server = server.lock().unwrap().take();
                            server.expect("killed once").kill();
                        }
                    });
                });
            }
        });
        assert!(server.lock().unwrap().is_none(), "round {round}: the clients ended before the kill");
        unanswered += clients.iter().filter(|client| client.doubt.is_some()).count();
    }
    let server = Server::start(&folder, &[], &SET);
    let mut wire = Wire::to(&server.url).unwrap();
    for client in &mut clients {
        client.settle(&mut wire);
    }
    verify(&mut wire, &mut clients);
    drop(wire);
    assert_eq!(server.terminate().0, Some(0));
    let file = rusqlite::Connection::open(database(&folder.0)).unwrap();
    let whole: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    drop(file);
    let agreed = trail::agrees(&database(&folder.0), false);
    let answered: u64 = clients.iter().map(|client| client.answered).sum();
    let kept: usize = clients.iter().map(|client| client.kept.len()).sum();
    assert!(unanswered > 0, "no request was cut off, so the test proves nothing");
    println!(
        "{kills} kills survived (seed {seed}): {answered} changes answered with 200, none lost; {unanswered} cut off, each whole or not at all; {kept} tokens in the end; {} events agree with them",
        agreed.events
    );
}
