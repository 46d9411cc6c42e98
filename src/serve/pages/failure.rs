//! What went wrong, as a page.

use askama::Template;
use axum::http::{HeaderValue, header};
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
