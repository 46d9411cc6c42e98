//! Who may ask, and what those who may not can bring about.

use super::server::Server;
use crate::house::House;

fn indexed() -> House {
    let house = House::furnished();
    house.ok(&["index"]);
    house
}

const TOKEN: &str = "a-token-of-some-length";

#[test]
fn a_name_turned_to_this_address_is_not_ours() {
    let house = indexed();
    let server = Server::start(&house, &["--host", "demarche.lan"]);
    let named = |host: &str| server.ask("GET", "/api/v1/status", &[("Host", host)]).status;
    assert_eq!(named(&format!("localhost:{}", server.address.port())), 200);
    assert_eq!(named("demarche.lan"), 200);
    assert_eq!(named("evil.example"), 421);
    assert_eq!(named("127.0.0.1.evil.example"), 421);
    assert_eq!(server.raw(b"GET /api/v1/status HTTP/1.1\r\nConnection: close\r\n\r\n").status, 400);
    assert_eq!(server.raw(b"GET /api/v1/status HTTP/1.0\r\n\r\n").status, 400);
    let absolute = server.ask("GET", "http://evil.example/api/v1/status", &[]);
    assert_eq!(absolute.status, 421);
}

#[test]
fn another_sites_page_may_not_ask() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    let from = |headers: &[(&str, &str)]| server.ask("GET", "/api/v1/ask?q=denied", headers);
    let refused = from(&[("Origin", "https://evil.example")]);
    assert_eq!(refused.status, 403);
    assert!(refused.header("access-control-allow-origin").is_none());
    assert_eq!(from(&[("Origin", "null")]).status, 403);
    assert_eq!(from(&[("Origin", &format!("http://{}", server.address))]).status, 200);
    assert_eq!(from(&[("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")]).status, 403);
}

#[test]
fn everything_carries_the_headers_that_keep_a_browser_in_check() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    for target in ["/", "/healthz", "/api/v1/status", "/api/v1/ask", "/nowhere", "/api/v1/openapi.json"] {
        let response = server.get(target);
        let policy = response.header("content-security-policy").unwrap_or_else(|| panic!("{target}"));
        for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{target}");
        assert_eq!(response.header("referrer-policy"), Some("no-referrer"), "{target}");
        assert_eq!(response.header("cross-origin-resource-policy"), Some("same-origin"), "{target}");
    }
}

#[test]
fn only_reading_is_answered() {
    let house = indexed();
    let server = Server::start(&house, &[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "SEARCH"] {
        let response = server.ask(method, "/api/v1/status", &[]);
        assert_eq!((response.status, response.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let body = b"GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello";
    assert_eq!(server.raw(body).status, 413);
    let endless =
        b"GET /api/v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    assert_eq!(server.raw(endless).status, 413);
}

#[test]
fn paths_that_climb_reach_no_file() {
    let house = indexed();
    std::fs::write(house.path("secret.txt"), "a secret beside the corpus").unwrap();
    let server = Server::start(&house, &[]);
    for id in [
        "../secret.txt",
        "..%2Fsecret.txt",
        "2024/../../secret.txt",
        "2024/./denial.html",
        "/etc/passwd",
        "%2Fetc%2Fpasswd",
        "file:///etc/passwd",
        "..%5Csecret.txt",
        "2024/denial.html%00",
        "%2e%2e%2fsecret.txt",
        "index/demarche.json",
        "actors.tsv",
    ] {
        for target in [
            format!("/api/v1/show?id={id}"),
            format!("/api/v1/cite?id={id}"),
            format!("/{id}"),
            format!("/api/v1/{id}"),
            format!("/api/v1/show/{id}"),
        ] {
            let response = server.get(&target);
            assert_eq!(response.status, 404, "{target}: {}", response.text());
            assert!(!response.text().contains("a secret") && !response.text().contains("root:"), "{target}");
        }
    }
}

#[test]
fn beyond_this_machine_a_token_is_needed() {
    let house = indexed();
    let run = house.run(&["serve", "--listen", "0.0.0.0:0"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no token is set") && run.stderr.contains("--token"), "{}", run.stderr);
    let run = house.run(&["serve", "--token", "short"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("at least 16 characters"), "{}", run.stderr);
}

#[test]
fn without_the_token_nothing_is_told() {
    let house = indexed();
    let server = Server::start(&house, &["--listen", "0.0.0.0", "--token", TOKEN]);
    let ask = |target: &str, headers: &[(&str, &str)]| {
        let host = [("Host", "127.0.0.1")];
        server.ask("GET", target, &[&host, headers].concat())
    };
    for target in ["/", "/api/v1/status", "/api/v1/openapi.json", "/nowhere", "/api/v1/ask?q=denied&token=x"] {
        let response = ask(target, &[]);
        assert_eq!(response.status, 401, "{target}");
        assert!(response.header("www-authenticate").unwrap().starts_with("Bearer"));
        assert!(!response.text().contains(TOKEN));
    }
    assert_eq!(ask("/healthz", &[]).status, 200);
    let bearer = format!("Bearer {TOKEN}");
    assert_eq!(ask("/api/v1/status", &[("Authorization", &bearer)]).status, 200);
    for wrong in ["Bearer ", "Bearer a-token-of-some-lengt", "Bearer a-token-of-some-lengthh", "Basic YTpi", TOKEN] {
        assert_eq!(ask("/api/v1/status", &[("Authorization", wrong)]).status, 401, "{wrong}");
    }
    // A browser shows it once, and is sent to the same address without it.
    let first = ask(&format!("/?q=denied&token={TOKEN}&n=3"), &[]);
    assert_eq!((first.status, first.header("location")), (303, Some("/?q=denied&n=3")));
    let cookie = first.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite") && !cookie.contains(TOKEN), "{cookie}");
    let pair = cookie.split(';').next().unwrap();
    assert_eq!(ask("/api/v1/status", &[("Cookie", pair)]).status, 200);
    assert_eq!(ask("/api/v1/status", &[("Cookie", &format!("{pair}0"))]).status, 401);
    let elsewhere = ask(&format!("//evil.example/?token={TOKEN}"), &[]);
    assert_eq!(elsewhere.header("location"), Some("/evil.example/"));
    // The API takes no token in its address, where logs would keep it.
    assert_eq!(ask(&format!("/api/v1/status?token={TOKEN}"), &[]).status, 401);
}

#[test]
fn text_made_to_do_harm_is_text() {
    let house = House::empty();
    house.write(
        "harm.html",
        r#"<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; said</title></head><body><article>
<h1 onclick="alert(1)">&lt;img src=x onerror=alert(2)&gt; headline</h1>
<script>alert(3)</script><style>body{display:none}</style>
<p onmouseover="alert(4)">The ministry denied the allegations &lt;script&gt;alert(5)&lt;/script&gt; on Monday, and
<a href="javascript:alert(6)">said so</a>. <svg onload="alert(7)"><script>alert(8)</script></svg></p>
<iframe src="https://evil.example"></iframe></article></body></html>"#,
    );
    house.ok(&["index"]);
    let server = Server::start(&house, &[]);
    for target in ["ask?q=who+denied+the+allegations", "show?id=harm.html", "cite?id=harm.html", "statements"] {
        let response = server.get(&format!("/api/v1/{target}"));
        assert_eq!(response.status, 200);
        let media = response.header("content-type").unwrap();
        assert!(!media.contains("html") && !media.contains("svg") && !media.contains("xml"), "{media}");
        let text = response.text();
        for code in ["alert(3)", "alert(4)", "alert(6)", "alert(7)", "alert(8)", "display:none"] {
            assert!(!text.contains(code), "{target}: {code}");
        }
    }
}
