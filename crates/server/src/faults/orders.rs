//! The orders: which calls fail, how often, and whether chaos and hostile texts are on. Shared by all requests.

use super::call::CALLS;
use super::chaos::{Chaos, Step};
use super::fault::Fault;
use super::hostile::Hostile;
use crate::failure::Failure;
use axum::body::Bytes;
use axum::http::HeaderValue;
use axum::http::response::Parts;
use axum::response::Response;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// An order for one call.
struct Order {
    fault: Fault,
    /// How many calls succeed first.
    after: u64,
    /// How many calls fail after that.
    times: u64,
}

#[derive(Default)]
struct Orders {
    calls: HashMap<&'static str, Order>,
    chaos: Option<Chaos>,
    hostile: Option<Hostile>,
    is_without_extras: bool,
    /// What the `Date` header of each answer says.
    date: Option<HeaderValue>,
}

/// All orders of this server.
#[derive(Default)]
pub struct Faults(Mutex<Orders>);

impl Faults {
    fn orders(&self) -> MutexGuard<'_, Orders> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the orders of one request to `POST /faults`. Orders before a wrong entry stay in force.
    pub fn order(&self, orders: &HashMap<String, Value>) -> Result<(), Failure> {
        let number = |key: &'static str, default: u64, least: u64| match orders.get(key) {
            None => Ok(default),
            Some(number) => number.as_u64().filter(|n| *n >= least).ok_or_else(|| {
                Failure::bad("invalid_body", format!("{key} must be a whole number from {least}."))
                    .in_field(key)
            }),
        };
        let (after, times) = (number("after", 0, 0)?, number("times", 1, 1)?);
        let mut pending = self.orders();
        for (call, text) in orders.iter().filter(|(call, _)| !matches!(call.as_str(), "after" | "times")) {
            if call == "chaos" {
                let chaos = Chaos::parse(text);
                if chaos.is_none() && !text.is_null() {
                    let sentence =
                        "chaos takes true, or an object with whole numbers: count, changes, failing.";
                    return Err(Failure::bad("invalid_body", sentence).in_field("chaos"));
                }
                pending.chaos = chaos;
                continue;
            }
            if call == "hostile" {
                pending.hostile = (text == &Value::Bool(true)).then(Hostile::default);
                continue;
            }
            if call == "without_extras" {
                pending.is_without_extras = text == &Value::Bool(true);
                continue;
            }
            if call == "date" {
                pending.date = text.as_str().and_then(|text| HeaderValue::from_str(text).ok());
                continue;
            }
            let Some(call) = CALLS.into_iter().find(|known| known == call) else {
                return Err(Failure::bad(
                    "invalid_body",
                    format!("Calls that can fail: {}.", CALLS.join(", ")),
                ));
            };
            if text.is_null() {
                pending.calls.remove(call);
                continue;
            }
            let Some(fault) = text.as_str().and_then(Fault::parse) else {
                return Err(
                    Failure::bad("invalid_body", format!("{call}: there is no such fault.")).in_field(call)
                );
            };
            pending.calls.insert(call, Order { fault, after, times });
        }
        Ok(())
    }

    /// The fault of this call, if one is due; counts the call.
    pub fn take(&self, call: &'static str) -> Option<Fault> {
        let orders = &mut self.orders().calls;
        let order = orders.get_mut(call)?;
        if order.after > 0 {
            order.after -= 1;
            return None;
        }
        let fault = order.fault.clone();
        order.times = order.times.saturating_sub(1);
        if order.times == 0 {
            orders.remove(call);
        }
        Some(fault)
    }

    /// What chaos does to the next list; `None` while it is off.
    pub fn next_chaos_step(&self) -> Option<Step> {
        self.orders().chaos.as_mut().map(Chaos::next)
    }

    /// What the `Date` header says in place of the time; `None` for the time.
    pub fn date(&self) -> Option<HeaderValue> {
        self.orders().date.clone()
    }

    /// Whether the server is one without what is its own alone.
    pub fn is_without_extras(&self) -> bool {
        self.orders().is_without_extras
    }

    /// Whether texts are replaced by hostile ones.
    pub fn is_hostile(&self) -> bool {
        self.orders().hostile.is_some()
    }

    /// Replaces the texts of an answer to this call, unless that was switched off in the meantime.
    pub fn make_hostile(&self, call: &str, parts: Parts, bytes: Bytes) -> Response {
        match &mut self.orders().hostile {
            Some(hostile) => hostile.replace_texts(call, parts, bytes),
            None => Response::from_parts(parts, bytes.into()),
        }
    }
}
