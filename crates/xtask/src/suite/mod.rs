//! The machinery of `cargo xtask test`: running steps, counting what they report, and what browser tests need.
//! Which steps there are is the command's matter.

pub mod browser;
pub mod count;
pub mod development;
pub mod firefox;
pub mod hosts;
pub mod report;
pub mod schemathesis;
