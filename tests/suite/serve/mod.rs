//! The program as a server.

mod api;
mod connections;
mod safety;
mod server;
