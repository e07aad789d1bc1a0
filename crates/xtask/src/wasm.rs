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
    fn what_is_cut_short_is_no_module() {
        for broken in
            [&b"\0asm"[..], b"\0asm\x01\0\0\0", b"\0asm\x01\0\0\0\x01\x05\xaa", b"\0asm\x01\0\0\0\x01\xff"]
        {
            assert_eq!(without_notes(broken), None);
        }
    }
}
