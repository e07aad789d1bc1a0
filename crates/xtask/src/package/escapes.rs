//! Takes the tables for `{:?}` of rare characters out of the compiler's module: 2 KB with brotli.
//!
//! Rust's `Debug` of a text writes characters that cannot be printed, and accents, as escapes, and has tables of them. In the
//! panel only the texts of panics use it. Here all characters count as printable there. A development build has the tables.

use std::collections::HashSet;

use anyhow::{Context, Result};

use super::linked::{Linked, UNREADABLE};
use super::relocations::is_address;

/// Functions of the standard library, by a part of their symbols' names, and what each returns in place of looking it up.
const CONSTANT: [(&str, u8); 2] = [
    // Whether a character can be printed.
    ("core7unicode9printable12is_printable", 1),
    // Whether it is an accent on the character before.
    ("core7unicode12unicode_data15grapheme_extend11lookup_slow", 0),
];

/// The module without these tables.
pub fn without_escapes(module: &[u8]) -> Result<Vec<u8>> {
    let mut linked = Linked::read(module).context(UNREADABLE)?;
    for (part, value) in CONSTANT {
        linked.make_constant(part, value)?;
    }
    linked.written()
}

impl Linked<'_> {
    /// Makes the functions with this part in their names return a constant, and empties the data that only they use.
    fn make_constant(&mut self, part: &str, value: u8) -> Result<()> {
        let is_it = |name: &&String| name.contains(part);
        let bodies: Vec<_> =
            self.functions.iter().filter(|(name, _)| is_it(name)).map(|it| it.1.clone()).collect();
        for body in bodies {
            // No variables, the constant, and its return. Nothing reaches the rest: each 0 is an `unreachable`.
            let bytes = self.bytes.get_mut(body.clone()).context(UNREADABLE)?;
            let Some((begin, rest)) = bytes.split_at_mut_checked(4) else { continue };
            let Some((end, middle)) = rest.split_last_mut() else { continue };
            begin.copy_from_slice(&[0, 0x41, value, 0x0f]);
            middle.fill(0);
            *end = 0x0b;
            let mut symbols = HashSet::new();
            for (section, entries) in &mut self.relocations {
                let start = *self.sections.get(*section as usize).context(UNREADABLE)?;
                entries.retain(|entry| {
                    let is_inside = body.contains(&(start + entry.offset as usize));
                    if is_inside && is_address(entry) {
                        symbols.insert(entry.index);
                    }
                    !is_inside
                });
            }
            self.empty_unused(&symbols)?;
        }
        Ok(())
    }
}
