//! **Lives here:** the program as a server on this machine: the JSON API, who may ask and how much, reloading, ending.
//! **May know:** everything below. **Must not know:** arguments, the environment, the terminal; the day is told.
//!
//! A request goes connection (`listen`) → guard (`guard`, `access`, `rate`) → route → work on the engine (`state`,
//! `workers`) → delivery (`delivery`: ETag, gzip).
//!
//! Pages to read in (`pages`) and the API for programs (`api`) share all of it, and know nothing of one another.

mod access;
mod api;
mod delivery;
mod guard;
mod listen;
mod pages;
mod parameters;
mod problem;
mod rate;
mod state;
mod workers;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::{Router, middleware};
use jiff::civil::Date;

use crate::engine::Engine;

pub use self::access::{Token, WeakToken};
pub use self::listen::{Error, serve};
pub use self::parameters::{Kind, Parameter, Query};
pub use self::problem::Problem;
pub use self::state::{Opened, State};

/// Opens the engine, or says why not; called again whenever a file of `Settings::watched` changes.
pub type Opener = Box<dyn Fn() -> Result<Engine, String> + Send + Sync>;

/// How to serve.
pub struct Settings {
    /// Where to listen; port 0 takes any that is free.
    pub listen: SocketAddr,
    /// Names the server is reached by, beside `localhost` and addresses: those of a proxy, of the machine.
    pub hosts: Vec<String>,
    /// What those who ask must show; needed beyond loopback.
    pub token: Option<Token>,
    /// Requests a second from one address.
    pub rate: u32,
    /// Connections at a time.
    pub connections: usize,
    /// How many questions are worked on at a time.
    pub workers: usize,
    /// Opens the engine.
    pub open: Opener,
    /// The files whose change means that the engine is to be opened anew.
    pub watched: Box<dyn Fn() -> Vec<std::path::PathBuf> + Send + Sync>,
    /// Tells today's date, for times such as "last year".
    pub today: fn() -> Date,
    /// Told what whoever started the server should know.
    pub notice: fn(&str),
}

/// Returns everything the server answers, behind its guard.
fn app(state: State, guard: guard::Guard) -> Router {
    let routes: Router<State> = api::router().merge(pages::router());
    routes
        .fallback(problem::no_such_page)
        .layer(middleware::from_fn(delivery::deliver))
        .layer(middleware::from_fn_with_state(Arc::new(guard), guard::check))
        .layer(middleware::from_fn(pages::failure::shown))
        .with_state(state)
}
