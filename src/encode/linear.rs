//! Linear layers in whole numbers: weights of 7 bits, one scale an output; inputs of 8 bits, one scale and zero a row.
//!
//! Sums of products are exact whatever the processor: 255 · 64 · 2 is below 2¹⁵, so even the instructions that add two
//! products in 16 bits do not overflow. A text's vectors therefore do not depend on what is computed beside it.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

/// The greatest weight.
pub(super) const MOST: f32 = 64.0;
/// Steps of an input.
const STEPS: f32 = 255.0;
/// 1.5 · 2²³: adding it rounds to a whole number, which then stands in the lowest bits.
const ROUND: f32 = 12_582_912.0;

/// A layer's numbers as they are stored.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Weights {
    /// Outputs × inputs.
    pub(super) weight: Vec<i8>,
    /// One for each output.
    pub(super) scale: Vec<f32>,
    /// One for each output.
    pub(super) bias: Vec<f32>,
}

impl Weights {
    /// Rounds the weights of a layer, given as outputs × inputs.
    pub(super) fn rounded(weight: &[f32], bias: Vec<f32>) -> Self {
        let inputs = weight.len() / bias.len().max(1);
        let (weight, scale) = rounded(weight, inputs, MOST);
        Self { weight, scale, bias }
    }

    /// Puts layers of the same inputs side by side.
    pub(super) fn beside(layers: Vec<Self>) -> Self {
        let mut all = Self::default();
        for layer in layers {
            all.weight.extend(layer.weight);
            all.scale.extend(layer.scale);
            all.bias.extend(layer.bias);
        }
        all
    }
}

/// Rounds rows to whole numbers up to `most`, and returns them with what brings each row back.
#[expect(clippy::cast_possible_truncation, reason = "rounded to -127 to 127")]
pub(super) fn rounded(rows: &[f32], width: usize, most: f32) -> (Vec<i8>, Vec<f32>) {
    let mut whole = Vec::with_capacity(rows.len());
    let mut scales = Vec::with_capacity(rows.len() / width.max(1));
    for row in rows.chunks_exact(width) {
        let greatest = row.iter().fold(0.0_f32, |greatest, x| greatest.max(x.abs())).max(f32::MIN_POSITIVE);
        whole.extend(row.iter().map(|x| (x / greatest * most).round() as i8));
        scales.push(greatest / most);
    }
    (whole, scales)
}

/// A layer ready to be applied: `y = x · Wᵀ + b`.
pub(super) struct Linear {
    packed: PackedBMatrix<i8>,
    inputs: usize,
    /// Sums of the weights of each output, by which the zeros of the inputs are taken off.
    sums: Vec<i32>,
    scale: Vec<f32>,
    bias: Vec<f32>,
}

/// Rows of inputs, rounded.
pub(super) struct Rounded {
    bytes: Vec<u8>,
    zeros: Vec<i32>,
    scales: Vec<f32>,
}

impl Rounded {
    /// Rounds each row between its least and its greatest number.
    #[expect(clippy::cast_possible_truncation, reason = "the lowest byte is the rounded number")]
    pub(super) fn new(x: &[f32], width: usize) -> Self {
        let rows = x.len() / width;
        let mut rounded =
            Self { bytes: vec![0; x.len()], zeros: Vec::with_capacity(rows), scales: Vec::with_capacity(rows) };
        for (row, bytes) in x.chunks_exact(width).zip(rounded.bytes.chunks_exact_mut(width)) {
            let (mut low, mut high) = ([0.0_f32; 8], [0.0_f32; 8]);
            for eight in row.as_chunks::<8>().0 {
                for ((low, high), x) in low.iter_mut().zip(&mut high).zip(eight) {
                    *low = if *x < *low { *x } else { *low };
                    *high = if *x > *high { *x } else { *high };
                }
            }
            for x in row.as_chunks::<8>().1 {
                low[0] = low[0].min(*x);
                high[0] = high[0].max(*x);
            }
            let (low, high) = (low.iter().fold(0.0_f32, |a, b| a.min(*b)), high.iter().fold(0.0_f32, |a, b| a.max(*b)));
            let scale = ((high - low) / STEPS).max(f32::MIN_POSITIVE);
            let factor = scale.recip();
            let zero = (-low * factor).round();
            for (byte, x) in bytes.iter_mut().zip(row) {
                *byte = (x * factor + (zero + ROUND)).to_bits() as u8;
            }
            rounded.zeros.push(zero as i32);
            rounded.scales.push(scale);
        }
        rounded
    }
}

/// The products of matrices, by the widest instructions the processor has.
pub(super) struct Products {
    pub(super) whole: GemmExecutor<u8, i8, i32>,
    pub(super) float: GemmExecutor<f32>,
}

impl Products {
    pub(super) fn new() -> Self {
        Self { whole: GemmExecutor::new(), float: GemmExecutor::new() }
    }
}

impl Linear {
    pub(super) fn new(weights: Weights, products: &Products) -> Self {
        let outputs = weights.bias.len();
        let inputs = weights.weight.len() / outputs.max(1);
        let matrix = NdTensorView::from_data([outputs, inputs], weights.weight.as_slice());
        let packed = products.whole.prepack_b(matrix.transposed());
        let sums =
            weights.weight.chunks_exact(inputs.max(1)).map(|row| row.iter().map(|x| i32::from(*x)).sum()).collect();
        Self { packed, inputs, sums, scale: weights.scale, bias: weights.bias }
    }

    /// Returns the outputs for each row.
    #[expect(clippy::cast_precision_loss, reason = "a sum of products needs no more than 24 bits of precision")]
    pub(super) fn apply(&self, x: &Rounded, products: &Products) -> Vec<f32> {
        let (rows, outputs) = (x.scales.len(), self.bias.len());
        let mut sums = vec![0_i32; rows * outputs];
        let left = NdTensorView::from_data([rows, self.inputs], x.bytes.as_slice());
        products
            .whole
            .gemm(&mut sums, GemmInputA::Unpacked(left), GemmInputB::Packed(&self.packed), GemmOptions::default())
            .expect("the shapes were checked when the model was read");
        let mut y = vec![0.0; sums.len()];
        let rows = sums.chunks_exact(outputs).zip(y.chunks_exact_mut(outputs)).zip(x.scales.iter().zip(&x.zeros));
        for ((sums, y), (row_scale, zero)) in rows {
            let of_output = self.sums.iter().zip(self.scale.iter().zip(&self.bias));
            for ((y, sum), (all, (scale, bias))) in y.iter_mut().zip(sums).zip(of_output) {
                *y = (sum - zero * all) as f32 * (row_scale * scale) + bias;
            }
        }
        y
    }
}

#[cfg(test)]
#[expect(clippy::cast_precision_loss, reason = "small numbers")]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_rows_gives_each_its_exact_products() {
        let products = Products::new();
        for (inputs, outputs) in [(64, 192), (128, 64), (384, 1536), (1536, 384)] {
            let number = |at: usize| ((at * 7919 + at / 13) % 201) as f32 / 100.0 - 1.0;
            let weight: Vec<f32> = (0..inputs * outputs).map(number).collect();
            let weights = Weights::rounded(&weight, (0..outputs).map(number).collect());
            let linear = Linear::new(weights.clone(), &products);
            let x: Vec<f32> = (0..150 * inputs).map(|at| number(at + 5) * 3.0).collect();
            for rows in [1, 2, 7, 64, 65, 150] {
                let rounded = Rounded::new(&x[..rows * inputs], inputs);
                let y = linear.apply(&rounded, &products);
                for row in [0, rows / 2, rows - 1] {
                    for output in [0, 1, outputs / 2, outputs - 1] {
                        let bytes = &rounded.bytes[row * inputs..][..inputs];
                        let factors = &weights.weight[output * inputs..][..inputs];
                        let sum: i32 = bytes
                            .iter()
                            .zip(factors)
                            .map(|(x, w)| (i32::from(*x) - rounded.zeros[row]) * i32::from(*w))
                            .sum();
                        let expected =
                            sum as f32 * (rounded.scales[row] * weights.scale[output]) + weights.bias[output];
                        let found = y[row * outputs + output];
                        assert!((found - expected).abs() < 1e-4, "{inputs} {outputs} {rows} {row}: {found} {expected}");
                    }
                }
            }
        }
    }
}
