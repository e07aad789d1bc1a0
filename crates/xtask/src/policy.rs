//! What the page may do, as every host says it: in the page itself, and in the headers of the web servers that `dist`
//! carries settings for. The embedded server says the same in `middleware/headers.rs`; `tests/architecture/` compares the
//! two, since neither crate may use the other.

/// What a page can say of itself, for hosts that send no headers.
pub const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// What only a header can say besides: who may put the page into a frame.
pub const HEADER_ONLY: &str = "; frame-ancestors 'none'";

/// An answer of the API is no page, whoever opens it as one.
pub const DATA: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What no page of the panel needs.
pub const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/// The part that an API on another origin extends.
pub const OWN_REQUESTS: &str = "connect-src 'self'";
