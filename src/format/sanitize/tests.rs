//! Which characters are marked, and that all others are kept.

use super::characters::is_accent;
use super::confusables::{ALIKE, ascii};
use super::*;
use proptest::prelude::*;

fn shown(text: &str, is_name: bool) -> String {
    let mut out = String::new();
    pieces(text, is_name, &mut |piece| match piece {
        Piece::Plain(text) => out.push_str(text),
        Piece::Foreign(text) => out.push_str(&format!("[{text}]")),
        piece => out.push_str(&piece.label()),
    });
    out
}

#[test]
fn invisible_characters_are_named() {
    for (text, want) in [
        ("plain ~", "plain ~"),
        ("Łukasz, 日本, שלום, 👩🏽‍💻 ❤️ 1️⃣ नमस्‍ते", "Łukasz, 日本, שלום, 👩🏽‍💻 ❤️ 1️⃣ नमस्‍ते"),
        ("a\u{202e}b", "a⟨U+202E⟩b"),
        ("\0\u{1b}[31m", "⟨U+0000⟩⟨U+001B⟩[31m"),
        ("a\u{200b}\u{feff}\u{ad}b\u{200d}", "a⟨U+200B⟩⟨U+FEFF⟩⟨U+00AD⟩b⟨U+200D⟩"),
        ("a\u{fe0f}", "a⟨U+FE0F⟩"),
        ("\u{e0041}\u{10ffff}\u{e000}\u{fffe}", "⟨U+E0041⟩⟨U+10FFFF⟩⟨U+E000⟩⟨U+FFFE⟩"),
        ("\u{85}\u{2028}", "⟨U+0085⟩⟨U+2028⟩"),
        ("a\rb", "a⟨U+000D⟩b"),
        ("", ""),
    ] {
        assert_eq!(shown(text, false), want, "{text:?}");
        assert_eq!(words(text), want, "{text:?}");
    }
}

#[test]
fn line_breaks_are_named_in_a_name_only() {
    assert_eq!(shown("a\tb\r\nc\nd", false), "a\tb\r\nc\nd");
    assert_eq!(shown("a\tb\r\nc", true), "a⟨U+0009⟩b⟨U+000D⟩⟨U+000A⟩c");
}

#[test]
fn a_letter_has_four_accents_at_most() {
    assert_eq!(shown("e\u{301}\u{301}\u{301}\u{301}x", false), "e\u{301}\u{301}\u{301}\u{301}x");
    let zalgo = format!("a{}b{}", "\u{301}".repeat(300), "\u{20dd}".repeat(5));
    let want = format!("a{}⟨+296 accents⟩b{}⟨+1 accents⟩", "\u{301}".repeat(4), "\u{20dd}".repeat(4));
    assert_eq!(shown(&zalgo, false), want);
}

#[test]
fn a_letter_of_another_alphabet_stands_out_in_a_name() {
    for (name, want) in [
        ("сi-prod", "[с]i-prod"),
        ("аdmin", "[а]dmin"),
        ("p\u{200b}аy", "p⟨U+200B⟩[а]y"),
        ("ρayments", "[ρ]ayments"),
        // Whole words of another alphabet.
        ("бот-ci", "бот-ci"),
        ("бот—ci «бот»ci", "бот—ci «бот»ci"),
        ("Δt-µs", "Δt-µs"),
        ("über", "über"),
    ] {
        assert_eq!(shown(name, true), want);
    }
    assert_eq!(shown("SQLом", false), "SQLом", "a sentence is not a name");
}

#[test]
fn names_that_look_the_same_have_the_same_skeleton() {
    let look = |name| skeleton(name).collect::<String>();
    for name in [
        "ci-prod",
        "сі-рrоd",
        "ｃｉ－ｐｒｏｄ",
        "𝐜𝐢-𝓹𝓻𝓸𝓭",
        "c\u{200b}i-pr\u{301}od",
        " ci-prod\u{a0}",
        "ci‑pr0d",
    ] {
        assert_eq!(look(name), "ci-prod", "{name}");
    }
    assert_eq!(look("a1Il|O0"), "alllloo");
    assert_ne!(look("ci-prod"), look("cd-prod"));
}

#[test]
fn the_table_has_pairs_of_a_letter_and_its_ascii_character() {
    let signs: Vec<char> = ALIKE.chars().collect();
    assert_eq!(signs.len() % 2, 0);
    for pair in signs.chunks(2) {
        assert!(!pair[0].is_ascii() && pair[1].is_ascii_graphic(), "{pair:?}");
        assert_eq!(ascii(pair[0]), Some(pair[1]));
    }
}

proptest! {
    #[test]
    fn hidden_characters_are_named_and_visible_ones_are_kept(text in any::<String>(), is_name: bool) {
        let (mut plain, mut all) = (String::new(), String::new());
        pieces(&text, is_name, &mut |piece| {
            if let Piece::Plain(text) | Piece::Foreign(text) = piece {
                plain.push_str(text);
            }
            all.push_str(&piece.label());
        });
        let is_joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0f}' | '\n' | '\t' | '\r');
        prop_assert!(!plain.chars().any(|c| is_hidden(c) && !is_joiner(c)), "{:?}", plain);
        let seen = |text: &str| text.chars().filter(|c| !is_hidden(*c) && !is_accent(*c)).collect::<String>();
        prop_assert_eq!(seen(&plain), seen(&text));
        if is_plain(&text) && !is_name {
            prop_assert_eq!(all, text);
        }
    }
}
