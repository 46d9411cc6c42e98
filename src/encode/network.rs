//! The forward pass of a BERT encoder (Devlin and others, 2019).

use rten_gemm::{GemmInputA, GemmInputB, GemmOptions};
use rten_simd::{SimdOp, SimdUnaryOp};
use rten_tensor::NdTensorView;
use rten_vecmath::{Gelu, Normalize, NormalizeOptions, Softmax, Sum, SumSquareSub};

use super::linear::{Linear, Products, Rounded};
use super::shape::Shape;
use super::stored::{LayerWeights, Norm, Stored};

/// A model ready to run.
pub(super) struct Network {
    shape: Shape,
    words: Vec<i8>,
    word_scales: Vec<f32>,
    places: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

struct Layer {
    /// Query, key and value side by side.
    gates: Linear,
    joined: Linear,
    joined_norm: Norm,
    inner: Linear,
    outer: Linear,
    outer_norm: Norm,
}

impl Network {
    pub(super) fn new(stored: Stored) -> Self {
        let products = Products::new();
        let layer = |weights: LayerWeights| Layer {
            gates: Linear::new(weights.gates, &products),
            joined: Linear::new(weights.joined, &products),
            joined_norm: weights.joined_norm,
            inner: Linear::new(weights.inner, &products),
            outer: Linear::new(weights.outer, &products),
            outer_norm: weights.outer_norm,
        };
        let layers = stored.layers.into_iter().map(layer).collect();
        Self {
            shape: stored.shape,
            words: stored.words,
            word_scales: stored.word_scales,
            places: stored.places,
            norm: stored.norm,
            layers,
        }
    }

    /// Returns the vectors of all pieces of the texts, one after another; each text is read by itself.
    ///
    /// A text has at most as many pieces as the model has places; pieces are below the vocabulary's size.
    pub(super) fn vectors(&self, texts: &[&[u32]]) -> Vec<f32> {
        let width = self.shape.width;
        let mut x = Vec::with_capacity(texts.iter().map(|text| text.len()).sum::<usize>() * width);
        for text in texts {
            for (piece, place) in text.iter().zip(self.places.chunks_exact(width)) {
                let scale = self.word_scales[*piece as usize];
                let word = &self.words[*piece as usize * width..][..width];
                x.extend(word.iter().zip(place).map(|(word, place)| f32::from(*word) * scale + place));
            }
        }
        self.normalize(&self.norm, &mut x);
        let lengths: Vec<usize> = texts.iter().map(|text| text.len()).collect();
        // Made for each call: they cannot be shared by threads, and cost next to nothing.
        let products = Products::new();
        self.layers.iter().fold(x, |x, layer| self.apply(layer, &x, &lengths, &products))
    }

    fn apply(&self, layer: &Layer, x: &[f32], lengths: &[usize], products: &Products) -> Vec<f32> {
        let width = self.shape.width;
        let gates = layer.gates.apply(&Rounded::new(x, width), products);
        let met = self.attend(&gates, lengths, products);
        let mut joined = layer.joined.apply(&Rounded::new(&met, width), products);
        add(&mut joined, x);
        self.normalize(&layer.joined_norm, &mut joined);
        let mut inner = layer.inner.apply(&Rounded::new(&joined, width), products);
        Gelu {}.map_mut(&mut inner);
        let mut outer = layer.outer.apply(&Rounded::new(&inner, self.shape.inner), products);
        add(&mut outer, &joined);
        self.normalize(&layer.outer_norm, &mut outer);
        outer
    }

    /// Returns what each head of each piece gathers from the values of its text by the nearness of query and key.
    fn attend(&self, gates: &[f32], lengths: &[usize], products: &Products) -> Vec<f32> {
        let (width, head) = (self.shape.width, self.shape.width / self.shape.heads);
        #[expect(clippy::cast_precision_loss, reason = "the width of a head has a few bits")]
        let factor = (head as f32).sqrt().recip();
        let mut met = vec![0.0; gates.len() / 3];
        let mut start = 0;
        for &length in lengths {
            let rows = &gates[start * 3 * width..][..length * 3 * width];
            let mut near = vec![0.0; length * length];
            let mut gathered = vec![0.0; length * head];
            for first in (0..width).step_by(head) {
                let part = |which: usize| {
                    let begin = which * width + first;
                    NdTensorView::from_slice_with_strides([length, head], &rows[begin..], [3 * width, 1])
                        .expect("the rows hold three gates each")
                };
                let (query, key, value) = (part(0), part(1), part(2));
                let options = GemmOptions { alpha: factor, ..GemmOptions::default() };
                Self::multiply(products, &mut near, query, key.transposed(), options);
                for row in near.chunks_exact_mut(length) {
                    Softmax::new_mut(row).dispatch();
                }
                let near = NdTensorView::from_data([length, length], near.as_slice());
                Self::multiply(products, &mut gathered, near, value, GemmOptions::default());
                let out = met[start * width..][..length * width].chunks_exact_mut(width);
                for (out, gathered) in out.zip(gathered.chunks_exact(head)) {
                    out[first..first + head].copy_from_slice(gathered);
                }
            }
            start += length;
        }
        met
    }

    fn multiply(
        products: &Products,
        out: &mut [f32],
        a: NdTensorView<f32, 2>,
        b: NdTensorView<f32, 2>,
        options: GemmOptions<f32, f32, f32>,
    ) {
        let done = products.float.gemm(out, GemmInputA::Unpacked(a), GemmInputB::Unpacked(b), options);
        done.expect("the shapes fit one another");
    }

    /// Brings each row to mean 0 and variance 1, then scales and shifts it.
    #[expect(clippy::cast_precision_loss, reason = "the width of a model has a few bits")]
    fn normalize(&self, norm: &Norm, rows: &mut [f32]) {
        let count = self.shape.width as f32;
        for row in rows.chunks_exact_mut(self.shape.width) {
            let mean = Sum::new(row).dispatch() / count;
            let variance = SumSquareSub::new(row, mean).dispatch() / count;
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: (variance + self.shape.epsilon).sqrt().recip(),
                element_scale: Some(&norm.scale),
                bias: 0.0,
                element_bias: Some(&norm.shift),
            };
            Normalize::new_mut(row, options).dispatch();
        }
    }
}

fn add(to: &mut [f32], what: &[f32]) {
    to.iter_mut().zip(what).for_each(|(to, x)| *to += x);
}
