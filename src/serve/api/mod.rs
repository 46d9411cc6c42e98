//! The JSON API: one line for each route, which says how it is called, what it takes and what it answers.

mod about;
mod actors;
mod ask;
mod cite;
mod filters;
mod openapi;
mod part;
mod show;
mod statements;
mod status;
mod timeline;

use axum::Router;
use axum::extract::{Request, State as Extract};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use super::parameters::{Parameter, Query};
use super::{Problem, State, delivery};
use crate::engine::Engine;

/// Where the API lies.
const ROOT: &str = "/api/v1";

/// One route.
struct Route {
    /// Its name, under [`ROOT`].
    name: &'static str,
    /// What it is for, in a sentence.
    about: &'static str,
    /// What is answered when all is well, in a sentence.
    found: &'static str,
    /// Whether what is asked for may not exist.
    may_be_unknown: bool,
    /// The parameters it takes, in groups.
    parameters: &'static [&'static [Parameter]],
    /// The form of what it answers.
    answers: Answers,
    /// Answers.
    answer: fn(&Asked) -> Result<Reply, Problem>,
}

/// The form of what a route answers.
#[derive(Clone, Copy)]
enum Answers {
    /// An object, which the schema describes.
    Json(fn(&mut SchemaGenerator) -> Schema),
    /// A text of one of these types.
    Texts(&'static [&'static str]),
}

impl Answers {
    const fn object<T: JsonSchema>() -> Self {
        Self::Json(SchemaGenerator::subschema_for::<T>)
    }
}

/// What a route is asked.
struct Asked<'a> {
    engine: &'a Engine,
    query: &'a Query,
    today: Date,
}

/// What a route answers.
struct Reply {
    body: Vec<u8>,
    media_type: &'static str,
    /// The query part of the address where what comes after begins.
    next: Option<String>,
}

const ROUTES: [Route; 11] = [
    ask::ASK,
    ask::SEARCH,
    show::SHOW,
    statements::STATEMENTS,
    statements::THREADS,
    actors::ACTORS,
    actors::ACTOR,
    timeline::TIMELINE,
    timeline::FACETS,
    cite::CITE,
    status::STATUS,
];

impl Reply {
    fn json(value: &impl Serialize) -> Result<Self, Problem> {
        let mut body = serde_json::to_vec(value).map_err(|error| {
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, format!("could not be written: {error}"))
        })?;
        body.push(b'\n');
        Ok(Self { body, media_type: "application/json", next: None })
    }
}

impl Route {
    fn parameters(&self) -> Vec<Parameter> {
        self.parameters.concat()
    }
}

pub(super) fn router() -> Router<State> {
    let described = openapi::document().to_string();
    let described = get(|| async { ([(header::CONTENT_TYPE, "application/json")], described) });
    let mut router = Router::new().route("/healthz", get(|| async { "ok\n" }));
    router = router.route(&format!("{ROOT}/openapi.json"), described);
    for route in &ROUTES {
        let answer = move |state: Extract<State>, request: Request| answered(route, state, request);
        router = router.route(&format!("{ROOT}/{}", route.name), get(answer));
    }
    router
}

async fn answered(route: &'static Route, Extract(state): Extract<State>, request: Request) -> Response {
    let query = match Query::strict(&route.parameters(), request.uri().query()) {
        Ok(query) => query,
        Err(problem) => return problem.into_response(),
    };
    let today = state.today();
    // Two addresses that ask the same have the same tag; "last year" is another one tomorrow.
    let tag = format!("W/\"{}\"", state.opened().tag(&format!("{} {today} {query:?}", route.name)));
    if delivery::is_held(request.headers(), &tag) {
        return delivery::not_modified(&tag);
    }
    let worked = state.work(move |engine| (route.answer)(&Asked { engine, query: &query, today })).await;
    let reply = match worked {
        Ok(reply) => reply,
        Err(problem) => return problem.into_response(),
    };
    let headers = [
        (header::CONTENT_TYPE, reply.media_type.to_owned()),
        (header::ETAG, tag),
        // It may be kept, and is asked for again each time: the index may have changed.
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    let next = reply.next.map(|query| [(header::LINK, format!("<{ROOT}/{}?{query}>; rel=\"next\"", route.name))]);
    match next {
        Some(next) => (headers, next, reply.body).into_response(),
        None => (headers, reply.body).into_response(),
    }
}
