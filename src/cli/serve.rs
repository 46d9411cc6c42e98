use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread;

use anyhow::Context;
use clap::Args;

use super::{ExitStatus, Surroundings, ask, index, opening, report};
use crate::serve::{self, Settings, Token};

/// The port listened on when none is named.
const USUAL_PORT: u16 = 7878;

/// Serve pages and a JSON API on this machine
#[derive(Debug, Args)]
#[command(
    after_help = "The address is told on standard error. The API is described in docs/API.md and by the server itself, at
/api/v1/openapi.json. An index that changes is taken up without a restart. Ctrl-C ends it.

Examples:
  demarche serve
  demarche serve --port 0 --index ~/articles.idx
  demarche serve --listen 192.168.1.20:8080 --token \"$(openssl rand -hex 16)\""
)]
pub(super) struct Serve {
    /// Where to listen: an address, with a port or without; beyond this machine with --token only
    #[arg(long, value_name = "ADDR[:PORT]", default_value = "127.0.0.1", value_parser = address)]
    listen: (IpAddr, Option<u16>),
    /// The port; 0 takes any that is free [default: 7878]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// What those who ask must show, at least 16 characters
    #[arg(long, value_name = "TOKEN", env = "DEMARCHE_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// A name the server is reached by, beside localhost and addresses; may be given several times
    #[arg(long = "host", value_name = "NAME")]
    hosts: Vec<String>,
    /// How many requests a second one address may make
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    rate: u32,
    /// How many connections there may be at a time
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u16).range(1..))]
    connections: u16,
}

fn address(text: &str) -> Result<(IpAddr, Option<u16>), String> {
    if let Ok(address) = text.parse::<SocketAddr>() {
        return Ok((address.ip(), Some(address.port())));
    }
    if let Ok(address) = text.trim_matches(['[', ']']).parse() {
        return Ok((address, None));
    }
    let (host, port) = text.split_once(':').map_or((text, None), |(host, port)| (host, port.parse().ok()));
    if host == "localhost" && (port.is_some() || !text.contains(':')) {
        return Ok((Ipv4Addr::LOCALHOST.into(), port));
    }
    Err("write an address such as 127.0.0.1, 192.168.1.20:8080 or [::1]:8080".to_owned())
}

impl Serve {
    pub(super) fn run(&self, around: Arc<Surroundings>) -> anyhow::Result<ExitStatus> {
        let token = self.token.as_deref().map(Token::new).transpose().context("--token cannot be used")?;
        let (address, port) = self.listen;
        let listen = SocketAddr::new(address, self.port.or(port).unwrap_or(USUAL_PORT));
        // As for a question.
        ask::make_where_missing(&around)?;
        let workers = thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let shown = token.as_ref().map(|token| format!("?token={}", token.as_str())).unwrap_or_default();
        let watching = Arc::clone(&around);
        let settings = Settings {
            listen,
            hosts: self.hosts.clone(),
            token,
            rate: self.rate,
            connections: self.connections.into(),
            workers,
            open: Box::new(move || opening::opened(&around).map_err(|error| report::told(&error))),
            watched: Box::new(move || opening::watched(&watching)),
            today: index::today,
            notice: report::notice,
        };
        let ready = |here: SocketAddr| report::notice(&format!("listening on http://{here}/{shown}; Ctrl-C ends it"));
        match serve::serve(settings, ready) {
            Ok(()) => Ok(ExitStatus::Found),
            Err(error) => {
                let hint = error.hint();
                let status = report::failure(&anyhow::Error::new(error));
                hint.inspect(|hint| report::hint(hint));
                Ok(status)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_with_a_port_and_without() {
        let loopback = IpAddr::from(Ipv4Addr::LOCALHOST);
        assert_eq!(address("127.0.0.1"), Ok((loopback, None)));
        assert_eq!(address("127.0.0.1:80"), Ok((loopback, Some(80))));
        assert_eq!(address("localhost:0"), Ok((loopback, Some(0))));
        assert_eq!(address("localhost"), Ok((loopback, None)));
        assert_eq!(address("[::1]:80"), Ok(("::1".parse().unwrap(), Some(80))));
        assert_eq!(address("::1"), Ok(("::1".parse().unwrap(), None)));
        for text in ["", "example.org", "localhost:x", "127.0.0.1:99999", "1.2.3"] {
            assert!(address(text).is_err(), "{text:?}");
        }
    }
}
