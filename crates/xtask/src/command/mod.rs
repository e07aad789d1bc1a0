//! One file for each command: its options, and the order of its steps. What the steps do stands elsewhere.

pub mod bench;
pub mod dist;
pub mod serve;
pub mod test;

use crate::failure::Failure;
use crate::panel::Mode;
use crate::project::Project;
use crate::tools::{self, Tools};
use crate::{budget, panel};

/// The panel in `dist/`, with everything that building it takes; `meanwhile` runs while tools are being built.
fn panel(
    project: &Project,
    mode: Mode,
    meanwhile: impl FnOnce() -> Result<(), Failure>,
) -> Result<budget::Figure, Failure> {
    if let Some(figure) = panel::up_to_date(project, mode) {
        meanwhile()?;
        return Ok(figure);
    }
    tools::ensure_wasm_target(project)?;
    let wasm_bindgen = project.wasm_bindgen()?;
    let cancelled = std::sync::atomic::AtomicBool::new(false);
    let tools = std::thread::scope(|scope| {
        let tools = scope.spawn(|| Tools::ensure(&wasm_bindgen, &cancelled));
        let compiled = meanwhile().and_then(|()| panel::compile(project, mode));
        if compiled.is_err() {
            cancelled.store(true, std::sync::atomic::Ordering::Relaxed);
        }
        let tools =
            tools.join().unwrap_or_else(|_| Err(Failure::new("building the tools panicked; run it again")));
        compiled.and(tools)
    })?;
    panel::build(project, &tools, mode)
}
