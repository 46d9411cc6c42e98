//! What went wrong with a request, as RFC 9457 has it.

use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::engine::{self, FilterError};
use crate::{index, retrieve};

/// The media type of problems.
pub(super) const MEDIA_TYPE: &str = "application/problem+json";

/// Why a request got no answer: what was wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The status of the response.
    pub status: StatusCode,
    /// What was wrong, in a sentence.
    pub detail: String,
    /// What to do about it, where something is known.
    pub hint: Option<String>,
    /// After how many seconds it may be tried again.
    pub retry_after: Option<u32>,
}

/// The problem as it is written.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(rename = "Problem")]
pub(super) struct Written {
    r#type: String,
    title: String,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

impl Problem {
    /// Returns a problem without a hint.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), hint: None, retry_after: None }
    }

    /// Returns a request that could not be understood.
    pub fn bad(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Says that it can be tried again after so many seconds.
    #[must_use]
    pub fn after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let told = self.clone();
        let written = Written {
            r#type: "about:blank".to_owned(),
            title: self.status.canonical_reason().unwrap_or("Error").to_owned(),
            status: self.status.as_u16(),
            detail: self.detail,
            hint: self.hint,
        };
        let mut body = serde_json::to_vec(&written).unwrap_or_default();
        body.push(b'\n');
        let mut response = (self.status, [(header::CONTENT_TYPE, MEDIA_TYPE)], body).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        // For whoever would rather have it as a page.
        response.extensions_mut().insert(told);
        response
    }
}

impl From<engine::Error> for Problem {
    fn from(error: engine::Error) -> Self {
        use engine::Error::{EmptyQuestion, Retrieve, Unknown};
        let status = match &error {
            EmptyQuestion(_) | Retrieve(retrieve::Error::Glob { .. }) => StatusCode::BAD_REQUEST,
            Unknown(_) => StatusCode::NOT_FOUND,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let hint = match &error {
            EmptyQuestion(_) => Some("ask in words, for example: who denied the allegations"),
            other => other.hint(),
        };
        // Where the index lies is nobody's business who asks from elsewhere, and the program's log tells it.
        let detail = match &error {
            engine::Error::Index(index::Error::Io { what, .. }) => format!("{what} a file of the index"),
            other => other.to_string(),
        };
        Self { hint: hint.map(str::to_owned), ..Self::new(status, detail) }
    }
}

impl From<FilterError> for Problem {
    fn from(error: FilterError) -> Self {
        Self::bad(error.to_string())
    }
}

/// Answers for addresses where there is nothing.
pub(super) async fn no_such_page(uri: Uri) -> Problem {
    let detail = format!("there is nothing at {}", uri.path());
    Problem::new(StatusCode::NOT_FOUND, detail)
        .hint("pages begin at /; what programs may ask stands in /api/v1/openapi.json")
}
