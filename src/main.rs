//! Mounts the panel. A panic is written to the console with its message; it is a defect.

fn main() {
    console_error_panic_hook::set_once();
    panel::app::mount();
}
