//! Principal components: the 128 directions along which the rows differ most, by Jacobi's method.

use super::encoder::WIDTH;
use crate::meaning::table::WIDTH as NARROW;

/// The first pieces of the vocabulary are marks, unused names and single characters: they do not shape the components.
const FIRST_WORD: usize = 1000;
/// Sweeps of rotations; six or seven are enough for this size.
const SWEEPS: usize = 12;

/// Returns the rows, centred, in 128 dimensions, each of length 1.
#[expect(clippy::cast_precision_loss, reason = "a count of pieces has 15 bits")]
pub(super) fn narrowed(rows: &[f64]) -> Vec<[f64; NARROW]> {
    let words: Vec<&[f64]> = rows.chunks_exact(WIDTH).skip(FIRST_WORD).collect();
    let mut mean = vec![0.0; WIDTH];
    for row in &words {
        mean.iter_mut().zip(*row).for_each(|(mean, x)| *mean += x / words.len() as f64);
    }
    let mut spread = vec![vec![0.0; WIDTH]; WIDTH];
    let mut centred = vec![0.0; WIDTH];
    for row in &words {
        centred.iter_mut().zip(row.iter().zip(&mean)).for_each(|(centred, (x, mean))| *centred = x - mean);
        for (line, a) in spread.iter_mut().zip(&centred) {
            line.iter_mut().zip(&centred).for_each(|(sum, b)| *sum += a * b);
        }
    }
    let axes = axes(spread);
    rows.chunks_exact(WIDTH)
        .map(|row| {
            let mut narrow: [f64; NARROW] = std::array::from_fn(|axis| {
                axes[axis].iter().zip(row.iter().zip(&mean)).map(|(factor, (x, mean))| factor * (x - mean)).sum()
            });
            let length = narrow.iter().map(|x| x * x).sum::<f64>().sqrt().max(1e-12);
            for x in &mut narrow {
                *x /= length;
            }
            narrow
        })
        .collect()
}

/// Returns the eigenvectors of a symmetric matrix, the one of the greatest eigenvalue first.
pub(super) fn axes(mut matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let count = matrix.len();
    // Kept as rows: `axes[k]` belongs to the eigenvalue that ends up at `matrix[k][k]`.
    let mut axes: Vec<Vec<f64>> =
        (0..count).map(|i| (0..count).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for _ in 0..SWEEPS {
        for p in 0..count {
            for q in p + 1..count {
                if matrix[p][q].abs() < 1e-14 * (matrix[p][p] * matrix[q][q]).abs().sqrt() {
                    continue;
                }
                let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
                let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let cosine = (tangent * tangent + 1.0).sqrt().recip();
                let sine = tangent * cosine;
                rotate(&mut matrix, p, q, cosine, sine);
                for line in &mut matrix {
                    (line[p], line[q]) = (cosine * line[p] - sine * line[q], sine * line[p] + cosine * line[q]);
                }
                rotate(&mut axes, p, q, cosine, sine);
            }
        }
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| matrix[*b][*b].total_cmp(&matrix[*a][*a]));
    order.into_iter().map(|k| std::mem::take(&mut axes[k])).collect()
}

/// Turns two rows in their plane.
fn rotate(rows: &mut [Vec<f64>], p: usize, q: usize, cosine: f64, sine: f64) {
    let (head, tail) = rows.split_at_mut(q);
    for (a, b) in head[p].iter_mut().zip(&mut tail[0]) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_axis_comes_first() {
        // Eigenvalues 1, 2 and 4.
        let found = axes(vec![vec![3.0, 1.0, 0.0], vec![1.0, 3.0, 0.0], vec![0.0, 0.0, 1.0]]);
        let half = std::f64::consts::FRAC_1_SQRT_2;
        assert!((found[0][0].abs() - half).abs() < 1e-9 && (found[0][0] - found[0][1]).abs() < 1e-9);
        assert!((found[1][0] + found[1][1]).abs() < 1e-9);
        assert!((found[2][2].abs() - 1.0).abs() < 1e-9);
    }
}
