//! What a request must fulfil before anything is done for it, and the headers every response carries.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::access::{Token, cookie_name};
use super::rate::{AGAIN, Rate};
use super::{Problem, Settings};

/// The longest address, in bytes.
const LONGEST_ADDRESS: usize = 8 << 10;

/// The longest headers, all together, in bytes.
const LONGEST_HEADERS: usize = 16 << 10;

/// How long a connection is used before its client is asked to make a new one.
const RENEWED_AFTER: Duration = Duration::from_mins(5);

/// Where a request came from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer {
    /// The address.
    pub(super) address: IpAddr,
    /// When its connection was made.
    pub(super) since: Instant,
}

/// Who may ask, by what name, and how often.
pub(super) struct Guard {
    /// Where the server listens.
    here: SocketAddr,
    hosts: Vec<String>,
    token: Option<Token>,
    rate: Rate,
}

/// Sent with everything: nothing from elsewhere, no script or style but ours, no frame, no guessing at types.
const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("x-robots-tag", "noindex"),
];

impl Guard {
    pub(super) fn new(settings: &Settings, here: SocketAddr) -> Self {
        let hosts = settings.hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
        Self { here, hosts, token: settings.token.clone(), rate: Rate::new(settings.rate) }
    }

    /// Refuses what is asked in the wrong way, too often, under a foreign name or by somebody else's page.
    fn refused(&self, request: &Request) -> Option<Problem> {
        let peer = request.extensions().get::<Peer>();
        if let Some(peer) = peer.filter(|peer| !self.rate.take(peer.address, peer.since.max(Instant::now()))) {
            let detail = format!("too many requests from {}", peer.address);
            let seconds = u32::try_from(AGAIN.as_secs()).unwrap_or(1);
            return Some(Problem::new(StatusCode::TOO_MANY_REQUESTS, detail).after(seconds));
        }
        well_formed(request).or_else(|| self.foreign_name(request)).or_else(|| foreign_page(request.headers()))
    }

    /// Refuses a request under a name that is not ours: a page elsewhere may have had its name turned to this address.
    fn foreign_name(&self, request: &Request) -> Option<Problem> {
        let mut names = request.headers().get_all(header::HOST).iter();
        let name = names.next().and_then(|name| name.to_str().ok()?.parse::<Authority>().ok());
        let Some(name) = name.filter(|_| names.next().is_none()) else {
            return Some(Problem::bad("the request names no host, or several").hint("send one Host header"));
        };
        let asked = request.uri().authority();
        if let Some(stranger) = [Some(&name), asked].into_iter().flatten().find(|name| !self.is_ours(name)) {
            let problem = Problem::new(StatusCode::MISDIRECTED_REQUEST, format!("this is not {stranger}"));
            return Some(problem.hint("use the address that was told at the start, or serve with --host NAME"));
        }
        None
    }

    fn is_ours(&self, name: &Authority) -> bool {
        let host = name.host().to_ascii_lowercase();
        // No other page's name is an address.
        if let Ok(address) = host.trim_matches(['[', ']']).parse::<IpAddr>() {
            return !self.here.ip().is_loopback() || address.is_loopback();
        }
        host == "localhost" || self.hosts.contains(&host)
    }
}

/// Refuses what no question is.
fn well_formed(request: &Request) -> Option<Problem> {
    let method = request.method();
    if method != Method::GET && method != Method::HEAD {
        let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, format!("{method} is not answered here"));
        return Some(problem.hint("use GET: nothing here changes anything"));
    }
    let address = request.uri().to_string().len();
    if address > LONGEST_ADDRESS {
        let detail = format!("the address has {address} bytes; the most is {LONGEST_ADDRESS}");
        return Some(Problem::new(StatusCode::URI_TOO_LONG, detail));
    }
    let headers = request.headers();
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
    if bytes > LONGEST_HEADERS {
        let detail = format!("the headers have {bytes} bytes; the most is {LONGEST_HEADERS}");
        return Some(Problem::new(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, detail));
    }
    let length = headers.get(header::CONTENT_LENGTH).is_some_and(|length| length != "0");
    if length || headers.contains_key(header::TRANSFER_ENCODING) {
        let problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "a request here has no body");
        return Some(problem.hint("put the parameters into the address"));
    }
    None
}

/// Refuses what another site's page asks for, but for a link that is followed.
fn foreign_page(headers: &HeaderMap) -> Option<Problem> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let refused = |detail: String| Some(Problem::new(StatusCode::FORBIDDEN, detail));
    if let Some(origin) = headers.get(header::ORIGIN) {
        let origin = origin.to_str().unwrap_or("null");
        let theirs = origin.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"));
        let ours = text("host").unwrap_or_default();
        if !theirs.is_some_and(|(_, host)| host.eq_ignore_ascii_case(ours)) {
            return refused(format!("a page of {origin:?} may not ask here"));
        }
    }
    let followed = text("sec-fetch-mode") == Some("navigate") && text("sec-fetch-dest") == Some("document");
    if matches!(text("sec-fetch-site"), Some("cross-site" | "same-site")) && !followed {
        return refused("another site's page may not ask here".to_owned());
    }
    None
}

/// Lets a request through, or says why not.
pub(super) async fn check(State(guard): State<Arc<Guard>>, mut request: Request, next: Next) -> Response {
    let old = request.extensions().get::<Peer>().is_some_and(|peer| peer.since.elapsed() > RENEWED_AFTER);
    let mut response = match guard.refused(&request) {
        Some(problem) => problem.into_response(),
        None => match guard.signed_in(&mut request) {
            Entry::Open => next.run(request).await,
            Entry::Elsewhere(response) => *response,
        },
    };
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if old {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// What becomes of somebody who wants in.
enum Entry {
    /// He may.
    Open,
    /// He is sent on, or away.
    Elsewhere(Box<Response>),
}

impl Guard {
    /// Asks for the token, where one is set. A browser shows it once in the address, and goes on with a cookie.
    fn signed_in(&self, request: &mut Request) -> Entry {
        let Some(token) = &self.token else { return Entry::Open };
        let port = self.here.port();
        let path = request.uri().path();
        if path == "/healthz" || token.shown_in(request.headers(), port) {
            return Entry::Open;
        }
        let api = path.starts_with("/api/");
        let (shown, rest) = without_token(request.uri().query().unwrap_or_default());
        if !api && shown.is_some_and(|shown| token.is(&shown)) {
            let rest = if rest.is_empty() { path.to_owned() } else { format!("{path}?{rest}") };
            // A path of two slashes would name another host.
            let place = format!("/{}", rest.trim_start_matches(['/', '\\']));
            let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Lax", cookie_name(port), token.cookie());
            let headers = [(header::LOCATION, place), (header::SET_COOKIE, cookie)];
            return Entry::Elsewhere(Box::new((StatusCode::SEE_OTHER, headers).into_response()));
        }
        let hint = if api {
            "send it as `Authorization: Bearer TOKEN`"
        } else {
            "open the address that was told at the start, which ends in ?token=…"
        };
        let problem = Problem::new(StatusCode::UNAUTHORIZED, "this server asks for its token").hint(hint);
        let challenge = [(header::WWW_AUTHENTICATE, "Bearer realm=\"demarche\"")];
        Entry::Elsewhere(Box::new((challenge, problem).into_response()))
    }
}

/// Takes the token out of a query.
fn without_token(query: &str) -> (Option<String>, String) {
    let mut shown = None;
    let rest: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let token = pair.strip_prefix("token=");
            shown = token.map(str::to_owned).or_else(|| shown.take());
            token.is_none()
        })
        .collect();
    (shown, rest.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn guard(here: &str, hosts: &[&str]) -> Guard {
        let hosts = hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
        Guard { here: here.parse().unwrap(), hosts, token: None, rate: Rate::new(1000) }
    }

    fn status(guard: &Guard, uri: &str, headers: &[(&str, &str)]) -> u16 {
        let mut request = Request::builder().uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        guard.refused(&request.body(Body::empty()).unwrap()).map_or(200, |problem| problem.status.as_u16())
    }

    #[test]
    fn only_our_own_names_are_answered() {
        let ours = guard("127.0.0.1:7878", &["Demarche.lan"]);
        let named = |host: &str| status(&ours, "/", &[("host", host)]);
        for host in ["127.0.0.1:7878", "localhost:7878", "LOCALHOST", "[::1]:7878", "127.8.8.8", "demarche.lan:80"] {
            assert_eq!(named(host), 200, "{host}");
        }
        for host in ["evil.example", "localhost.evil.example", "10.0.0.1:7878", "127.0.0.1.evil.example:7878"] {
            assert_eq!(named(host), 421, "{host}");
        }
        for host in ["", "a b", "localhost:7878:1"] {
            assert_eq!(named(host), 400, "{host:?}");
        }
        assert_eq!(status(&ours, "/", &[]), 400);
        assert_eq!(status(&ours, "/", &[("host", "localhost"), ("host", "localhost")]), 400);
        assert_eq!(status(&ours, "http://evil.example/", &[("host", "localhost")]), 421);
        let open = guard("0.0.0.0:7878", &[]);
        assert_eq!(status(&open, "/", &[("host", "192.168.1.4:7878")]), 200);
        assert_eq!(status(&open, "/", &[("host", "evil.example")]), 421);
    }

    #[test]
    fn other_sites_pages_are_refused_and_links_from_them_are_not() {
        let ours = guard("127.0.0.1:7878", &[]);
        let from = |headers: &[(&str, &str)]| status(&ours, "/", &[&[("host", "localhost:7878")], headers].concat());
        assert_eq!(from(&[("origin", "http://localhost:7878")]), 200);
        for origin in ["null", "http://evil.example", "http://localhost:9999", "file://localhost:7878"] {
            assert_eq!(from(&[("origin", origin)]), 403, "{origin}");
        }
        assert_eq!(from(&[("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")]), 200);
        assert_eq!(from(&[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")]), 403);
        let link = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
        assert_eq!(from(&link), 200);
        let frame = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")];
        assert_eq!(from(&frame), 403);
    }

    #[test]
    fn a_token_leaves_the_rest_of_a_query() {
        assert_eq!(without_token("q=a&token=x&n=1"), (Some("x".to_owned()), "q=a&n=1".to_owned()));
        assert_eq!(without_token("q=token=x"), (None, "q=token=x".to_owned()));
    }
}
