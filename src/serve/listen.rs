//! Connections: taken up to a number, left when they are too slow, ended in order when the server is.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulConnection, GracefulShutdown};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

use super::guard::{Guard, Peer};
use super::{Settings, State};

/// How long a client may take to send the head of a request, and to send another on the same connection.
const LONGEST_HEAD: Duration = Duration::from_secs(15);

/// How long a client may take nothing of a response.
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// How long a connection may last, whatever goes over it.
const LONGEST_CONNECTION: Duration = Duration::from_mins(15);

/// The longest head of a request that is read at all, in bytes, and the most headers in it. The guard is stricter, and
/// says so in words.
const LONGEST_HEADERS: (usize, usize) = (64 << 10, 64);

/// How long what is under way may take when the server is ended.
const LONGEST_FAREWELL: Duration = Duration::from_secs(5);

/// What is sent where there are too many connections.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Why the server could not be started, or had to end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Beyond this machine anybody could ask.
    #[error("{0} can be reached from other machines, and no token is set")]
    Open(SocketAddr),
    /// The address cannot be listened on.
    #[error("could not listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The engine cannot be opened.
    #[error("{0}")]
    Engine(String),
    /// The system gives no threads or signals.
    #[error("could not start")]
    System(#[from] io::Error),
}

impl Error {
    /// Returns what can be done about it, where there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Open(_) => Some("set one with --token, or listen on 127.0.0.1"),
            Self::Listen { source, .. } if source.kind() == io::ErrorKind::AddrInUse => {
                Some("another program listens there; take another port with --port, 0 for any that is free")
            }
            Self::Listen { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                Some("take a port above 1023 with --port")
            }
            _ => None,
        }
    }
}

/// Serves until the program is told to end; `ready` is told the address once questions are taken.
///
/// # Errors
/// When it cannot be started.
pub fn serve(settings: Settings, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    if !settings.listen.ip().is_loopback() && settings.token.is_none() {
        return Err(Error::Open(settings.listen));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(settings.workers.max(1) + 4)
        .thread_name("demarche-work")
        .build()?;
    let ended = runtime.block_on(accept(settings, ready));
    // Work that has no end is left behind.
    runtime.shutdown_timeout(Duration::from_millis(100));
    ended
}

async fn accept(settings: Settings, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    let address = settings.listen;
    let listener = TcpListener::bind(address).await.map_err(|source| Error::Listen { address, source })?;
    let here = listener.local_addr()?;
    let places = Arc::new(Semaphore::new(settings.connections.max(1)));
    let guard = Guard::new(&settings, here);
    let state = State::new(settings).map_err(Error::Engine)?;
    let app = super::app(state.clone(), guard);
    let _watch = tokio::spawn(state.watch());
    let mut end = end()?;
    ready(here);
    let graceful = GracefulShutdown::new();
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => {
                let Ok(accepted) = accepted else {
                    // Out of files, or a client that has gone: neither is mended by trying at once.
                    sleep(Duration::from_millis(50)).await;
                    continue;
                };
                accepted
            }
            () = &mut end => break,
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            drop(stream.try_write(FULL));
            continue;
        };
        let connection = graceful.watch(connection(stream, peer, app.clone()));
        tokio::spawn(async move {
            let _held = place;
            // How a connection ends is its client's affair.
            drop(timeout(LONGEST_CONNECTION, connection).await);
        });
    }
    drop(listener);
    drop(timeout(LONGEST_FAREWELL, graceful.shutdown()).await);
    Ok(())
}

/// A connection that answers what comes over it.
fn connection(stream: TcpStream, peer: SocketAddr, app: Router) -> impl GracefulConnection<Error = hyper::Error> {
    // Answers are sent whole; without it small ones would wait.
    drop(stream.set_nodelay(true));
    let peer = Peer { address: peer.ip(), since: Instant::now() };
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(LONGEST_PAUSE));
    let app = TowerToHyperService::new(app);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer);
        app.call(request)
    });
    let (bytes, headers) = LONGEST_HEADERS;
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD)
        .max_buf_size(bytes)
        .max_headers(headers)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
}

/// Returns what is done when the program is told to end.
fn end() -> io::Result<Pin<Box<dyn Future<Output = ()> + Send>>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(Box::pin(async move {
            tokio::select! {
                _ = interrupt.recv() => {},
                _ = terminate.recv() => {},
            }
        }))
    }
    #[cfg(not(unix))]
    Ok(Box::pin(async { drop(tokio::signal::ctrl_c().await) }))
}
