//! Responses on their way out: not sent again when the client has them, compressed where it can read that.

use std::io::Write;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Less is not worth compressing, in bytes.
const LEAST_COMPRESSED: usize = 860;

/// Tells whether the client holds what a tag names; weak and strong tags count alike, as RFC 9110 has it for GET.
pub(super) fn is_held(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let held = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut held = held.flat_map(|tags| tags.split(',')).map(bare);
    held.any(|held| held == "*" || held == bare(tag))
}

/// Returns the response that says so.
pub(super) fn not_modified(tag: &str) -> Response {
    (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response()
}

/// Sends a response in the form its client can take.
pub(super) async fn deliver(request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let mut response = next.run(request).await;
    let tag = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok()).map(str::to_owned);
    if let Some(tag) = tag.filter(|tag| response.status() == StatusCode::OK && is_held(&headers, tag)) {
        let kept: Vec<_> = [header::CACHE_CONTROL, header::VARY]
            .into_iter()
            .filter_map(|name| Some((name.clone(), response.headers().get(name)?.clone())))
            .collect();
        let mut held = not_modified(&tag);
        held.headers_mut().extend(kept.into_iter().map(|(name, value)| (Some(name), value)));
        return held;
    }
    let vary = HeaderValue::from_static("accept-encoding");
    response.headers_mut().entry(header::VARY).or_insert(vary);
    let plain = !response.headers().contains_key(header::CONTENT_ENCODING);
    if plain && is_text(response.headers()) && takes_gzip(&headers) { compressed(response).await } else { response }
}

/// Tells whether what is sent gets smaller.
fn is_text(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default().trim();
    media.starts_with("text/")
        || media.ends_with("json")
        || media.ends_with("+xml")
        || ["application/javascript", "application/x-bibtex", "application/x-research-info-systems"].contains(&media)
}

/// Tells whether the client reads gzip.
fn takes_gzip(headers: &HeaderMap) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let weighed = values.flat_map(|value| value.split(',')).map(|coding| {
        let (name, parameter) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = parameter.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok());
        (name.trim().to_ascii_lowercase(), weight.unwrap_or(1.0))
    });
    let (mut named, mut any) = (None, None);
    for (name, weight) in weighed {
        match name.as_str() {
            "gzip" | "x-gzip" => named = Some(weight),
            "*" => any = Some(weight),
            _ => {}
        }
    }
    named.or(any).is_some_and(|weight| weight > 0.0)
}

async fn compressed(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    // What we send was made whole before.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if bytes.len() < LEAST_COMPRESSED {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let original = bytes.clone();
    let squeezed = tokio::task::spawn_blocking(move || {
        let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::fast());
        encoder.write_all(&bytes).and_then(|()| encoder.finish())
    });
    let Ok(Ok(squeezed)) = squeezed.await else { return Response::from_parts(parts, Body::from(original)) };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(squeezed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn gzip_is_sent_to_whoever_takes_it() {
        let takes = |value: &str| takes_gzip(&headers(header::ACCEPT_ENCODING, value));
        for value in ["gzip", "br, GZIP;q=0.5", "*", "identity;q=0, *;q=0.1", "deflate, gzip, br"] {
            assert!(takes(value), "{value}");
        }
        for value in ["", "br", "gzip;q=0", "gzip; q=0, *", "*;q=0", "gzipped"] {
            assert!(!takes(value), "{value}");
        }
    }

    #[test]
    fn a_tag_is_held_weak_or_strong_among_others() {
        let held = |value: &str| is_held(&headers(header::IF_NONE_MATCH, value), "W/\"ab\"");
        for value in ["W/\"ab\"", "\"ab\"", "\"x\", W/\"ab\"", "*"] {
            assert!(held(value), "{value}");
        }
        for value in ["\"abc\"", "ab", ""] {
            assert!(!held(value), "{value}");
        }
    }
}
