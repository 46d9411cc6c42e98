//! What went wrong, as a page.

use askama::Template;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use super::address::Address;
use super::frame::Frame;
use crate::serve::Problem;

/// The page.
#[derive(Template)]
#[template(path = "failure.html")]
struct View {
    frame: Frame,
    detail: String,
    hint: Option<String>,
}

/// Answers a browser with a page where something went wrong outside the pages: in the guard, or where there is nothing.
/// Programs, and whatever lies under `/api/`, keep what is written for them.
pub(in crate::serve) async fn shown(request: Request, next: Next) -> Response {
    let accepted = request.headers().get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let reads_pages = accepted
        .flat_map(|value| value.split(','))
        .any(|kind| kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("text/html"));
    let wanted = reads_pages && !request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    match response.extensions().get::<Problem>() {
        Some(problem) if wanted => {
            let (mut parts, body) = page(&Address::default(), problem).into_parts();
            for (name, value) in response.headers() {
                let of_body =
                    [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING, header::RETRY_AFTER];
                if !of_body.contains(name) {
                    parts.headers.append(name, value.clone());
                }
            }
            Response::from_parts(parts, body)
        }
        _ => response,
    }
}

/// Returns a problem as a page, with its status.
pub(super) fn page(address: &Address, problem: &Problem) -> Response {
    let title = problem.status.canonical_reason().unwrap_or("It failed");
    let frame = Frame::new(title, &Address { q: address.q.clone(), ..address.bare() }, "");
    let view = View { frame, detail: problem.detail.clone(), hint: problem.hint.clone() };
    let Ok(html) = view.render() else { return problem.clone().into_response() };
    let mut response = (problem.status, Html(html)).into_response();
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
