//! Writes the table in the form `super::table` describes.

use super::pieces::Pieces;
use crate::meaning::table::{FREE, MAGIC, SLOTS, WEIGHT_STEPS, WIDTH, slot_of};
use crate::text::wordpiece::hash_of;

/// Returns the bytes of the table. `frequencies` out of `documents` say how rare a piece is.
pub(super) fn table(pieces: &Pieces, rows: &[[f64; WIDTH]], frequencies: &[usize], documents: usize) -> Vec<u8> {
    let names = pieces.names();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|piece| names[*piece].as_bytes());
    let rounded: Vec<([i8; WIDTH], f32)> = order.iter().map(|piece| rounded(&rows[*piece])).collect();

    let mut bytes = MAGIC.to_vec();
    bytes.extend(pieces.count().to_le_bytes());
    bytes.extend(small(names.iter().map(String::len).sum()).to_le_bytes());
    bytes.extend(rounded.iter().flat_map(|(row, _)| row.map(i8::cast_unsigned)));
    bytes.extend(rounded.iter().flat_map(|(_, scale)| scale.to_le_bytes()));
    bytes.extend(order.iter().map(|piece| weight(&names[*piece], frequencies[*piece], documents)));
    let mut end = 0;
    for piece in &order {
        end += names[*piece].len();
        bytes.extend(small(end).to_le_bytes());
    }
    bytes.extend(slots(order.iter().map(|piece| names[*piece].as_bytes())).iter().flat_map(|slot| slot.to_le_bytes()));
    for piece in &order {
        bytes.extend(names[*piece].bytes());
    }
    bytes
}

fn small(number: usize) -> u32 {
    u32::try_from(number).expect("a vocabulary is far below 4 GiB")
}

/// Returns a row in bytes, as long as they allow, and what makes its length 1 again.
#[expect(clippy::cast_possible_truncation, reason = "rounded to -127 to 127, and to the precision of the table")]
fn rounded(row: &[f64; WIDTH]) -> ([i8; WIDTH], f32) {
    let most = row.iter().fold(0.0_f64, |most, x| most.max(x.abs())).max(1e-12);
    let bytes = row.map(|x| (x / most * 127.0).round() as i8);
    let squares: f64 = bytes.iter().map(|byte| f64::from(*byte).powi(2)).sum();
    (bytes, squares.sqrt().max(1.0).recip() as f32)
}

/// Returns the inverse document frequency in steps; 0 for marks and punctuation.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "between 0 and 255"
)]
fn weight(name: &str, frequency: usize, documents: usize) -> u8 {
    let is_mark = name.starts_with('[') && name.ends_with(']') && name.len() > 1;
    if is_mark || !name.contains(char::is_alphanumeric) {
        return 0;
    }
    let (found, all) = (frequency as f64, documents as f64);
    let rarity = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
    (rarity * f64::from(WEIGHT_STEPS)).round().clamp(1.0, 255.0) as u8
}

/// Returns the hash of the names: each in the first free slot from its own on. `##` is hashed like any other bytes.
fn slots<'a>(names: impl Iterator<Item = &'a [u8]>) -> Vec<u16> {
    let mut slots = vec![FREE; SLOTS];
    for (number, name) in (0_u16..FREE).zip(names) {
        let mut slot = slot_of(hash_of(name));
        while slots[slot] != FREE {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = number;
    }
    slots
}
