//! Failures that tests and people can order, to see what the panel does with each. Off unless the server was started
//! with `--faults`. The README of this crate lists them.
//!
//! A fault changes one answer; chaos, hostile texts and being without extras change many until they are switched off. The route that takes
//! orders is `routes/faults.rs`, the middleware that carries them out is `middleware/faults.rs`.

mod answer;
mod breaking_body;
mod call;
pub mod chaos;
mod corruption;
mod fault;
mod hostile;
mod orders;
pub mod without_extras;

pub use answer::{answer_with, fail_with, read_whole, run_whole};
pub use call::call_of;
pub use fault::Fault;
pub use orders::Faults;
