//! Random keys.

use leptos::prelude::window;

/// 32 random hexadecimal digits.
pub fn key() -> String {
    let mut bytes = [0u8; 16];
    // Every browser that runs WebAssembly has it, also over plain HTTP.
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
        .iter()
        .flat_map(|b| [b >> 4, b & 15])
        .map(|n| char::from(b"0123456789abcdef"[usize::from(n)]))
        .collect()
}
