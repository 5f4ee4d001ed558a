//! Unpacks the parser's weights, `src/syntax/model.bin`, so that the program carries them as the parser reads them; and lays out the
//! groups of synonyms and the meanings of the thesaurus.

#[path = "../src/english/slots.rs"]
mod slots;
mod synonyms;
mod thesaurus;
mod weights;

use std::error::Error;
use std::path::PathBuf;
use synonyms::GROUPS;
use thesaurus::MEANINGS;
use weights::{Coder, Range, SHAPES};

const PACKED: &str = "src/syntax/model.bin";

#[allow(clippy::disallowed_methods, reason = "a build script is told by the environment where to write")]
#[allow(clippy::print_stdout, reason = "this is how it talks to cargo")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PACKED}\ncargo::rerun-if-changed=build");
    println!(
        "cargo::rerun-if-changed={MEANINGS}\ncargo::rerun-if-changed={GROUPS}\ncargo::rerun-if-changed=src/english/slots.rs"
    );
    let folder = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    std::fs::write(folder.join("model.bin"), unpack(&std::fs::read(PACKED)?).ok_or("the weights are cut short")?)?;
    let (things, index) = synonyms::lay_out(&std::fs::read_to_string(GROUPS)?).ok_or("too many groups of synonyms")?;
    std::fs::write(folder.join("thesaurus.txt"), thesaurus::lay_out(&std::fs::read_to_string(MEANINGS)?))?;
    std::fs::write(folder.join("synonyms.txt"), things)?;
    std::fs::write(folder.join("synonyms.bin"), index)?;
    Ok(())
}

/// Returns the tables as [`onrecord::syntax::Parser`] reads them: their lengths, which stand first in either form, then each.
fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (lengths, rest) = packed.split_first_chunk::<{ 4 * SHAPES.len() }>()?;
    let (window, bytes) = rest.split_first_chunk()?;
    let mut unpacker = Unpacker { range: Range::ALL, window: u32::from_be_bytes(*window), bytes: bytes.iter() };
    let mut model = lengths.to_vec();
    for (length, shape) in lengths.as_chunks().0.iter().zip(SHAPES) {
        let start = model.len();
        model.resize(start + u32::from_le_bytes(*length) as usize, 0);
        weights::table(&mut unpacker, &mut model[start..], shape);
    }
    Some(model)
}

/// Tells which bits were packed.
struct Unpacker<'a> {
    range: Range,
    /// The next four bytes; they lie in the range.
    window: u32,
    bytes: std::slice::Iter<'a, u8>,
}

impl Coder for Unpacker<'_> {
    fn bit(&mut self, chance: u16, _: bool) -> bool {
        let middle = self.range.middle(chance);
        let bit = self.window <= middle;
        for _ in self.range.narrow(middle, bit) {
            self.window = self.window << 8 | u32::from(self.bytes.next().copied().unwrap_or(0));
        }
        bit
    }
}
