//! The order in which people count: `x-2` before `x-10`.

/// A text whose bytes sort as people count: a run of digits sorts by its number, the rest by its characters.
pub fn natural_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    let (mut rest, mut has_zeros) = (text, false);
    while let Some(start) = rest.find(is_digit) {
        let (before, from) = rest.split_at(start);
        let (digits, after) = from.split_at(from.find(|c| !is_digit(c)).unwrap_or(from.len()));
        let number = digits.trim_start_matches('0');
        has_zeros |= number.len() < digits.len();
        key.push_str(before);
        // A digit, so that numbers sort among other characters as digits do; then the length, so that longer numbers are
        // larger.
        key.push('0');
        key.push(u32::try_from(number.len()).ok().and_then(char::from_u32).unwrap_or(char::MAX));
        key.push_str(number);
        rest = after;
    }
    key.push_str(rest);
    if has_zeros {
        // "x-2" and "x-02" are the same number: their order does not depend on that of the list.
        key.push('\0');
        key.push_str(text);
    }
    key
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::natural_key;
    use proptest::prelude::*;

    #[test]
    fn numbers_sort_by_their_size_and_the_rest_as_before() {
        let sorted = [
            "",
            "-",
            "0",
            "1",
            "01",
            "2",
            "10",
            "a",
            "x",
            "x-",
            "x-2",
            "x-02",
            "x-2-b",
            "x-2a",
            "x-9",
            "x-10",
            "x-10-2",
            "x-10-10",
            "x-99999999999999999999",
            "x-100000000000000000000",
            "x-a",
            "y",
            "é",
        ];
        for pair in sorted.windows(2) {
            assert!(natural_key(pair[0]) < natural_key(pair[1]), "{pair:?}");
        }
    }

    proptest! {
        #[test]
        fn one_number_in_a_name_sorts_by_its_value(prefix in "[a-z]{0,4}-", a in 0u64.., b in 0u64.., end in "[a-z.]{0,3}") {
            let key = |n: u64| natural_key(&format!("{prefix}{n}{end}"));
            prop_assert_eq!(key(a).cmp(&key(b)), a.cmp(&b));
        }

        #[test]
        fn texts_without_digits_sort_by_their_characters(a in "[^0-9]{0,8}", b in "[^0-9]{0,8}") {
            prop_assert_eq!(natural_key(&a).cmp(&natural_key(&b)), a.cmp(&b));
        }

        #[test]
        fn different_texts_have_different_keys(a in "[a0-2]{0,5}", b in "[a0-2]{0,5}") {
            prop_assert_eq!(natural_key(&a) == natural_key(&b), a == b);
        }
    }
}
