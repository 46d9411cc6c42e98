//! How sure a mean is: bootstrap intervals over the queries (Efron and Tibshirani, "An Introduction to the Bootstrap",
//! 1993, ch. 13; for retrieval Sakai, "Evaluating evaluation metrics based on the bootstrap", SIGIR 2006). The queries
//! are drawn with replacement, and two systems are compared on the same draws. The draws depend on the seed alone.

use serde::Serialize;

use super::metrics::real;

/// How the resamples are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bootstrap {
    /// How many times the queries are drawn anew.
    pub resamples: usize,
    /// Where the draws begin; the same seed gives the same draws.
    pub seed: u64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { resamples: 2_000, seed: 20_260_101 }
    }
}

/// A mean and the interval that holds 95 % of the resampled means.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Interval {
    /// The mean over the queries.
    pub mean: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Tells whether the whole interval lies on one side of 0: for a difference, whether it is more than chance.
    pub fn excludes_zero(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

impl Bootstrap {
    /// Returns the mean of `values` with its interval; zeros when there are none.
    pub fn mean(self, values: &[f64]) -> Interval {
        if values.is_empty() {
            return Interval::default();
        }
        let mut draws = SplitMix64(self.seed);
        let mut means: Vec<f64> = (0..self.resamples)
            .map(|_| (0..values.len()).map(|_| values[draws.below(values.len())]).sum::<f64>() / real(values.len()))
            .collect();
        means.sort_unstable_by(f64::total_cmp);
        let mean = values.iter().sum::<f64>() / real(values.len());
        let tail = self.resamples / 40;
        let end = |at: usize| means.get(at).copied().unwrap_or(mean);
        Interval { mean, low: end(tail), high: end((self.resamples.max(1) - 1).saturating_sub(tail)) }
    }

    /// Returns the mean of `after - before` with its interval, the two given query by query in the same order.
    ///
    /// What one side has beyond the other's length is not paired and is left out.
    pub fn difference(self, before: &[f64], after: &[f64]) -> Interval {
        let differences: Vec<f64> = before.iter().zip(after).map(|(before, after)| after - before).collect();
        self.mean(&differences)
    }
}

/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with
/// Stafford's 13th mixer: small, seeded, the same on every machine.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `bound`, which is not 0, by Lemire's multiplication; its bias is below `bound` / 2⁶⁴.
    fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next()) * (bound as u128);
        usize::try_from(product >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_its_published_sequence() {
        // The first values from the seed 1234567, as in the reference implementation by Sebastiano Vigna.
        let mut draws = SplitMix64(1_234_567);
        let first = [draws.next(), draws.next(), draws.next()];
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn equal_values_leave_no_doubt() {
        let interval = Bootstrap::default().mean(&[0.25; 40]);
        assert_eq!(interval, Interval { mean: 0.25, low: 0.25, high: 0.25 });
    }

    #[test]
    fn the_interval_is_that_of_the_normal_law_for_many_values() {
        // Half zeros, half ones: standard error sqrt(.25 / 400) = .025, so 95 % lie within .5 ± .049.
        let values: Vec<f64> = (0..400).map(|n| f64::from(n % 2)).collect();
        let interval = Bootstrap::default().mean(&values);
        assert!((interval.mean - 0.5).abs() < 1e-12);
        assert!((interval.low - 0.451).abs() < 0.006 && (interval.high - 0.549).abs() < 0.006, "{interval:?}");
        assert_eq!(interval, Bootstrap::default().mean(&values));
    }

    #[test]
    fn pairing_finds_a_small_steady_gain() {
        let before: Vec<f64> = (0..100).map(|n| f64::from(n % 10) / 10.0).collect();
        let after: Vec<f64> = before.iter().map(|value| value + 0.01).collect();
        let gain = Bootstrap::default().difference(&before, &after);
        assert!(gain.excludes_zero() && (gain.mean - 0.01).abs() < 1e-9);
        assert!(!Bootstrap::default().difference(&before, &before).excludes_zero());
    }

    #[test]
    fn nothing_to_draw_from_is_no_crash() {
        assert_eq!(Bootstrap::default().mean(&[]), Interval::default());
        let none = Bootstrap { resamples: 0, seed: 1 };
        assert_eq!(none.mean(&[1.0]), Interval { mean: 1.0, low: 1.0, high: 1.0 });
    }
}
