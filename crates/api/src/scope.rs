//! Scopes: what a token may do.

/// General access to manage resources; it implies every other scope.
pub const API: &str = "api";

/// What the address calls "holds no scope".
pub const NONE: &str = "none";

/// The scopes that public sources document, in the order in which they are shown.
pub const ALL_SCOPES: [&str; 5] =
    [API, "read_organization", "write_organization", "read_cluster", "write_cluster"];

/// Whether public sources document this scope.
pub fn is_known_scope(scope: &str) -> bool {
    ALL_SCOPES.contains(&scope)
}

/// Whether a server of this project stores this text as a scope (`[a-z0-9_:.-]`, 1 to 64 characters).
pub fn is_valid_scope(scope: &str) -> bool {
    (1..=64).contains(&scope.len())
        && scope.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_:.-".contains(&b))
}

/// Whether a holder of `held` may do what needs `wanted`.
pub fn has_scope<S: AsRef<str>>(held: &[S], wanted: &str) -> bool {
    held.iter().any(|s| s.as_ref() == API || s.as_ref() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn api_implies_every_other_and_nothing_else_does() {
        for scope in ALL_SCOPES {
            assert!(has_scope(&[API], scope));
            assert!(has_scope(&[scope], scope));
        }
        assert!(!has_scope(&["write_organization"], "read_organization"));
        assert!(!has_scope::<&str>(&[], "read_organization"));
    }

    #[test]
    fn the_character_set_of_a_scope() {
        for good in ["read", "a:b.c-d_e", "0"] {
            assert!(is_valid_scope(good), "{good}");
        }
        for bad in ["", "Read", "a b", "a,b", "ä", &"x".repeat(65)] {
            assert!(!is_valid_scope(bad), "{bad}");
        }
    }
}
