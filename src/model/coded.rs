//! Words of a known list kept as their number in it, and others as they are.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A word as it is kept.
#[derive(Serialize, Deserialize)]
enum Coded {
    Known(u8),
    Other(String),
}

fn write<S: Serializer>(words: &[&str], word: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let number = words.iter().position(|known| *known == word).and_then(|number| u8::try_from(number).ok());
    number.map_or_else(|| Coded::Other(word.to_owned()), Coded::Known).serialize(serializer)
}

fn read<'de, D: Deserializer<'de>>(words: &[&str], deserializer: D) -> Result<String, D::Error> {
    match Coded::deserialize(deserializer)? {
        Coded::Known(number) => match words.get(usize::from(number)) {
            Some(word) => Ok((*word).to_owned()),
            None => Err(serde::de::Error::custom("no word has this number")),
        },
        Coded::Other(word) => Ok(word),
    }
}

/// Kinds of actors. The order is part of the format of the index.
pub(super) mod kind {
    use super::{Deserializer, Serializer};

    const WORDS: &[&str] = &[
        "state",
        "state-adj",
        "metonym",
        "agency",
        "group",
        "person",
        "company",
        "igo",
        "office",
        "ransomware",
        "ngo",
        "media",
        "hacktivist",
        "persona",
        "party",
        "org",
    ];

    pub(in crate::model) fn serialize<S: Serializer>(kind: &str, serializer: S) -> Result<S::Ok, S::Error> {
        super::write(WORDS, kind, serializer)
    }

    pub(in crate::model) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        super::read(WORDS, deserializer)
    }
}

/// Modalities of acts. The order is part of the format of the index.
pub(super) mod modality {
    use super::{Deserializer, Serializer};

    const WORDS: &[&str] = &["fact", "hypothetical", "future", "infinitive"];

    pub(in crate::model) fn serialize<S: Serializer>(modality: &str, serializer: S) -> Result<S::Ok, S::Error> {
        super::write(WORDS, modality, serializer)
    }

    pub(in crate::model) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        super::read(WORDS, deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Kept(#[serde(with = "kind")] String, #[serde(with = "modality")] String);

    #[test]
    fn known_words_take_two_bytes_and_others_come_back() {
        let both = |kind: &str, modality: &str| Kept(kind.to_owned(), modality.to_owned());
        for kept in [both("group", "fact"), both("cartel", ""), both("é", "hypothetical")] {
            let bytes = postcard::to_stdvec(&kept).unwrap();
            assert_eq!(postcard::from_bytes::<Kept>(&bytes).unwrap(), kept);
        }
        assert_eq!(postcard::to_stdvec(&both("group", "fact")).unwrap().len(), 4);
        assert!(postcard::from_bytes::<Kept>(&[0, 200, 0, 0]).is_err());
    }
}
