//! Packs weights for the project to keep.

#[path = "../../build/weights.rs"]
mod weights;

use onrecord::syntax::training::{BUCKET, Table};
use onrecord::syntax::{Label, Tag};
use weights::{Coder, Range, SHAPES};

const _: () = {
    let [tags, steps, labels] = SHAPES;
    assert!(tags.row == Table::<{ Tag::COUNT }>::WIDTH && labels.row == Table::<{ Label::COUNT }>::WIDTH);
    assert!(steps.row == BUCKET / 4, "the build script, which can't ask, is told what a row is");
};

/// Packs a model as [`onrecord::syntax::Parser`] reads it; the build script unpacks it.
pub fn pack(model: &[u8]) -> Vec<u8> {
    let (lengths, tables) = model.split_at(4 * SHAPES.len());
    let mut packer = Packer { range: Range::ALL, bytes: lengths.to_vec() };
    let mut tables = tables.to_vec();
    let mut rest = tables.as_mut_slice();
    for (length, shape) in lengths.as_chunks().0.iter().zip(SHAPES) {
        let (table, others) = rest.split_at_mut(u32::from_le_bytes(*length) as usize);
        weights::table(&mut packer, table, shape);
        rest = others;
    }
    packer.bytes.extend(packer.range.end().to_be_bytes());
    packer.bytes
}

/// Makes bytes of bits.
struct Packer {
    range: Range,
    bytes: Vec<u8>,
}

impl Coder for Packer {
    fn bit(&mut self, chance: u16, bit: bool) -> bool {
        let middle = self.range.middle(chance);
        self.bytes.extend(self.range.narrow(middle, bit));
        bit
    }
}
