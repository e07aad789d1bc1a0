//! Which characters are invisible, change the text around them, or pile up on a letter.

/// Why a character is not shown as it is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// It changes the direction of text.
    Direction,
    /// It ends a line.
    LineBreak,
    /// It is a control character.
    Control,
    /// It is for private use, or no character at all.
    Meaningless,
    /// It is invisible.
    Invisible,
}

/// Why the character is not shown as it is; `None` for one that is.
pub(super) fn kind(c: char) -> Option<Kind> {
    Some(match u32::from(c) {
        0x61c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069 => Kind::Direction,
        0x0a | 0x0d | 0x85 | 0x2028 | 0x2029 => Kind::LineBreak,
        0..=0x1f | 0x7f..=0x9f => Kind::Control,
        // Soft hyphens, fillers, joiners, blanks, variation selectors, annotations, musical and shorthand controls, tags.
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
        | 0xe0000..=0xe0fff => Kind::Invisible,
        0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xf0000.. => Kind::Meaningless,
        code if code & 0xfffe == 0xfffe => Kind::Meaningless,
        _ => return None,
    })
}

/// Whether the character is invisible or changes the text around it.
pub fn is_hidden(c: char) -> bool {
    kind(c).is_some()
}

/// Whether the character changes the direction of text.
pub fn changes_direction(c: char) -> bool {
    kind(c) == Some(Kind::Direction)
}

/// Whether the character is drawn on, in or below the letter before it.
pub(super) fn is_accent(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x6d6..=0x6ed
        | 0xe31..=0xe3a | 0xe47..=0xe4e | 0xeb1..=0xebc | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff
        | 0xfe20..=0xfe2f)
}

/// Whether `c` is a joiner or a variation selector that has an effect after the character `before`: in emoji, and in
/// scripts whose letters join.
pub(super) fn joins(before: char, c: char) -> bool {
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
