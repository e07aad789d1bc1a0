//! The token list: which pages to request, when to try again, what has arrived, and which rows are selected.

pub mod known_rows;
pub mod loader;
pub mod pager;
pub mod retry;
pub mod selection;
pub mod token_list;
