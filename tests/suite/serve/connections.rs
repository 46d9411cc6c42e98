//! Limits on what one client, or many, can take; and the end.

use std::io::{Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use super::server::{Response, Server};
use crate::house::House;

fn indexed() -> House {
    let house = House::furnished();
    house.ok(&["index"]);
    house
}

#[test]
fn more_than_its_rate_is_refused_for_a_while() {
    let house = indexed();
    let server = Server::start(&house, &["--rate", "5"]);
    let statuses: Vec<u16> = (0..30).map(|_| server.get("/healthz").status).collect();
    assert!(statuses.iter().filter(|status| **status == 200).count() >= 10, "{statuses:?}");
    assert!(statuses.contains(&429), "{statuses:?}");
    let refused = (0..30).map(|_| server.get("/healthz")).find(|response| response.status == 429).unwrap();
    assert_eq!(refused.header("retry-after"), Some("1"));
    refused.problem();
    thread::sleep(Duration::from_millis(1100));
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn connections_are_counted() {
    let house = indexed();
    let server = Server::start(&house, &["--connections", "4"]);
    let held: Vec<_> = (0..4).map(|_| server.connect()).collect();
    thread::sleep(Duration::from_millis(300));
    assert_eq!(server.get("/healthz").status, 503);
    drop(held);
    thread::sleep(Duration::from_millis(300));
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn heads_without_measure_are_refused() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    for length in [20_000, 100_000] {
        let long = format!("X-Long: {}\r\nConnection: close", "a".repeat(length));
        let long = format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\n{long}\r\n\r\n");
        assert_eq!(server.raw(long.as_bytes()).status, 431, "{length}");
    }
    let many = "X-Many: a\r\n".repeat(200);
    assert_eq!(server.raw(format!("GET /healthz HTTP/1.1\r\nHost: localhost\r\n{many}\r\n").as_bytes()).status, 431);
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "a".repeat(12_000));
    assert_eq!(server.raw(long.as_bytes()).status, 414);
    assert_eq!(server.raw(b"\x16\x03\x01 nonsense\r\n\r\n").status, 400);
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn whoever_sends_too_slowly_is_left() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let mut slow = server.connect();
    slow.write_all(b"GET /healthz HTTP/1.1\r\nHost: loc").unwrap();
    let mut idle = server.connect();
    let start = Instant::now();
    let mut rest = Vec::new();
    let _end = slow.read_to_end(&mut rest);
    let _end = idle.read_to_end(&mut rest);
    assert!(start.elapsed() < Duration::from_secs(25), "{:?}", start.elapsed());
}

#[test]
fn a_connection_is_used_again() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let mut stream = server.connect();
    for last in [false, true] {
        let close = if last { "Connection: close\r\n" } else { "" };
        write!(stream, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n{close}\r\n").unwrap();
        thread::sleep(Duration::from_millis(100));
    }
    let both = Response::read(&mut stream);
    assert_eq!(both.text().matches("HTTP/1.1 200").count() + 1, 2, "{}", both.text());
}

#[cfg(unix)]
#[test]
fn it_ends_in_order() {
    let house = indexed();
    for signal in ["TERM", "INT"] {
        let server = Server::start(&house, &[]);
        assert_eq!(server.get("/healthz").text(), "ok\n");
        let _idle = server.connect();
        let start = Instant::now();
        assert_eq!(server.ended_by(signal), 0);
        assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    }
}

#[test]
fn a_taken_port_is_told_with_what_to_do() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let run = house.run(&["serve", "--port", &server.address.port().to_string()]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("could not listen") && run.stderr.contains("--port"), "{}", run.stderr);
}

#[test]
fn the_first_start_makes_the_index() {
    let house = House::furnished();
    let server = Server::start(&house, &[]);
    assert_eq!(server.json("/api/v1/status")["articles"], 6);
    let nothing = tempfile::tempdir().unwrap();
    let run = crate::house::run_in(nothing.path(), &["serve", "--port", "0"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("there is no index"), "{}", run.stderr);
}
