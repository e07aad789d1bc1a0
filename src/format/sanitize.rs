//! What a text from a server is shown as: text, with marks where it could deceive. What nobody can see, what turns the
//! direction of its neighbours and what piles up on a letter is named in its place; letters that only look like others
//! can be told from them.
//!
//! Pure. What never lives here: elements (`components/text.rs` makes them), and what is copied,
//! searched or sent: that is always the text itself.

use std::borrow::Cow;

/// A piece of a text, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// As it is.
    Plain(&'a str),
    /// A character that is named instead: `⟨U+202E⟩`.
    Hidden(char),
    /// Accents that are left out, because the letter has enough of them.
    Accents(u32),
    /// A letter of another alphabet than its neighbours, which looks like one of theirs.
    Foreign(&'a str),
}

/// What a piece is to people, in words; nothing for what speaks for itself.
impl Piece<'_> {
    /// As it stands in the text.
    pub fn label(self) -> String {
        match self {
            Self::Plain(text) | Self::Foreign(text) => text.to_owned(),
            Self::Hidden(c) => {
                let code = u32::from(c);
                let mut label = "⟨U+".to_owned();
                for place in (0..if code > 0xffff { 5 + code / 0x10_0000 } else { 4 }).rev() {
                    label.extend(
                        char::from_digit((code >> (4 * place)) & 15, 16).map(|c| c.to_ascii_uppercase()),
                    );
                }
                label.push('⟩');
                label
            }
            Self::Accents(count) => ["⟨+", &count.to_string(), " accents⟩"].concat(),
        }
    }

    /// What there is to know of it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Plain(_) => "",
            Self::Hidden(c) => match kind(c) {
                Some(Kind::Turns) => "turns the direction of text",
                Some(Kind::Breaks) => "ends a line",
                Some(Kind::Control) => "control character",
                Some(Kind::Private) => "means nothing by itself",
                Some(Kind::Unseen) | None => "cannot be seen",
            },
            Self::Accents(_) => "left out",
            Self::Foreign(_) => "of another alphabet than the letters beside it",
        }
    }
}

/// Why a character is not shown as it is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Turns,
    Breaks,
    Control,
    Private,
    Unseen,
}

fn kind(c: char) -> Option<Kind> {
    Some(match u32::from(c) {
        0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 => Kind::Turns,
        0x0a | 0x0d | 0x85 | 0x2028 | 0x2029 => Kind::Breaks,
        0..=0x1f | 0x7f..=0x9f => Kind::Control,
        // Soft hyphens, fillers, joiners, blanks, variants, annotations, musical and shorthand controls, tags.
        0xad
        | 0x34f
        | 0x115f
        | 0x1160
        | 0x17b4
        | 0x17b5
        | 0x180b..=0x180f
        | 0x200b..=0x200d
        | 0x2060..=0x206f
        | 0x2800
        | 0x3164
        | 0xfe00..=0xfe0f
        | 0xfeff
        | 0xffa0
        | 0xfff0..=0xfffb
        | 0x1bca0..=0x1bca3
        | 0x1d173..=0x1d17a
        | 0xe0000..=0xe0fff => Kind::Unseen,
        0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xf0000.. => Kind::Private,
        code if code & 0xfffe == 0xfffe => Kind::Private,
        _ => return None,
    })
}

/// Whether nobody can see it, or it changes what is seen around it.
pub fn is_hidden(c: char) -> bool {
    kind(c).is_some()
}

/// Whether it turns the direction of text.
pub fn turns(c: char) -> bool {
    kind(c) == Some(Kind::Turns)
}

/// Whether it stands on, in or below the letter before it.
fn is_accent(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x6d6..=0x6ed
        | 0xe31..=0xe3a | 0xe47..=0xe4e | 0xeb1..=0xebc | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff
        | 0xfe20..=0xfe2f)
}

/// Accents that a letter may have. Hebrew with all its points has four.
const ACCENTS: u32 = 4;

/// Whether a joiner, or a sign for a variant, does its work behind this character: in emoji and in scripts whose letters
/// join.
fn joins(before: char, c: char) -> bool {
    let before = u32::from(before);
    match c {
        '\u{200c}' | '\u{200d}' => {
            matches!(before, 0x600..=0xfff | 0x2190..=0x2bff | 0xfe0f | 0x1f000..=0x1faff)
        }
        '\u{fe0f}' => {
            matches!(before, 0x23 | 0x2a | 0x30..=0x39 | 0xa9 | 0xae | 0x2000..=0x33ff | 0x1f000..=0x1faff)
        }
        _ => false,
    }
}

/// Whether a text is shown as it is, seen at a glance: most are.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~' | b'\n' | b'\t'))
}

/// Goes through a text. In a single line (`is_name`), a line break and a tab are marked too, and so is a letter that is
/// not of its word's alphabet.
#[inline(never)]
pub fn pieces<'a>(text: &'a str, is_name: bool, each: &mut dyn FnMut(Piece<'a>)) {
    // What is plain from here on has not been told yet.
    let (mut from, mut accents, mut before) = (0, 0, '\0');
    let mut word = Word::default();
    for (at, c) in text.char_indices() {
        if is_name && at >= word.end {
            word = Word::at(text, at);
        }
        accents = if is_accent(c) { accents + 1 } else { 0 };
        let is_layout =
            matches!(c, '\n' | '\t') && !is_name || c == '\r' && text[at..].starts_with("\r\n") && !is_name;
        let end = at + c.len_utf8();
        let piece = if accents > ACCENTS {
            // The last one of them speaks for all.
            let is_last = !text[end..].starts_with(is_accent);
            Some(is_last.then_some(Piece::Accents(accents - ACCENTS)))
        } else if is_hidden(c) && !is_layout && !joins(before, c) {
            Some(Some(Piece::Hidden(c)))
        } else if word.is_latin && is_name && !c.is_ascii() && ascii(c).is_some() {
            Some(Some(Piece::Foreign(&text[at..end])))
        } else {
            None
        };
        if let Some(piece) = piece {
            if from < at {
                each(Piece::Plain(&text[from..at]));
            }
            from = end;
            if let Some(piece) = piece {
                each(piece);
            }
        }
        before = c;
    }
    if from < text.len() {
        each(Piece::Plain(&text[from..]));
    }
}

/// Letters and digits in a row.
#[derive(Default)]
struct Word {
    end: usize,
    /// Whether a letter of ASCII is among them.
    is_latin: bool,
}

impl Word {
    fn at(text: &str, at: usize) -> Self {
        let rest = &text[at..];
        // Signs between words are ASCII, or have a place of their own; the tables that know all letters weigh more.
        let is_between = |c: char| match c {
            '\u{a0}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' => !is_hidden(c),
            c => c.is_ascii() && !c.is_ascii_alphanumeric() && !is_hidden(c),
        };
        let length = rest.find(is_between).unwrap_or(rest.len());
        let is_latin = rest[..length].bytes().any(|b| b.is_ascii_alphabetic());
        Self { end: at + length.max(1), is_latin }
    }
}

/// The same as one text, for where no element can stand.
#[inline(never)]
pub fn words(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    pieces(text, false, &mut |piece| out.push_str(&piece.label()));
    Cow::Owned(out)
}

/// The beginning of a text that is longer than anybody reads in a row.
pub fn beginning(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned([&text[..end], "…"].concat()),
        None => Cow::Borrowed(text),
    }
}

/// Letters of other alphabets, each with the one of ASCII that it looks like. Picked by hand out of what Unicode's
/// table of confusables (UTS 39) says of letters that keyboards have.
const ALIKE: &str = "аaеeіiјjкkоoрpсcуyхxѕsԁdԛqԝwһhӏlѵvпnгrАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXҮYЅSԌGԜWҺhӀlѴV\
    αaγyηnιiκkνvοoρpσoυuχxωwϲcϳjΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹC\
    օoսuհhոnցgզqՕOՍUıiɑaɡgɩiſfℓlǀlⅼlⅰiⅴvⅹxⅽcⅾdⅿm\
    ‐-‑-‒-–-—-−-﹣-․.∕/⁄/";

/// The ASCII character that a character looks like, where it looks like one.
fn ascii(c: char) -> Option<char> {
    let code = u32::from(c);
    let (first, offset) = match code {
        ..=0x7f => return Some(c),
        0xff01..=0xff5e => (0x21, code - 0xff01),
        // Letters and digits of formulas: bold, italic, script and so on, each time all of them.
        0x1d400..=0x1d6a3 => match (code - 0x1d400) % 52 {
            letter @ 26.. => (0x61, letter - 26),
            letter => (0x41, letter),
        },
        0x1d7ce..=0x1d7ff => (0x30, (code - 0x1d7ce) % 10),
        _ => {
            let mut signs = ALIKE.chars();
            while let (Some(sign), alike) = (signs.next(), signs.next()) {
                if sign == c {
                    return alike;
                }
            }
            return None;
        }
    };
    char::from_u32(first + offset)
}

/// What a name looks like at a glance: without what cannot be seen, spaces and accents, and with one sign for all that
/// look the same.
pub fn looks(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars()
        .filter(|c| !c.is_whitespace() && (c.is_ascii_graphic() || !is_hidden(*c) && !is_accent(*c)))
        .map(|c| match ascii(c).unwrap_or(c) {
            '0' | 'O' => 'o',
            '1' | 'I' | '|' => 'l',
            c => c,
        })
}

#[cfg(test)]
mod tests {
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
    fn what_cannot_be_seen_is_named() {
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
    fn lines_are_layout_but_in_a_name() {
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
            // Words of their own.
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
    fn what_looks_the_same_looks_the_same() {
        let look = |name| looks(name).collect::<String>();
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
    fn the_table_has_pairs_of_a_letter_and_its_ascii() {
        let signs: Vec<char> = ALIKE.chars().collect();
        assert_eq!(signs.len() % 2, 0);
        for pair in signs.chunks(2) {
            assert!(!pair[0].is_ascii() && pair[1].is_ascii_graphic(), "{pair:?}");
            assert_eq!(ascii(pair[0]), Some(pair[1]));
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_hidden_is_shown_and_nothing_that_is_seen_is_lost(text in any::<String>(), is_name: bool) {
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
}
