//! Who may ask: the token, shown as a bearer's or, by a browser that has shown it once, as a cookie.

use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The shortest token, in characters.
const SHORTEST: usize = 16;

/// What those who ask must show.
#[derive(Clone)]
pub struct Token {
    text: String,
}

/// A token that could be guessed, or sent by no browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a token has at least {SHORTEST} characters, letters, digits and -._~ alone")]
pub struct WeakToken;

impl Token {
    /// Takes a token that somebody chose.
    ///
    /// # Errors
    /// When it is short, or holds characters that an address or header would have to write otherwise.
    pub fn new(text: &str) -> Result<Self, WeakToken> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if text.len() < SHORTEST || !text.bytes().all(fits) {
            return Err(WeakToken);
        }
        Ok(Self { text: text.to_owned() })
    }

    /// Returns the token as it is shown.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Tells whether a text is the token, in a time that says nothing of how much of it is right.
    pub(super) fn is(&self, shown: &str) -> bool {
        same(&self.text, shown)
    }

    /// Returns what the cookie holds: enough to be let in, and not the token.
    pub(super) fn cookie(&self) -> String {
        digest(&["demarche cookie", &self.text])
    }

    /// Tells whether a request shows it. Cookies belong to all ports of a host, so theirs has the port in its name.
    pub(super) fn shown_in(&self, headers: &HeaderMap, port: u16) -> bool {
        let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer = bearer.and_then(|value| value.split_once(' '));
        if let Some((scheme, shown)) = bearer
            && scheme.eq_ignore_ascii_case("bearer")
        {
            return self.is(shown.trim());
        }
        let name = cookie_name(port);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.any(|(key, value)| key == name && same(&self.cookie(), value))
    }
}

/// Returns the name of the cookie.
pub(super) fn cookie_name(port: u16) -> String {
    format!("demarche-{port}")
}

/// Returns half of the SHA-256 of some texts, in 32 hexadecimal digits.
pub(super) fn digest(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text);
        hash.update(b"\0");
    }
    let half = hash.finalize().into_iter().take(16).fold(0_u128, |number, byte| number << 8 | u128::from(byte));
    format!("{half:032x}")
}

/// Compares digests: the time tells neither length nor content.
fn same(a: &str, b: &str) -> bool {
    Sha256::digest(a).as_slice().ct_eq(Sha256::digest(b).as_slice()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_tokens_and_such_as_no_header_takes_are_refused() {
        assert!(Token::new("0123456789abcdef").is_ok());
        for text in ["", "0123456789abcde", "0123456789abcdef ", "0123456789;abcdef", "0123456789é0123456"] {
            assert!(Token::new(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn it_is_shown_as_a_bearers_or_as_the_cookie_of_the_port() {
        let token = Token::new("0123456789abcdef").unwrap();
        let shown = |name: &'static str, value: &str| {
            let headers = HeaderMap::from_iter([(name.parse().unwrap(), value.parse().unwrap())]);
            token.shown_in(&headers, 80)
        };
        assert!(shown("authorization", "Bearer 0123456789abcdef"));
        assert!(shown("authorization", "bearer 0123456789abcdef"));
        assert!(!shown("authorization", "Bearer 0123456789abcdeg"));
        assert!(!shown("authorization", "Basic 0123456789abcdef"));
        assert!(shown("cookie", &format!("a=b; demarche-80={}", token.cookie())));
        assert!(!shown("cookie", &format!("demarche-81={}", token.cookie())));
        assert!(!shown("cookie", "demarche-80=0123456789abcdef"), "the cookie is not the token");
    }
}
