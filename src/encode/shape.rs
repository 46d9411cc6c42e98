//! What `config.json` says of a model: its sizes, and whether it is of the kind that is computed here.

use serde::{Deserialize, Serialize};

/// The sizes of a model.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Shape {
    /// Numbers in a vector.
    pub(super) width: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    /// Numbers between the two linear layers at the end of each layer.
    pub(super) inner: usize,
    /// The longest text, in pieces.
    pub(super) places: usize,
    /// Pieces of the vocabulary.
    pub(super) pieces: usize,
    /// What is added to a variance.
    pub(super) epsilon: f32,
}

#[derive(Deserialize)]
struct Config {
    model_type: Option<String>,
    #[serde(default)]
    architectures: Vec<String>,
    hidden_size: usize,
    num_hidden_layers: usize,
    num_attention_heads: usize,
    intermediate_size: usize,
    max_position_embeddings: usize,
    vocab_size: usize,
    hidden_act: Option<String>,
    position_embedding_type: Option<String>,
    layer_norm_eps: Option<f32>,
}

impl Shape {
    /// Reads `config.json`.
    ///
    /// # Errors
    /// In what the model differs from those that are computed here.
    pub(super) fn read(config: &[u8]) -> Result<Self, String> {
        let kind: serde_json::Value =
            serde_json::from_slice(config).map_err(|error| format!("config.json does not read ({error})"))?;
        if let Some(other) = kind["model_type"].as_str().filter(|kind| *kind != "bert") {
            return Err(format!("its model_type is {other:?}"));
        }
        let config: Config =
            serde_json::from_value(kind).map_err(|error| format!("config.json does not say it all ({error})"))?;
        if config.model_type.is_none() && !config.architectures.iter().any(|name| name.starts_with("Bert")) {
            return Err(format!("its architectures are {:?}", config.architectures));
        }
        let act = config.hidden_act.as_deref().unwrap_or("gelu");
        if act != "gelu" {
            return Err(format!("its hidden_act is {act:?}"));
        }
        let places = config.position_embedding_type.as_deref().unwrap_or("absolute");
        if places != "absolute" {
            return Err(format!("its position_embedding_type is {places:?}"));
        }
        let shape = Self {
            width: config.hidden_size,
            layers: config.num_hidden_layers,
            heads: config.num_attention_heads,
            inner: config.intermediate_size,
            places: config.max_position_embeddings,
            pieces: config.vocab_size,
            epsilon: config.layer_norm_eps.unwrap_or(1e-12),
        };
        shape.check()?;
        Ok(shape)
    }

    /// Refuses sizes no sentence encoder has, before memory is taken for them.
    pub(super) fn check(&self) -> Result<(), String> {
        let fits = (super::DIMENSIONS..=4096).contains(&self.width)
            && (1..=64).contains(&self.layers)
            && self.heads > 0
            && self.width.is_multiple_of(self.heads)
            && (1..=16_384).contains(&self.inner)
            && (16..=65_536).contains(&self.places)
            && (100..=1_000_000).contains(&self.pieces);
        if fits { Ok(()) } else { Err(format!("its sizes are out of the ordinary ({self:?})")) }
    }
}
