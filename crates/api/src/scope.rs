//! Scopes: what a token may do.

/// The scope `api`: general access, which implies every other scope.
pub const API: &str = "api";

/// The value of `scope` in the panel's address that means "has no scope".
pub const NONE: &str = "none";

/// The scopes that BentoCloud documents, in the order in which the panel shows them.
pub const ALL_SCOPES: [&str; 5] =
    [API, "read_organization", "write_organization", "read_cluster", "write_cluster"];

/// Whether this is one of [`ALL_SCOPES`].
pub fn is_known_scope(scope: &str) -> bool {
    ALL_SCOPES.contains(&scope)
}

/// Whether the embedded server accepts this text as a scope: 1 to 64 characters of `[a-z0-9_:.-]`.
pub fn is_valid_scope(scope: &str) -> bool {
    (1..=64).contains(&scope.len())
        && scope.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_:.-".contains(&b))
}

/// Whether the scopes `held` permit what needs the scope `wanted`. [`API`] permits everything.
pub fn has_scope<S: AsRef<str>>(held: &[S], wanted: &str) -> bool {
    held.iter().any(|s| s.as_ref() == API || s.as_ref() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_api_implies_other_scopes() {
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
