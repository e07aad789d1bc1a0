//! What a person does, from the request to its known outcome. No view, no element.

pub mod bulk;
pub mod check_value;
pub mod create;
pub mod delete;
pub mod find_value;
pub mod read_activity;
pub mod read_deployments;
pub mod read_events;
pub mod read_members;
pub mod read_settings;
pub mod read_token;
pub mod replace;
pub mod sessions;
pub mod show_value;
pub mod sign_out;
pub mod switch_language;
pub mod update;
