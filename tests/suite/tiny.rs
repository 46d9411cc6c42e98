//! A sentence encoder of the smallest size with random weights, written as others publish theirs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use safetensors::tensor::{Dtype, TensorView};

pub(crate) const WIDTH: usize = 64;
pub(crate) const INNER: usize = 128;
pub(crate) const LAYERS: usize = 2;
pub(crate) const HEADS: usize = 4;
pub(crate) const PLACES: usize = 48;

/// The numbers of the model by name.
pub(crate) type Numbers = BTreeMap<String, (Vec<usize>, Vec<f32>)>;

/// Letters, digits and marks, so that every word can be cut; and some words.
pub(crate) fn vocabulary() -> Vec<String> {
    let mut pieces: Vec<String> = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"].map(str::to_owned).to_vec();
    for c in ('a'..='z').chain('0'..='9') {
        pieces.push(c.to_string());
        pieces.push(format!("##{c}"));
    }
    pieces.extend(".,;:!?'-\"()".chars().map(String::from));
    let words =
        "the of and to in that was who denied allegations embassy parliament hackers sanctions government network";
    pieces.extend(words.split(' ').map(str::to_owned));
    pieces
}

/// Returns the weights a seed gives.
pub(crate) fn numbers(seed: u64) -> Numbers {
    let mut state = seed.wrapping_mul(2).wrapping_add(1);
    let mut random = |spread: f32| {
        // The generator of Steele and Vigna (splitmix64).
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (f32::from(u16::try_from((z ^ (z >> 31)) >> 48).unwrap()) / 32_768.0 - 1.0) * spread
    };
    let mut all = Numbers::new();
    let mut put = |name: &str, shape: &[usize], around: f32, spread: f32| {
        let count = shape.iter().product();
        all.insert(name.to_owned(), (shape.to_vec(), (0..count).map(|_| around + random(spread)).collect()));
    };
    put("embeddings.word_embeddings.weight", &[vocabulary().len(), WIDTH], 0.0, 1.0);
    put("embeddings.position_embeddings.weight", &[PLACES, WIDTH], 0.0, 0.3);
    put("embeddings.token_type_embeddings.weight", &[2, WIDTH], 0.0, 0.1);
    put("embeddings.LayerNorm.weight", &[WIDTH], 1.0, 0.2);
    put("embeddings.LayerNorm.bias", &[WIDTH], 0.0, 0.1);
    for layer in 0..LAYERS {
        let parts = [
            ("attention.self.query", WIDTH, WIDTH),
            ("attention.self.key", WIDTH, WIDTH),
            ("attention.self.value", WIDTH, WIDTH),
            ("attention.output.dense", WIDTH, WIDTH),
            ("intermediate.dense", WIDTH, INNER),
            ("output.dense", INNER, WIDTH),
        ];
        for (part, inputs, outputs) in parts {
            put(&format!("encoder.layer.{layer}.{part}.weight"), &[outputs, inputs], 0.0, 0.2);
            put(&format!("encoder.layer.{layer}.{part}.bias"), &[outputs], 0.0, 0.1);
        }
        for part in ["attention.output", "output"] {
            put(&format!("encoder.layer.{layer}.{part}.LayerNorm.weight"), &[WIDTH], 1.0, 0.2);
            put(&format!("encoder.layer.{layer}.{part}.LayerNorm.bias"), &[WIDTH], 0.0, 0.1);
        }
    }
    all
}

/// Writes the model of a seed into a folder.
pub(crate) fn write(folder: &Path, seed: u64) {
    fs::create_dir_all(folder).unwrap();
    let numbers = numbers(seed);
    let bytes: BTreeMap<&String, Vec<u8>> =
        numbers.iter().map(|(name, (_, x))| (name, x.iter().flat_map(|x| x.to_le_bytes()).collect())).collect();
    let views = numbers
        .iter()
        .map(|(name, (shape, _))| (name.clone(), TensorView::new(Dtype::F32, shape.clone(), &bytes[name]).unwrap()));
    fs::write(folder.join("model.safetensors"), safetensors::serialize(views, None).unwrap()).unwrap();
    let config = serde_json::json!({
        "model_type": "bert", "_name_or_path": format!("tiny-{seed}"), "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "intermediate_size": INNER,
        "max_position_embeddings": PLACES, "vocab_size": vocabulary().len(), "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
    });
    fs::write(folder.join("config.json"), config.to_string()).unwrap();
    fs::write(folder.join("vocab.txt"), vocabulary().join("\n")).unwrap();
}
