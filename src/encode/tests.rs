//! The encoder against a plain one in double precision, on a small model with random weights.
#![expect(clippy::cast_precision_loss, reason = "small numbers")]

#[path = "../../tests/suite/tiny.rs"]
mod tiny;

use super::*;
use tiny::{HEADS, INNER, LAYERS, Numbers, WIDTH};

fn encoder(seed: u64) -> Encoder {
    let folder = tempfile::tempdir().unwrap();
    tiny::write(folder.path(), seed);
    let (_, bytes) = add(folder.path(), None).unwrap();
    Encoder::from_bytes(Path::new("tiny"), &bytes).unwrap()
}

/// The forward pass as the paper writes it.
fn plain(numbers: &Numbers, pieces: &[u32]) -> Vec<Vec<f64>> {
    let get = |name: &str| -> Vec<f64> { numbers[name].1.iter().map(|x| f64::from(*x)).collect() };
    let linear = |x: &[f64], name: &str| -> Vec<f64> {
        let (weight, bias) = (get(&format!("{name}.weight")), get(&format!("{name}.bias")));
        weight
            .chunks(x.len())
            .zip(bias)
            .map(|(row, b)| row.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + b)
            .collect()
    };
    let norm = |x: &[f64], name: &str| -> Vec<f64> {
        let (scale, shift) = (get(&format!("{name}.LayerNorm.weight")), get(&format!("{name}.LayerNorm.bias")));
        let mean = x.iter().sum::<f64>() / x.len() as f64;
        let variance = x.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / x.len() as f64;
        x.iter()
            .zip(scale.iter().zip(shift))
            .map(|(x, (g, b))| (x - mean) / (variance + 1e-12).sqrt() * g + b)
            .collect()
    };
    let gelu = |x: f64| {
        // The error function by its series; arguments here are small.
        let z = x / 2.0_f64.sqrt();
        let (mut term, mut sum) = (z, z);
        for n in 1..60 {
            term *= -z * z / f64::from(n);
            sum += term / f64::from(2 * n + 1);
        }
        0.5 * x * (1.0 + 2.0 / std::f64::consts::PI.sqrt() * sum)
    };
    let (words, places) = (get("embeddings.word_embeddings.weight"), get("embeddings.position_embeddings.weight"));
    let kinds = get("embeddings.token_type_embeddings.weight");
    let mut x: Vec<Vec<f64>> = pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| {
            let sum = |i: usize| words[*piece as usize * WIDTH + i] + places[at * WIDTH + i] + kinds[i];
            norm(&(0..WIDTH).map(sum).collect::<Vec<_>>(), "embeddings")
        })
        .collect();
    for layer in 0..LAYERS {
        let name = |part: &str| format!("encoder.layer.{layer}.{part}");
        let gate = |part: &str| -> Vec<Vec<f64>> {
            x.iter().map(|row| linear(row, &name(&format!("attention.self.{part}")))).collect()
        };
        let (query, key, value) = (gate("query"), gate("key"), gate("value"));
        let head = WIDTH / HEADS;
        x = x
            .iter()
            .enumerate()
            .map(|(at, before)| {
                let mut met = vec![0.0; WIDTH];
                for first in (0..WIDTH).step_by(head) {
                    let dot = |other: &Vec<f64>| {
                        (first..first + head).map(|i| query[at][i] * other[i]).sum::<f64>() / (head as f64).sqrt()
                    };
                    let near: Vec<f64> = key.iter().map(|key| dot(key).exp()).collect();
                    let all: f64 = near.iter().sum();
                    for i in first..first + head {
                        met[i] = near.iter().zip(&value).map(|(near, value)| near / all * value[i]).sum();
                    }
                }
                let joined: Vec<f64> =
                    linear(&met, &name("attention.output.dense")).iter().zip(before).map(|(a, b)| a + b).collect();
                let joined = norm(&joined, &name("attention.output"));
                let inner: Vec<f64> = linear(&joined, &name("intermediate.dense")).into_iter().map(gelu).collect();
                assert_eq!(inner.len(), INNER);
                let outer: Vec<f64> =
                    linear(&inner, &name("output.dense")).iter().zip(&joined).map(|(a, b)| a + b).collect();
                norm(&outer, &name("output"))
            })
            .collect();
    }
    x
}

fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let length = |x: &[f64]| x.iter().map(|x| x * x).sum::<f64>().sqrt();
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / length(a) / length(b)
}

#[test]
fn vectors_agree_with_a_plain_encoder() {
    for (seed, text) in [(1, "Who denied the allegations?"), (2, "7"), (3, "The embassy of hackers, and a network.")] {
        let encoder = encoder(seed);
        let pieces = encoder.pieces(Text { title: "", body: text });
        let ours = Pool::new().run(|| encoder.network.vectors(&[&pieces]));
        for (ours, theirs) in ours.chunks(WIDTH).zip(plain(&tiny::numbers(seed), &pieces)) {
            let ours: Vec<f64> = ours.iter().map(|x| f64::from(*x)).collect();
            let near = cosine(&ours, &theirs);
            assert!(near > 0.999, "{text}: {near}");
        }
    }
}

#[test]
fn what_is_computed_side_by_side_has_no_influence() {
    let encoder = encoder(5);
    let pool = Pool::new();
    let bodies = ["The embassy denied it.", "", "who", "Hackers were in the network of the parliament, it was said."];
    let texts: Vec<Text> = bodies.iter().map(|body| Text { title: "On the network", body }).collect();
    let together = encoder.passages(&texts, &pool);
    for (text, rows) in texts.iter().zip(together) {
        assert_eq!(encoder.passages(&[*text], &pool), [rows]);
    }
}

#[test]
fn a_long_text_is_cut_to_what_the_model_takes() {
    let encoder = encoder(6);
    let body = "the embassy denied the allegations ".repeat(40);
    let text = Text { title: "the network of the government", body: &body };
    assert_eq!(encoder.count(text), tiny::PLACES);
    let long_title = Text { title: &body, body: &body };
    assert_eq!(encoder.count(long_title), tiny::PLACES);
    assert_eq!(encoder.passages(&[long_title], &Pool::new())[0].pieces.len(), tiny::PLACES * ROW);
}

#[test]
fn a_text_is_nearest_to_its_own_question() {
    let encoder = encoder(7);
    let pool = Pool::new();
    let bodies = ["sanctions of the government", "hackers in the network", "the embassy denied the allegations"];
    let texts: Vec<Text> = bodies.iter().map(|body| Text { title: "", body }).collect();
    let rows = encoder.passages(&texts, &pool);
    for (at, body) in bodies.iter().enumerate() {
        let asked = encoder.question(body, &[], &pool, |_| 1.0);
        let scores: Vec<f32> = rows.iter().map(|rows| asked.match_pieces(&rows.pieces, &[])).collect();
        assert!(scores.iter().enumerate().all(|(n, score)| n == at || *score < scores[at]), "{scores:?}");
        assert!(scores[at] > 0.8, "{scores:?}");
    }
}

#[test]
fn a_kept_model_is_read_back_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    tiny::write(folder.path(), 8);
    let (about, bytes) = add(folder.path(), None).unwrap();
    assert_eq!((about.name.as_str(), about.sizes), ("tiny-8", (LAYERS, WIDTH, tiny::vocabulary().len())));
    let open = |bytes: &[u8]| Encoder::from_bytes(Path::new("kept"), bytes).map(|encoder| encoder.about().clone());
    assert_eq!(open(&bytes).unwrap(), about);
    for length in [0, 10, 23, 24, 200, bytes.len() / 2, bytes.len() - 1] {
        assert!(matches!(open(&bytes[..length]), Err(Error::Damaged { .. })), "{length}");
    }
    for at in (0..bytes.len()).step_by(bytes.len() / 40) {
        let mut other = bytes.clone();
        other[at] ^= 16;
        assert!(open(&other).is_err(), "{at}");
    }
    // Every copy gives the same file.
    assert_eq!(add(folder.path(), None).unwrap().1, bytes);
}
