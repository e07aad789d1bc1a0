//! Texts that become words of other languages.

use crate::damage::hostile;
use crate::run::throw;
use panel::quoting::python;
use proptest::prelude::*;

#[test]
fn a_string_of_python_is_one_line_of_signs_that_can_be_seen() {
    throw("python", hostile(), |text| {
        let out = python(&text);
        prop_assert!(!out.chars().any(char::is_control), "{:?}", out);
        // Each quote inside of it has a backslash of its own.
        let inner = out.strip_prefix('"').and_then(|out| out.strip_suffix('"')).unwrap();
        let mut signs = inner.chars();
        while let Some(sign) = signs.next() {
            prop_assert!(sign != '"', "{:?}", out);
            if sign == '\\' {
                prop_assert!(signs.next().is_some(), "{:?}", out);
            }
        }
        Ok(())
    });
}
