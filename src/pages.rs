//! The pages, and what is on them.

pub mod header;
pub mod lazy_views;
pub mod session_dialogs;
pub mod sign_in;
pub mod tokens;
