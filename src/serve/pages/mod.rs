//! **Lives here:** pages to read in, one file a page, written on the server; style and script beside them. Without the
//! script everything can be found and read; with it, keys, hints, a time line to drag over and a kept note.
//! **May know:** the engine's answers, how citations are written. **Must not know:** the search engine, the clock.
//!
//! The whole state of a page stands in its address (`address`). Templates get plain words and escape them; nothing is
//! ever marked as safe. No page names anything outside this server.

mod actor;
mod address;
mod article;
mod asked;
mod assets;
mod brush;
mod compare;
mod facets;
pub(super) mod failure;
mod frame;
mod hints;
mod home;
mod marked;
mod network;
mod note;
mod passages;
mod results;
mod statements;

use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;

use self::address::Address;
use super::{Problem, State};
use crate::engine::Engine;
use crate::present::cite::CiteFormat;

/// Letters of a question, and of whatever else a page is asked with.
const LONGEST: usize = 1000;
/// Passages collected in one address: more would make it longer than the server takes.
const MOST_COLLECTED: usize = 120;

/// Returns the routes of the pages.
pub(super) fn router() -> Router<State> {
    Router::new()
        .route("/", get(home))
        .route("/search", get(search))
        .route("/article", get(article))
        .route("/compare", get(compare))
        .route("/statements", get(statements))
        .route("/actor", get(actor))
        .route("/actors", get(actors))
        .route("/note", get(note))
        .route("/note/file", get(note_file))
        .route("/cite", get(cite))
        .route("/hints", get(hints))
        .route("/help", get(help))
        .route("/assets/{name}", get(asset))
}

async fn home(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    page(state, query, |engine, address, _| written(&home::page(engine, address, Vec::new())?)).await
}

async fn search(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    let job = |engine: &Engine, address: &Address, today| match results::page(engine, address, today)? {
        Some(results) => written(&results),
        None if address.q.is_empty() => written(&home::page(engine, address, Vec::new())?),
        None => {
            let notice = format!("“{}” holds no word to look for: ask in words", address.q);
            written(&home::page(engine, address, vec![notice])?)
        }
    };
    page(state, query, job).await
}

async fn article(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    page(state, query, |engine, address, today| written(&article::page(engine, address, today)?)).await
}

async fn compare(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    page(state, query, |engine, address, _| written(&compare::page(engine, address)?)).await
}

async fn statements(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    page(state, query, |engine, address, today| written(&statements::page(engine, address, today)?)).await
}

async fn actor(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    page(state, query, |engine, address, _| written(&actor::page(engine, address)?)).await
}

async fn actors(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    page(state, query, |engine, address, _| written(&actor::all(engine, address)?)).await
}

async fn note(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    page(state, query, |engine, address, _| written(&note::page(engine, address)?)).await
}

async fn note_file(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    let name = parameter(query.as_deref(), "format");
    let Some(format) = CiteFormat::named(&name) else {
        let known = note::FILES.map(CiteFormat::name).join(", ");
        let problem = Problem::bad(format!("a note is no {name:?}")).hint(format!("it is {known}"));
        return failure::page(&Address::default(), &problem);
    };
    let address = Address::read(query.as_deref().unwrap_or_default());
    let asked = address.clone();
    match state.work(move |engine| Ok(note::file(engine, &asked, format)?)).await {
        Ok(bytes) => {
            let disposition = format!("attachment; filename=\"note.{}\"", format.extension());
            ([(header::CONTENT_TYPE, format.media_type()), (header::CONTENT_DISPOSITION, &disposition)], bytes)
                .into_response()
        }
        Err(problem) => failure::page(&address, &problem),
    }
}

async fn cite(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    if parameter(query.as_deref(), "format") != "plain" {
        return page(state, query, |engine, address, _| written(&note::citation(engine, address)?)).await;
    }
    let address = Address::read(query.as_deref().unwrap_or_default());
    match state.work(move |engine| Ok(note::plain(engine, &address)?)).await {
        Ok(text) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response(),
        Err(problem) => problem.into_response(),
    }
}

async fn hints(Shared(state): Shared<State>, RawQuery(query): RawQuery) -> Response {
    let typed: String = parameter(query.as_deref(), "q").chars().take(LONGEST).collect();
    match state.work(move |engine| Ok(hints::hints(engine, &typed))).await {
        Ok(hints) => {
            let json = serde_json::to_vec(&hints).unwrap_or_default();
            ([(header::CONTENT_TYPE, "application/json")], json).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

async fn help(RawQuery(query): RawQuery) -> Response {
    let address = Address::read(query.as_deref().unwrap_or_default());
    written(&home::help(&address))
        .map_or_else(|problem| failure::page(&address, &problem), |html| Html(html).into_response())
}

async fn asset(Path(name): Path<String>) -> Response {
    match assets::find(&name) {
        Some(asset) => {
            let kept = "public, max-age=31536000, immutable";
            ([(header::CONTENT_TYPE, asset.media_type), (header::CACHE_CONTROL, kept)], asset.content).into_response()
        }
        None => failure::page(&Address::default(), &Problem::new(StatusCode::NOT_FOUND, "there is no such file")),
    }
}

/// Answers with a page, or with the page that says what was wrong.
async fn page(
    state: State,
    query: Option<String>,
    job: impl FnOnce(&Engine, &Address, Date) -> Result<String, Problem> + Send + 'static,
) -> Response {
    let address = Address::read(query.as_deref().unwrap_or_default());
    if let Err(problem) = bounded(&address) {
        return failure::page(&Address::default(), &problem);
    }
    let today = state.today();
    let asked = address.clone();
    match state.work(move |engine| job(engine, &asked, today)).await {
        Ok(html) => Html(html).into_response(),
        Err(problem) => failure::page(&address, &problem),
    }
}

/// Refuses what no reader types.
fn bounded(address: &Address) -> Result<(), Problem> {
    if let Some(long) = address.texts().into_iter().find(|text| text.chars().count() > LONGEST) {
        let detail = format!("“{}” is too long", passages::shortened(long, 40));
        return Err(Problem::bad(detail).hint(format!("it may have {LONGEST} letters")));
    }
    if address.note.len() > MOST_COLLECTED {
        let detail = format!("a note holds {MOST_COLLECTED} passages at the most");
        return Err(Problem::bad(detail).hint("take some of them along as a file, and begin another"));
    }
    Ok(())
}

fn written(page: &impl Template) -> Result<String, Problem> {
    page.render().map_err(|error| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))
}

/// Returns a parameter that belongs to no state.
fn parameter(query: Option<&str>, name: &str) -> String {
    let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}
