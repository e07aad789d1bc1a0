//! WebDriver BiDi, which Firefox uses for events and for commands that WebDriver does not have: a WebSocket beside the
//! driver's own connection, with numbered commands in one direction, and answers and events in the other.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

/// The end of a command: its result, or the browser's error.
type Answer = Result<Value, String>;

/// The connection, which ends with the browser.
pub struct Bidi {
    commands: mpsc::UnboundedSender<(Value, Option<oneshot::Sender<Answer>>)>,
    events: Arc<Mutex<Vec<Value>>>,
    blocked: Arc<Mutex<Option<String>>>,
    task: JoinHandle<()>,
}

impl Bidi {
    /// Connects.
    pub async fn connect(url: &str) -> Self {
        let (stream, _) = connect_async(url).await.expect("the browser takes a second connection");
        let (mut sink, mut source) = stream.split();
        let (commands, mut wanted) = mpsc::unbounded_channel::<(Value, Option<oneshot::Sender<Answer>>)>();
        let events: Arc<Mutex<Vec<Value>>> = Arc::default();
        let blocked: Arc<Mutex<Option<String>>> = Arc::default();
        let (seen, block, own) = (events.clone(), blocked.clone(), commands.downgrade());
        let task = tokio::spawn(async move {
            let mut waiting = HashMap::new();
            let mut number = 0_u64;
            loop {
                tokio::select! {
                    command = wanted.recv() => {
                        let Some((mut command, answer)) = command else { break };
                        number += 1;
                        command["id"] = json!(number);
                        waiting.insert(number, answer);
                        if sink.send(Message::text(command.to_string())).await.is_err() { break }
                    }
                    message = source.next() => {
                        let Some(Ok(message)) = message else { break };
                        let Ok(text) = message.to_text() else { continue };
                        let Ok(message) = serde_json::from_str::<Value>(text) else { continue };
                        if let Some(answer) = message["id"].as_u64().and_then(|id| waiting.remove(&id)) {
                            // Some commands have no receiver for their answer.
                            let _ = answer.map(|answer| answer.send(outcome(&message)));
                            continue;
                        }
                        // A request that the browser holds until it is continued or failed.
                        if message["params"]["isBlocked"] == true
                            && let Some(own) = own.upgrade()
                        {
                            let _ = own.send((continue_or_fail(&message, block.lock().unwrap().as_deref()), None));
                        }
                        seen.lock().unwrap().push(message);
                    }
                }
            }
        });
        Self { commands, events, blocked, task }
    }

    /// Sends a command, and waits for its result.
    pub async fn order(&self, method: &str, parameters: Value) -> Answer {
        let (answer, answered) = oneshot::channel();
        let command = json!({ "method": method, "params": parameters });
        self.commands.send((command, Some(answer))).map_err(|_| "the browser has gone")?;
        answered.await.map_err(|_| "the browser has gone")?
    }

    /// The events since the last call.
    pub fn events(&self) -> Vec<Value> {
        std::mem::take(&mut *self.events.lock().unwrap())
    }

    /// From now on requests to addresses that contain this fail.
    pub fn block_requests(&self, part: Option<&str>) {
        *self.blocked.lock().unwrap() = part.map(str::to_owned);
    }
}

impl Drop for Bidi {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn outcome(message: &Value) -> Answer {
    if message["type"] == "success" { Ok(message["result"].clone()) } else { Err(message.to_string()) }
}

/// The command that continues or fails a held request.
fn continue_or_fail(event: &Value, blocked: Option<&str>) -> Value {
    let request = &event["params"]["request"];
    let is_blocked = blocked.is_some_and(|part| request["url"].as_str().unwrap_or_default().contains(part));
    let method = if is_blocked { "network.failRequest" } else { "network.continueRequest" };
    json!({ "method": method, "params": { "request": request["request"] } })
}
