//! What a person does, from the request to knowing what came of it. No view, no element.

pub mod sign_out;
