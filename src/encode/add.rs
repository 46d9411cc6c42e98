//! From a published model to the one that is kept: checked, rounded, its basis chosen.

use std::collections::BTreeMap;
use std::path::Path;

use safetensors::tensor::{Dtype, SafeTensors};
use sha2::{Digest, Sha256};

use super::linear::{self, Weights};
use super::shape::Shape;
use super::source::{self, Source};
use super::stored::{About, LayerWeights, Norm, Pooling, Stored};
use super::{DIMENSIONS, Error, basis};

/// The greatest number a word's row is rounded to.
const MOST_OF_WORD: f32 = 127.0;

/// Reads a published model and returns it as it is kept.
pub(super) fn read(path: &Path, basis: Option<&[u8]>) -> Result<Stored, Error> {
    let source = source::read(path)?;
    let other = |reason| Error::OtherKind { path: path.to_owned(), reason };
    let shape = Shape::read(&source.config).map_err(other)?;
    let vocabulary = vocabulary(&source).map_err(other)?;
    if vocabulary.lines().count() != shape.pieces {
        let count = vocabulary.lines().count();
        return Err(other(format!("its vocabulary has {count} pieces, its config.json says {}", shape.pieces)));
    }
    let pooling = pooling(&source).map_err(other)?;
    let tensors = SafeTensors::deserialize(&source.weights).map_err(|error| Error::Damaged {
        path: path.to_owned(),
        name: "model.safetensors",
        reason: error.to_string(),
    })?;
    let reading = Tensors { prefix: prefix(&tensors), tensors };
    let mut stored = stored(&reading, shape, pooling, vocabulary).map_err(other)?;
    stored.about = about(path, &source, shape);
    stored.basis = basis.and_then(|bytes| basis::from_bytes(bytes, shape.width)).unwrap_or_else(|| basis::of(&stored));
    stored.about.id = identity(&stored);
    Ok(stored)
}

fn about(path: &Path, source: &Source, shape: Shape) -> About {
    let config: serde_json::Value = serde_json::from_slice(&source.config).unwrap_or_default();
    let configured = config["_name_or_path"].as_str().filter(|name| !name.trim().is_empty()).map(str::to_owned);
    let known = basis::known(&source.checksum).map(str::to_owned);
    let file = path.file_stem().map(|name| name.to_string_lossy().into_owned());
    About {
        name: known.or(configured).or(file).unwrap_or_else(|| "encoder".to_owned()),
        weights: source.checksum.clone(),
        id: String::new(),
        sizes: (shape.layers, shape.width, shape.pieces),
    }
}

/// Names what vectors a model gives.
fn identity(stored: &Stored) -> String {
    let nameless = Stored { about: About { name: String::new(), ..stored.about.clone() }, ..stored.clone() };
    source::hexadecimal(&Sha256::digest(nameless.to_bytes())[..8])
}

/// Returns the pieces, one a line, in their order.
fn vocabulary(source: &Source) -> Result<String, String> {
    let tokenizer: serde_json::Value = match &source.tokenizer {
        Some(json) => {
            serde_json::from_slice(json).map_err(|error| format!("tokenizer.json does not read ({error})"))?
        }
        None => serde_json::Value::Null,
    };
    if tokenizer["normalizer"]["lowercase"].as_bool() == Some(false) {
        return Err("it tells capitals from small letters".to_owned());
    }
    if let Some(other) = tokenizer["model"]["type"].as_str().filter(|kind| *kind != "WordPiece") {
        return Err(format!("its tokenizer is {other}, not WordPiece"));
    }
    if let Some(text) = &source.vocabulary {
        let text = String::from_utf8(text.clone()).map_err(|_| "its vocab.txt is no text".to_owned())?;
        return Ok(text.lines().collect::<Vec<_>>().join("\n"));
    }
    let pieces =
        tokenizer["model"]["vocab"].as_object().ok_or("it has neither vocab.txt nor a tokenizer.json with one")?;
    let by_number: BTreeMap<u64, &str> =
        pieces.iter().filter_map(|(name, number)| Some((number.as_u64()?, name.as_str()))).collect();
    if by_number.len() != pieces.len() || by_number.keys().next_back().map(|last| last + 1) != Some(pieces.len() as u64)
    {
        return Err("the pieces in its tokenizer.json are not numbered from 0 on".to_owned());
    }
    Ok(by_number.into_values().collect::<Vec<_>>().join("\n"))
}

fn pooling(source: &Source) -> Result<Pooling, String> {
    let Some(json) = &source.pooling else { return Ok(Pooling::Mean) };
    let config: serde_json::Value =
        serde_json::from_slice(json).map_err(|error| format!("1_Pooling/config.json does not read ({error})"))?;
    let is = |mode: &str| config[mode].as_bool() == Some(true);
    match (is("pooling_mode_mean_tokens"), is("pooling_mode_cls_token")) {
        (true, false) => Ok(Pooling::Mean),
        (false, true) => Ok(Pooling::First),
        _ => Err("it joins the vectors of a text neither by their mean nor by the first".to_owned()),
    }
}

/// Tensors by name, and what goes before every name.
struct Tensors<'a> {
    tensors: SafeTensors<'a>,
    prefix: &'static str,
}

fn prefix(tensors: &SafeTensors) -> &'static str {
    let has = |name: &str| tensors.tensor(name).is_ok();
    if !has("embeddings.word_embeddings.weight") && has("bert.embeddings.word_embeddings.weight") {
        "bert."
    } else {
        ""
    }
}

impl Tensors<'_> {
    /// Returns the numbers of a tensor, row by row.
    fn get(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, String> {
        let name = format!("{}{name}", self.prefix);
        let tensor = self.tensors.tensor(&name).map_err(|_| format!("its weights hold no {name}"))?;
        if tensor.shape() != shape {
            return Err(format!("{name} has the shape {:?}, not {shape:?}", tensor.shape()));
        }
        let data = tensor.data();
        let numbers: Vec<f32> = match tensor.dtype() {
            Dtype::F32 => data.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect(),
            Dtype::BF16 => data.as_chunks().0.iter().map(|two| wide(u16::from_le_bytes(*two))).collect(),
            other => return Err(format!("{name} is stored as {other:?}, not as F32 or BF16")),
        };
        if numbers.iter().all(|x| x.is_finite()) { Ok(numbers) } else { Err(format!("{name} holds what is no number")) }
    }
}

/// Returns the number of which these are the upper bits.
fn wide(upper: u16) -> f32 {
    f32::from_bits(u32::from(upper) << 16)
}

fn stored(tensors: &Tensors, shape: Shape, pooling: Pooling, vocabulary: String) -> Result<Stored, String> {
    let Shape { width, inner, .. } = shape;
    let norm = |name: &str| -> Result<Norm, String> {
        let get = |part: &str| tensors.get(&format!("{name}.LayerNorm.{part}"), &[width]);
        Ok(Norm { scale: get("weight")?, shift: get("bias")? })
    };
    let linear = |name: String, inputs: usize, outputs: usize| -> Result<Weights, String> {
        let weight = tensors.get(&format!("{name}.weight"), &[outputs, inputs])?;
        Ok(Weights::rounded(&weight, tensors.get(&format!("{name}.bias"), &[outputs])?))
    };
    let words = tensors.get("embeddings.word_embeddings.weight", &[shape.pieces, width])?;
    let (words, word_scales) = linear::rounded(&words, width, MOST_OF_WORD);
    let mut places = tensors.get("embeddings.position_embeddings.weight", &[shape.places, width])?;
    let kinds = tensors.get("embeddings.token_type_embeddings.weight", &[2, width])?;
    for row in places.chunks_exact_mut(width) {
        row.iter_mut().zip(&kinds).for_each(|(x, kind)| *x += kind);
    }
    let mut layers = Vec::with_capacity(shape.layers);
    for number in 0..shape.layers {
        let name = |part: &str| format!("encoder.layer.{number}.{part}");
        let gate = |part: &str| linear(name(&format!("attention.self.{part}")), width, width);
        layers.push(LayerWeights {
            gates: Weights::beside(vec![gate("query")?, gate("key")?, gate("value")?]),
            joined: linear(name("attention.output.dense"), width, width)?,
            joined_norm: norm(&name("attention.output"))?,
            inner: linear(name("intermediate.dense"), width, inner)?,
            outer: linear(name("output.dense"), inner, width)?,
            outer_norm: norm(&name("output"))?,
        });
    }
    Ok(Stored {
        about: About { name: String::new(), weights: String::new(), id: String::new(), sizes: (0, 0, 0) },
        shape,
        pooling,
        vocabulary,
        words,
        word_scales,
        places,
        norm: norm("embeddings")?,
        layers,
        basis: vec![0.0; DIMENSIONS * width],
    })
}
