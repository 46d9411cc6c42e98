//! The program as a server.

mod api;
mod connections;
mod pages;
mod openapi;
mod safety;
mod server;
