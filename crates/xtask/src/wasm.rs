//! The little of WebAssembly's binary format that packing the panel takes: sections, numbers and names.

/// Each section with its head: its kind, and where it is. `None` where it is no module.
pub fn sections(wasm: &[u8]) -> Option<Vec<(u8, std::ops::Range<usize>)>> {
    let mut all = Vec::new();
    let mut at = 8;
    while at < wasm.len() {
        let start = at;
        let kind = *wasm.get(at)?;
        at += 1;
        let length = number(wasm, &mut at)?;
        at = at.checked_add(length).filter(|end| *end <= wasm.len())?;
        all.push((kind, start..at));
    }
    (!all.is_empty()).then_some(all)
}

/// The module without what is not for the machine: names for debuggers, and which compiler it comes from.
pub fn without_notes(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut out = wasm.get(..8)?.to_vec();
    for (kind, place) in sections(wasm)? {
        if kind != 0 {
            out.extend_from_slice(wasm.get(place)?);
        }
    }
    Some(out)
}

/// What the module exports, by name.
pub fn exports(wasm: &[u8]) -> Option<Vec<String>> {
    list(wasm, 7, |at| {
        let name = string(wasm, at)?;
        // What kind of thing it is, and which.
        *at += 1;
        number(wasm, at)?;
        Some(name)
    })
}

/// What the module imports: the name of where from, and its own.
pub fn imports(wasm: &[u8]) -> Option<Vec<(String, String)>> {
    list(wasm, 2, |at| {
        let names = (string(wasm, at)?, string(wasm, at)?);
        let kind = *wasm.get(*at)?;
        *at += 1;
        match kind {
            0 => drop(number(wasm, at)?),
            1 => {
                *at += 1;
                limits(wasm, at)?;
            }
            2 => limits(wasm, at)?,
            3 => *at += 2,
            _ => return None,
        }
        Some(names)
    })
}

/// How large a table or a memory is at least, and at most where that is said.
fn limits(wasm: &[u8], at: &mut usize) -> Option<()> {
    let has_most = number(wasm, at)? & 1 == 1;
    number(wasm, at)?;
    if has_most {
        number(wasm, at)?;
    }
    Some(())
}

/// The entries of the section of this kind; none where there is no such section.
fn list<T>(wasm: &[u8], kind: u8, entry: impl Fn(&mut usize) -> Option<T>) -> Option<Vec<T>> {
    let Some((_, place)) = sections(wasm)?.into_iter().find(|it| it.0 == kind) else {
        return Some(Vec::new());
    };
    let mut at = place.start + 1;
    number(wasm, &mut at)?;
    let count = number(wasm, &mut at)?;
    let entries = (0..count).map(|_| entry(&mut at)).collect::<Option<_>>()?;
    (at == place.end).then_some(entries)
}

/// A name: its length, and its bytes.
pub fn string(wasm: &[u8], at: &mut usize) -> Option<String> {
    let length = number(wasm, at)?;
    let bytes = wasm.get(*at..at.checked_add(length)?)?;
    *at += length;
    String::from_utf8(bytes.to_vec()).ok()
}

/// Seven bits a byte, the lowest first.
pub fn number(wasm: &[u8], at: &mut usize) -> Option<usize> {
    let mut value = 0usize;
    for shift in (0..35).step_by(7) {
        let byte = *wasm.get(*at)?;
        *at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Writes a number.
pub fn push_number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        // Seven bits fit into a byte.
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_go_and_everything_else_stays() {
        let module = b"\0asm\x01\0\0\0\x01\x02\xaa\xbb\0\x03\x01nx\x0a\x01\xcc";
        assert_eq!(without_notes(module).unwrap(), b"\0asm\x01\0\0\0\x01\x02\xaa\xbb\x0a\x01\xcc");
        let kinds: Vec<u8> = sections(module).unwrap().iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [1, 0, 10]);
    }

    #[test]
    fn imports_and_exports_are_told_by_name() {
        // A function, a table, a memory with a limit, and a global.
        let imports = b"\x02\x1e\x04\x01m\x01f\0\x03\x01m\x01t\x01\x70\0\x09\x01m\x01m\x02\x01\x01\x02\x01m\x01g\x03\x7f\x01";
        let module = [b"\0asm\x01\0\0\0", &imports[..], b"\x07\x09\x02\x01a\0\0\x01b\x02\0"].concat();
        let of_m = |name: &str| ("m".to_owned(), name.to_owned());
        assert_eq!(super::imports(&module).unwrap(), ["f", "t", "m", "g"].map(of_m));
        assert_eq!(exports(&module).unwrap(), ["a", "b"]);
        assert_eq!(exports(&module[..module.len() - 1]), None);
    }

    #[test]
    fn what_is_cut_short_is_no_module() {
        for broken in
            [&b"\0asm"[..], b"\0asm\x01\0\0\0", b"\0asm\x01\0\0\0\x01\x05\xaa", b"\0asm\x01\0\0\0\x01\xff"]
        {
            assert_eq!(without_notes(broken), None);
        }
    }
}
