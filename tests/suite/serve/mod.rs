//! The program as a server.

mod api;
mod connections;
mod openapi;
mod pages;
mod safety;
mod server;
