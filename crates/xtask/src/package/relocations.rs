//! The linker's relocations: where the module has a number that depends on the place of something.

use anyhow::Result;
use wasm_encoder::Encode;
use wasmparser::{RelocAddendKind, RelocationEntry, RelocationType};

/// Whether it is of an address. Others have the number of a type or a function in place of that of a symbol.
pub fn is_address(entry: &RelocationEntry) -> bool {
    use RelocationType::{MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb};
    matches!(entry.ty, MemoryAddrI32 | MemoryAddrLeb | MemoryAddrSleb)
}

/// The number in the five bytes that the linker leaves for an address.
pub fn padded(address: u32) -> [u8; 5] {
    std::array::from_fn(|index| {
        let part = u8::try_from(address >> (7 * index) & 0x7f).unwrap_or_default();
        if index < 4 { part | 0x80 } else { part }
    })
}

/// The contents of a section of relocations.
pub fn encoded(section: u32, entries: &[RelocationEntry]) -> Result<Vec<u8>> {
    let mut data = Vec::new();
    section.encode(&mut data);
    u32::try_from(entries.len())?.encode(&mut data);
    for entry in entries {
        data.push(entry.ty as u8);
        entry.offset.encode(&mut data);
        entry.index.encode(&mut data);
        if entry.ty.addend_kind() != RelocAddendKind::None {
            entry.addend.encode(&mut data);
        }
    }
    Ok(data)
}
