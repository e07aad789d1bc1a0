//! One file for each command: its options, and the order of its steps. What the steps do stands elsewhere.

pub mod bench;
pub mod dist;
pub mod reproduce;
pub mod serve;
pub mod setup;
pub mod test;

use crate::failure::Failure;
use crate::package::panel::Mode;
use crate::package::{budget, panel};
use crate::project::Project;
use crate::setup::crates_io;

/// The panel in `dist/`, with everything that building it takes.
fn panel(project: &Project, mode: Mode) -> Result<budget::Figure, Failure> {
    if let Some(figure) = panel::up_to_date(project, mode) {
        return Ok(figure);
    }
    crates_io::ensure_wasm_target(project)?;
    panel::build(project, mode)
}
