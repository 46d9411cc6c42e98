//! What has to be looked for before the library reads a document with pages: it unpacks whatever it is given, and
//! follows parts that contain themselves until the stack is used up, which no fence can catch.

use std::collections::HashMap;
use std::io::Read;

use flate2::bufread::ZlibDecoder;
use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId};

use super::Error;

/// The most bytes one stream may unpack to.
const LARGEST_STREAM: u64 = 64 << 20;
/// The most bytes all streams together may unpack to.
const LARGEST: u64 = 1 << 30;
/// Parts within parts within parts.
const DEEPEST: usize = 30;
/// The most parts all pages together may show, each counted as often as it is shown.
const MOST_SHOWN: u64 = 20_000;

/// Refuses a document with a stream that unpacks to more than there is room for. It looks at the bytes alone: the
/// library unpacks some streams while it opens the document.
pub(super) fn check_streams(bytes: &[u8]) -> Result<(), Error> {
    const MARK: &[u8] = b"stream";
    let mut sum = 0;
    let mut rest = bytes;
    while let Some(at) = rest.windows(MARK.len()).position(|window| window == MARK) {
        rest = &rest[at + MARK.len()..];
        let packed = rest.trim_ascii_start();
        if packed.first().is_some_and(|first| first & 0x0f == 8) {
            sum += unpacked(packed)?;
        }
        if sum > LARGEST {
            return Err(too_large());
        }
    }
    Ok(())
}

/// Returns how much a stream unpacks to, the packed streams in it unpacked as well.
fn unpacked(packed: &[u8]) -> Result<u64, Error> {
    let mut inner = Vec::new();
    let mut bytes = packed;
    for _ in 0..4 {
        let mut outer = Vec::new();
        // What is damaged ends there, and the library finds no more in it.
        drop(ZlibDecoder::new(bytes).take(LARGEST_STREAM + 1).read_to_end(&mut outer));
        if outer.len() as u64 > LARGEST_STREAM {
            return Err(too_large());
        }
        inner = outer;
        if inner.first() != Some(&0x78) {
            break;
        }
        bytes = &inner;
    }
    Ok(inner.len() as u64)
}

fn too_large() -> Error {
    Error::Container(format!(
        "it unpacks to more than {} MiB in one stream or {} MiB in all, and such documents are not read",
        LARGEST_STREAM >> 20,
        LARGEST >> 20
    ))
}

/// Refuses a document whose pages hang on themselves, or show parts that show themselves or each other too often.
pub(super) fn check_loops(document: &Document) -> Result<(), Error> {
    let mut shown = HashMap::new();
    let mut sum = 0_u64;
    for page in document.get_pages().into_values() {
        let above = ancestors(document, page)?;
        let resources =
            above.iter().find_map(|page| page.get(b"Resources").ok()).and_then(|found| dictionary(document, found));
        let content = document.get_page_content(page).unwrap_or_default();
        sum = sum.saturating_add(parts(document, &content, resources, &mut shown, 0)?);
        if sum > MOST_SHOWN {
            return Err(too_often());
        }
    }
    Ok(())
}

/// Returns a page and what it hangs on.
fn ancestors(document: &Document, page: ObjectId) -> Result<Vec<&Dictionary>, Error> {
    let mut above = Vec::new();
    let mut next = Some(page);
    while let Some(found) = next.and_then(|id| document.get_dictionary(id).ok()) {
        if above.len() > DEEPEST * 10 {
            return Err(Error::Container("its pages hang on themselves".to_owned()));
        }
        above.push(found);
        next = found.get(b"Parent").and_then(Object::as_reference).ok();
    }
    Ok(above)
}

/// Returns how many parts a content shows. `shown` holds those counted already, and none for those being counted.
fn parts(
    document: &Document,
    content: &[u8],
    resources: Option<&Dictionary>,
    shown: &mut HashMap<ObjectId, Option<u64>>,
    depth: usize,
) -> Result<u64, Error> {
    let forms =
        resources.and_then(|resources| resources.get(b"XObject").ok()).and_then(|found| dictionary(document, found));
    // Most pages show nothing, and need not be read twice.
    let Some(forms) = forms.filter(|_| content.windows(2).any(|window| window == b"Do")) else { return Ok(0) };
    let Ok(content) = Content::decode(content) else { return Ok(0) };
    let mut sum = 0_u64;
    for operation in content.operations.iter().filter(|operation| operation.operator == "Do") {
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let Some(Ok(id)) = name.and_then(|name| forms.get(name).ok()).map(Object::as_reference) else { continue };
        let count = match shown.get(&id) {
            Some(Some(count)) => *count,
            Some(None) => return Err(too_often()),
            None if depth >= DEEPEST => return Err(too_often()),
            None => {
                shown.insert(id, None);
                let count = part(document, id, resources, shown, depth)?;
                shown.insert(id, Some(count));
                count
            }
        };
        sum = sum.saturating_add(count).saturating_add(1);
    }
    Ok(sum)
}

/// Returns how many parts a part shows.
fn part(
    document: &Document,
    id: ObjectId,
    around: Option<&Dictionary>,
    shown: &mut HashMap<ObjectId, Option<u64>>,
    depth: usize,
) -> Result<u64, Error> {
    let Ok(Object::Stream(form)) = document.get_object(id) else { return Ok(0) };
    let own = form.dict.get(b"Resources").ok().and_then(|found| dictionary(document, found));
    // Pictures show nothing, but the library does not ask what they are.
    let content = form.decompressed_content().unwrap_or_else(|_| form.content.clone());
    parts(document, &content, own.or(around), shown, depth + 1)
}

fn dictionary<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Reference(id) => document.get_dictionary(*id).ok(),
        _ => None,
    }
}

fn too_often() -> Error {
    Error::Container("its parts contain themselves or one another too often".to_owned())
}
