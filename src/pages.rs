//! The pages and their views. A view sends no request: actions do.

pub mod header;
pub mod lazy_views;
pub mod session_dialogs;
pub mod sessions_dialog;
pub mod sign_in;
pub mod tokens;
