//! Reads the safetensors format: eight bytes of length, a JSON head that says where each tensor lies, the tensors.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Why no table was made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file of weights is cut off or is another format.
    #[error("the weights are not a safetensors file")]
    Format,
    /// The head of the file of weights is no JSON of the expected form.
    #[error("the head of the weights cannot be read")]
    Head(#[source] serde_json::Error),
    /// A tensor is missing or has another shape.
    #[error("the weights hold no tensor {name} of {expected} numbers of type F32")]
    Tensor {
        /// Its name.
        name: String,
        /// How many numbers it should hold.
        expected: usize,
    },
    /// A mark is missing.
    #[error("the vocabulary holds no {0}")]
    Mark(&'static str),
}

#[derive(Deserialize)]
struct Place {
    dtype: String,
    data_offsets: (usize, usize),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Tensor(Place),
    // What the file says of itself.
    Other(serde::de::IgnoredAny),
}

/// The tensors of a file.
pub(super) struct Tensors<'a> {
    places: BTreeMap<String, Entry>,
    data: &'a [u8],
}

impl<'a> Tensors<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, Error> {
        let (length, rest) = bytes.split_first_chunk().ok_or(Error::Format)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| Error::Format)?;
        let (head, data) = rest.split_at_checked(length).ok_or(Error::Format)?;
        Ok(Self { places: serde_json::from_slice(head).map_err(Error::Head)?, data })
    }

    /// Returns the numbers of a tensor, row by row.
    pub(super) fn get(&self, name: &str, expected: usize) -> Result<Vec<f32>, Error> {
        let place = match self.places.get(name) {
            Some(Entry::Tensor(place)) if place.dtype == "F32" => Some(place.data_offsets),
            _ => None,
        };
        place
            .and_then(|(start, end)| self.data.get(start..end))
            .filter(|bytes| bytes.len() == expected * 4)
            .map(|bytes| bytes.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect())
            .ok_or_else(|| Error::Tensor { name: name.to_owned(), expected })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tensors_are_found_by_name_and_size() {
        let head = br#"{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#;
        let mut file = (head.len() as u64).to_le_bytes().to_vec();
        file.extend(head);
        file.extend([1.5_f32, -2.0].iter().flat_map(|x| x.to_le_bytes()));
        let tensors = Tensors::new(&file).unwrap();
        assert_eq!(tensors.get("a", 2).unwrap(), [1.5, -2.0]);
        assert!(matches!(tensors.get("a", 3), Err(Error::Tensor { .. })));
        assert!(matches!(tensors.get("b", 2), Err(Error::Tensor { .. })));
        assert!(matches!(Tensors::new(b"short"), Err(Error::Format)));
    }
}
