//! The program as a server.

mod api;
mod connections;
mod pages;
mod safety;
mod server;
