//! The pages, and what is on them.

pub mod leave;
pub mod sign_in;
pub mod tokens;
