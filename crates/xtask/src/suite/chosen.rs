//! For the tests of `firefox.rs` and `webkit.rs`: the end-to-end tests that they name exist.

use std::path::Path;

/// Asserts that each of these is a test in `tests/e2e`.
pub fn each_is_a_test(names: &[&str]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/e2e");
    for test in names {
        let (file, name) = test.split_once("::").unwrap();
        let text = std::fs::read_to_string(folder.join(file).with_extension("rs")).unwrap();
        assert!(text.contains(&format!("#[tokio::test]\nasync fn {name}()")), "{test}");
    }
}
