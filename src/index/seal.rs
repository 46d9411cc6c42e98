//! What the index keeps, as bytes that tell when they were altered or belong to another: of an article or passage, and
//! the lists that are written as JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The bytes of the checksum at the end.
const SUM: usize = 4;

/// What most passages take, in bytes.
const ROOM: usize = 2 << 10;

/// Encodes a value and seals it with the key of the article it belongs to (CRC-32 over key and value).
pub(super) fn sealed<T: Serialize>(key: u64, value: &T) -> Vec<u8> {
    sealed_beside(key, "", value)
}

/// Does what [`sealed`] does for a value that a text is kept beside: the seal holds for both.
pub(super) fn sealed_beside<T: Serialize>(key: u64, text: &str, value: &T) -> Vec<u8> {
    // Most of what is kept fits at once.
    let mut bytes = postcard::to_extend(value, Vec::with_capacity(ROOM)).expect("plain data encodes");
    let sum = checksum(key, text, &bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// Decodes a sealed value.
///
/// # Errors
/// When the bytes are not those that were sealed with this key; the text says so.
pub(super) fn opened<T: DeserializeOwned>(key: u64, bytes: &[u8]) -> Result<T, String> {
    opened_beside(key, "", bytes)
}

/// Decodes a value that was sealed with the text beside it.
///
/// # Errors
/// When the bytes or the text are not those that were sealed with this key; the text says so.
pub(super) fn opened_beside<T: DeserializeOwned>(key: u64, text: &str, bytes: &[u8]) -> Result<T, String> {
    let value = &bytes[..bytes.len().saturating_sub(SUM)];
    if !is_sound(key, text, bytes) {
        return Err("the checksum of a document does not fit".to_owned());
    }
    postcard::from_bytes(value).map_err(|error| format!("a document does not decode ({error})"))
}

/// Tells whether bytes and text are those that were sealed with this key.
pub(super) fn is_sound(key: u64, text: &str, bytes: &[u8]) -> bool {
    let sealed = bytes.split_last_chunk::<SUM>();
    sealed.is_some_and(|(value, sum)| checksum(key, text, value) == u32::from_le_bytes(*sum))
}

/// Returns a list as text: the checksum (CRC-32) of the second line on the first, the JSON on the second.
pub(super) fn sealed_list(value: &impl Serialize) -> String {
    let body = serde_json::to_string(value).expect("plain data encodes");
    format!("{:08x}\n{body}\n", crc32fast::hash(body.as_bytes()))
}

/// Reads such a list.
///
/// # Errors
/// When the text is not the one that was sealed; the text says so.
pub(super) fn opened_list<T: DeserializeOwned>(text: &[u8]) -> Result<T, String> {
    let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
    let (sum, body) = text.strip_suffix('\n').and_then(|text| text.split_once('\n')).ok_or("it has no checksum")?;
    if sum != format!("{:08x}", crc32fast::hash(body.as_bytes())) {
        return Err("its checksum does not fit".to_owned());
    }
    serde_json::from_str(body).map_err(|error| error.to_string())
}

fn checksum(key: u64, text: &str, bytes: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&key.to_le_bytes());
    hasher.update(text.as_bytes());
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
