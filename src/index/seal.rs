//! What the index keeps of an article or passage, as bytes that tell when they were altered or belong to another.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The bytes of the checksum at the end.
const SUM: usize = 4;

/// Encodes a value and seals it with the key of the article it belongs to (CRC-32 over key and value).
pub(super) fn sealed<T: Serialize>(key: u64, value: &T) -> Vec<u8> {
    let mut bytes = postcard::to_stdvec(value).expect("plain data encodes");
    let sum = checksum(key, &bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// Decodes a sealed value.
///
/// # Errors
/// When the bytes are not those that were sealed with this key; the text says so.
pub(super) fn opened<T: DeserializeOwned>(key: u64, bytes: &[u8]) -> Result<T, String> {
    let (value, sum) = bytes.split_last_chunk::<SUM>().ok_or("a document is cut short")?;
    if checksum(key, value) != u32::from_le_bytes(*sum) {
        return Err("the checksum of a document does not fit".to_owned());
    }
    postcard::from_bytes(value).map_err(|error| format!("a document does not decode ({error})"))
}

fn checksum(key: u64, bytes: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&key.to_le_bytes());
    hasher.update(bytes);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_flipped_bit_or_another_key_is_seen(text in "\\PC{0,60}", key: u64, other: u64, at: prop::sample::Index, bit in 0..8_u8) {
            let bytes = sealed(key, &text);
            prop_assert_eq!(opened::<String>(key, &bytes), Ok(text));
            let mut altered = bytes.clone();
            let at = at.index(bytes.len());
            altered[at] ^= 1 << bit;
            prop_assert!(opened::<String>(key, &altered).is_err());
            prop_assert!(other == key || opened::<String>(other, &bytes).is_err());
            prop_assert!(opened::<String>(key, &bytes[..bytes.len() - 1]).is_err());
        }
    }
}
