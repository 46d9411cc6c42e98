//! The lists of an index, as a damaged disk may give them back.
#![no_main]

use demarche::index::{Manifest, Marker};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(manifest) = serde_json::from_slice::<Manifest>(bytes) {
        let _ = manifest.counts();
    }
    let _ = serde_json::from_slice::<Marker>(bytes);
});
