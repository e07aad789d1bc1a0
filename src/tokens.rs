//! The list of tokens: which pages to ask for, when to ask again, what has come, and which rows are selected.

pub mod known_rows;
pub mod loader;
pub mod pager;
pub mod retry;
pub mod selection;
