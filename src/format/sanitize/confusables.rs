//! Characters that look like ASCII characters, and names that look like each other.

use crate::format::sanitize::characters::{is_accent, is_hidden};

/// Pairs of a letter of another alphabet and the ASCII character that it looks like. Selected by hand from Unicode's table
/// of confusables (UTS 39): the letters that keyboards have.
pub(super) const ALIKE: &str = "аaеeіiјjкkоoрpсcуyхxѕsԁdԛqԝwһhӏlѵvпnгrАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXҮYЅSԌGԜWҺhӀlѴV\
    αaγyηnιiκkνvοoρpσoυuχxωwϲcϳjΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹC\
    օoսuհhոnցgզqՕOՍUıiɑaɡgɩiſfℓlǀlⅼlⅰiⅴvⅹxⅽcⅾdⅿm\
    ‐-‑-‒-–-—-−-﹣-․.∕/⁄/";

/// The ASCII character that a character looks like; `None` if it looks like none.
pub(super) fn ascii(c: char) -> Option<char> {
    let code = u32::from(c);
    let (first, offset) = match code {
        ..=0x7f => return Some(c),
        0xff01..=0xff5e => (0x21, code - 0xff01),
        // Mathematical letters and digits: each style (bold, italic, script …) has the whole alphabet.
        0x1d400..=0x1d6a3 => match (code - 0x1d400) % 52 {
            letter @ 26.. => (0x61, letter - 26),
            letter => (0x41, letter),
        },
        0x1d7ce..=0x1d7ff => (0x30, (code - 0x1d7ce) % 10),
        _ => {
            let mut characters = ALIKE.chars();
            while let (Some(foreign), alike) = (characters.next(), characters.next()) {
                if foreign == c {
                    return alike;
                }
            }
            return None;
        }
    };
    char::from_u32(first + offset)
}

/// The skeleton of a name, as in UTS 39: two names with the same skeleton look the same. It leaves out invisible
/// characters, spaces and accents, and has one character for all that look alike.
pub fn skeleton(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars()
        .filter(|c| !c.is_whitespace() && (c.is_ascii_graphic() || !is_hidden(*c) && !is_accent(*c)))
        .map(|c| match ascii(c).unwrap_or(c) {
            '0' | 'O' => 'o',
            '1' | 'I' | '|' => 'l',
            c => c,
        })
}
