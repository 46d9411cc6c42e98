//! The arithmetic of the model: products of matrices, softmax, GELU, layer normalisation.
//!
//! Sums run in one fixed order, written so that the compiler can use wide registers without changing it.

/// Columns computed together.
const WIDE: usize = 8;
/// Rows computed together.
const TALL: usize = 4;

/// A linear layer: `y = x · Wᵀ + b`.
pub(super) struct Linear {
    inputs: usize,
    /// `W` in panels of [`WIDE`] outputs: for each input, the factors of the panel's outputs.
    panels: Vec<[f32; WIDE]>,
    bias: Vec<f32>,
}

impl Linear {
    /// Takes `weight` as outputs × inputs. The number of outputs is a multiple of 8.
    pub(super) fn new(weight: &[f32], bias: Vec<f32>) -> Self {
        let inputs = weight.len() / bias.len();
        let panels = weight
            .chunks_exact(inputs * WIDE)
            .flat_map(|panel| (0..inputs).map(move |i| std::array::from_fn(|out| panel[out * inputs + i])))
            .collect();
        Self { inputs, panels, bias }
    }

    /// Returns the outputs for each row of `x`.
    pub(super) fn apply(&self, x: &[f32]) -> Vec<f32> {
        let outputs = self.bias.len();
        let mut y = vec![0.0; x.len() / self.inputs * outputs];
        for (number, panel) in self.panels.chunks_exact(self.inputs).enumerate() {
            let column = number * WIDE;
            let bias: [f32; WIDE] = std::array::from_fn(|i| self.bias[column + i]);
            let blocks = x.chunks_exact(self.inputs * TALL);
            let rest = blocks.remainder();
            let done = (x.len() - rest.len()) / self.inputs * outputs;
            let (head, tail) = y.split_at_mut(done);
            for (rows, out) in blocks.zip(head.chunks_exact_mut(outputs * TALL)) {
                let rows: [&[f32]; TALL] = std::array::from_fn(|r| &rows[r * self.inputs..][..self.inputs]);
                for (sums, out) in block(rows, panel).iter().zip(out.chunks_exact_mut(outputs)) {
                    add(&bias, sums, &mut out[column..column + WIDE]);
                }
            }
            for (row, out) in rest.chunks_exact(self.inputs).zip(tail.chunks_exact_mut(outputs)) {
                add(&bias, &block([row], panel)[0], &mut out[column..column + WIDE]);
            }
        }
        y
    }
}

fn add(bias: &[f32; WIDE], sums: &[f32; WIDE], out: &mut [f32]) {
    out.iter_mut().zip(bias.iter().zip(sums)).for_each(|(out, (bias, sum))| *out = bias + sum);
}

/// Returns the products of some rows with a panel.
fn block<const R: usize>(rows: [&[f32]; R], panel: &[[f32; WIDE]]) -> [[f32; WIDE]; R] {
    let mut sums = [[0.0; WIDE]; R];
    let rows = rows.map(|row| &row[..panel.len()]);
    for (k, factors) in panel.iter().enumerate() {
        for r in 0..R {
            let x = rows[r][k];
            for (sum, factor) in sums[r].iter_mut().zip(factors) {
                *sum += x * factor;
            }
        }
    }
    sums
}

/// Returns the sum of the products of two rows of equal length, a multiple of 8.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; WIDE];
    for (a, b) in a.as_chunks::<WIDE>().0.iter().zip(b.as_chunks::<WIDE>().0) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

/// Turns a row into its softmax.
pub(super) fn softmax(row: &mut [f32]) {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for x in &mut *row {
        *x = exp(*x - most);
    }
    let sum: f32 = row.iter().sum();
    for x in row {
        *x /= sum;
    }
}

/// Applies GELU, `x · Φ(x)`, to each number.
pub(super) fn gelu(row: &mut [f32]) {
    for x in row {
        *x *= 0.5 * (1.0 + erf(*x * std::f32::consts::FRAC_1_SQRT_2));
    }
}

/// Brings a row to mean 0 and variance 1, then scales and shifts it.
#[expect(clippy::cast_precision_loss, reason = "the width of the model has 9 bits")]
pub(super) fn normalize(row: &mut [f32], scale: &[f32], shift: &[f32]) {
    let count = row.len() as f32;
    let mean = row.iter().sum::<f32>() / count;
    let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / count;
    let factor = (variance + 1e-12).sqrt().recip();
    for (x, (scale, shift)) in row.iter_mut().zip(scale.iter().zip(shift)) {
        *x = (*x - mean) * factor * scale + shift;
    }
}

/// Returns `eˣ` for x in −87 to 87, within 2 units in the last place: Cody and Waite's reduction, Taylor to the sixth.
fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0; // 1.5 · 2²³: adding it leaves no fraction.
    let x = x.clamp(-87.0, 87.0);
    let power = (x * std::f32::consts::LOG2_E + ROUND) - ROUND;
    let rest = (x - power * 0.693_359_4) - power * -2.121_944_4e-4;
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let value = series.iter().fold(0.0, |sum, factor| sum * rest + factor);
    #[expect(clippy::cast_possible_truncation, reason = "a whole number between -126 and 126")]
    let exponent = power as i32 + 127;
    value * f32::from_bits(exponent.cast_unsigned() << 23)
}

/// Returns the error function within 5e-7: Abramowitz and Stegun, 7.1.26.
fn erf(x: f32) -> f32 {
    let t = (1.0 + 0.327_591_1 * x.abs()).recip();
    let series = [1.061_405_4, -1.453_152, 1.421_413_7, -0.284_496_74, 0.254_829_6];
    let sum = series.iter().fold(0.0, |sum, factor| sum * t + factor) * t;
    (1.0 - sum * exp(-x * x)).copysign(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layer_multiplies_and_adds() {
        let weight: Vec<f32> = (0_u8..48).map(f32::from).collect();
        let layer = Linear::new(&weight, vec![0.5; 16]);
        let x: Vec<f32> = (0_u8..15).map(f32::from).collect();
        let y = layer.apply(&x);
        for (row, out) in x.chunks(3).zip(y.chunks(16)) {
            for (factors, y) in weight.chunks(3).zip(out) {
                let sum: f32 = row.iter().zip(factors).map(|(x, w)| x * w).sum();
                assert!((y - sum - 0.5).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn functions_agree_with_known_values() {
        assert!((exp(1.0) - std::f32::consts::E).abs() < 1e-6);
        assert!((exp(-20.0) / 2.061_153_6e-9 - 1.0).abs() < 1e-5);
        assert!((erf(0.5) - 0.520_499_9).abs() < 1e-6 && (erf(-2.0) + 0.995_322_3).abs() < 1e-6);
        let mut row = [1.0, 2.0, 3.0];
        softmax(&mut row);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6 && (row[2] - 0.665_240_9).abs() < 1e-6);
    }
}
