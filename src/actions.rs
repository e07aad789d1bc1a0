//! What a person does, from the request to knowing what came of it. No view, no element.

pub mod bulk_delete;
pub mod create;
pub mod delete;
pub mod read_settings;
pub mod replace;
pub mod sign_out;
pub mod update;
