//! A row of the table as the processor multiplies it: eight numbers at a time, by `wide`, which is safe and has a plain way
//! where a processor has no such registers.

use wide::{i16x8, i32x4};

use super::table::WIDTH;

/// Numbers in a register.
const LANES: usize = 8;

/// The numbers of a piece, widened for products.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row([i16x8; WIDTH / LANES]);

impl Row {
    /// Widens signed bytes.
    pub(super) fn new(bytes: &[u8; WIDTH]) -> Self {
        // All at once and then by eights: so the compiler widens them in registers, too.
        let numbers = bytes.map(|byte| i16::from(byte.cast_signed()));
        let (eights, _) = numbers.as_chunks::<LANES>();
        Self(std::array::from_fn(|at| i16x8::new(eights[at])))
    }

    /// Returns the sum of the products, of at most 22 bits.
    pub(super) fn dot(&self, other: &Self) -> i32 {
        self.0.iter().zip(&other.0).fold(i32x4::ZERO, |sum, (one, other)| sum + one.dot(*other)).reduce_add()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn products_are_summed_as_one_by_one(one: [[u8; 32]; 4], other: [[u8; 32]; 4]) {
            let flat = |parts: [[u8; 32]; 4]| -> [u8; WIDTH] { parts.concat().try_into().expect("four times 32") };
            let (one, other) = (flat(one), flat(other));
            let product = |at: usize| i32::from(one[at].cast_signed()) * i32::from(other[at].cast_signed());
            prop_assert_eq!(Row::new(&one).dot(&Row::new(&other)), (0..WIDTH).map(product).sum::<i32>());
        }
    }
}
