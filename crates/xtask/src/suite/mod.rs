//! The machinery of `cargo xtask test`: running steps, counting what they report, and what browser tests need.
//! Which steps there are is the command's matter.

pub mod count;
pub mod development_loop;
pub mod firefox;
pub mod report;
pub mod schemathesis;
pub mod yatai;
