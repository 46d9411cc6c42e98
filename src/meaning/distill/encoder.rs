//! The forward pass of a small BERT encoder (Devlin and others, 2019): `MiniLM` with six layers of width 384.

use super::kernels::{Linear, dot, gelu, normalize, softmax};
use super::tensors::{Error, Tensors};

/// Numbers in a vector of the model.
pub(super) const WIDTH: usize = 384;
const INNER: usize = 1536;
const HEADS: usize = 12;
const HEAD: usize = WIDTH / HEADS;
/// The square root of [`HEAD`].
const ROOT: f32 = 5.656_854;
const LAYERS: usize = 6;
const POSITIONS: usize = 512;
const PIECES: usize = 30_522;

/// Scale and shift of a layer normalisation.
struct Norm {
    scale: Vec<f32>,
    shift: Vec<f32>,
}

impl Norm {
    fn read(tensors: &Tensors, name: &str) -> Result<Self, Error> {
        let get = |part: &str| tensors.get(&format!("{name}.LayerNorm.{part}"), WIDTH);
        Ok(Self { scale: get("weight")?, shift: get("bias")? })
    }

    fn apply(&self, rows: &mut [f32]) {
        rows.chunks_exact_mut(WIDTH).for_each(|row| normalize(row, &self.scale, &self.shift));
    }
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    joined: Linear,
    joined_norm: Norm,
    inner: Linear,
    outer: Linear,
    outer_norm: Norm,
}

/// The model, ready to run.
pub(super) struct Encoder {
    words: Vec<f32>,
    positions: Vec<f32>,
    kind: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

impl Encoder {
    pub(super) fn new(weights: &[u8]) -> Result<Self, Error> {
        let tensors = Tensors::new(weights)?;
        let table =
            |name: &str, rows: usize| tensors.get(&format!("embeddings.{name}_embeddings.weight"), rows * WIDTH);
        Ok(Self {
            words: table("word", PIECES)?,
            positions: table("position", POSITIONS)?,
            kind: table("token_type", 2)?,
            norm: Norm::read(&tensors, "embeddings")?,
            layers: (0..LAYERS).map(|number| Layer::read(&tensors, number)).collect::<Result<_, _>>()?,
        })
    }

    /// Returns the vectors of all pieces of the texts, one after another; each text is read by itself.
    pub(super) fn encode(&self, texts: &[Vec<u32>]) -> Vec<f32> {
        let mut x = Vec::with_capacity(texts.iter().map(Vec::len).sum::<usize>() * WIDTH);
        for text in texts {
            for (piece, position) in text.iter().zip(self.positions.chunks_exact(WIDTH)) {
                let word = &self.words[*piece as usize * WIDTH..][..WIDTH];
                x.extend(
                    word.iter().zip(position).zip(&self.kind).map(|((word, position), kind)| word + position + kind),
                );
            }
        }
        self.norm.apply(&mut x);
        let lengths: Vec<usize> = texts.iter().map(Vec::len).collect();
        self.layers.iter().fold(x, |x, layer| layer.apply(&x, &lengths))
    }
}

impl Layer {
    fn read(tensors: &Tensors, number: usize) -> Result<Self, Error> {
        let name = |part: &str| format!("encoder.layer.{number}.{part}");
        let linear = |part: &str, inputs: usize, outputs: usize| -> Result<Linear, Error> {
            let weight = tensors.get(&format!("{}.weight", name(part)), inputs * outputs)?;
            Ok(Linear::new(&weight, tensors.get(&format!("{}.bias", name(part)), outputs)?))
        };
        Ok(Self {
            query: linear("attention.self.query", WIDTH, WIDTH)?,
            key: linear("attention.self.key", WIDTH, WIDTH)?,
            value: linear("attention.self.value", WIDTH, WIDTH)?,
            joined: linear("attention.output.dense", WIDTH, WIDTH)?,
            joined_norm: Norm::read(tensors, &name("attention.output"))?,
            inner: linear("intermediate.dense", WIDTH, INNER)?,
            outer: linear("output.dense", INNER, WIDTH)?,
            outer_norm: Norm::read(tensors, &name("output"))?,
        })
    }

    fn apply(&self, x: &[f32], lengths: &[usize]) -> Vec<f32> {
        let (query, key, value) = (self.query.apply(x), self.key.apply(x), self.value.apply(x));
        let mut met = vec![0.0; x.len()];
        let mut start = 0;
        for length in lengths {
            let rows = start * WIDTH..(start + length) * WIDTH;
            attend(&query[rows.clone()], &key[rows.clone()], &value[rows.clone()], &mut met[rows]);
            start += length;
        }
        let mut joined = self.joined.apply(&met);
        joined.iter_mut().zip(x).for_each(|(joined, x)| *joined += x);
        self.joined_norm.apply(&mut joined);
        let mut inner = self.inner.apply(&joined);
        gelu(&mut inner);
        let mut outer = self.outer.apply(&inner);
        outer.iter_mut().zip(&joined).for_each(|(outer, joined)| *outer += joined);
        self.outer_norm.apply(&mut outer);
        outer
    }
}

/// Adds to each row of `out` what each head gathers from the values by the nearness of query and key.
fn attend(query: &[f32], key: &[f32], value: &[f32], out: &mut [f32]) {
    let factor = ROOT.recip();
    let mut near = vec![0.0; query.len() / WIDTH];
    for head in (0..WIDTH).step_by(HEAD) {
        for (query, out) in query.chunks_exact(WIDTH).zip(out.chunks_exact_mut(WIDTH)) {
            let query = &query[head..head + HEAD];
            for (near, key) in near.iter_mut().zip(key.chunks_exact(WIDTH)) {
                *near = dot(query, &key[head..head + HEAD]) * factor;
            }
            softmax(&mut near);
            let mut sums = [0.0; HEAD];
            for (near, value) in near.iter().zip(value.chunks_exact(WIDTH)) {
                sums.iter_mut().zip(&value[head..head + HEAD]).for_each(|(sum, value)| *sum += near * value);
            }
            out[head..head + HEAD].copy_from_slice(&sums);
        }
    }
}
