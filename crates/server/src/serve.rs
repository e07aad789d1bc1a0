//! Serves connections: limits their number and how long a slow client may take, and ends them at shutdown.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::time::{Sleep, sleep};
use tower::Service;

/// The size of the buffer for a request's head (address and headers), in bytes. A head that is larger than twice this
/// size is always refused: with 431, or with 414 where the address is too long. In between it depends on how the bytes
/// arrive.
const HEAD: usize = 32 * 1024;

/// How long to wait after a connection could not be accepted, for example because no file descriptor is left.
const PAUSE: Duration = Duration::from_millis(500);

/// Limits of connections.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many connections are open at the same time; more wait in the operating system's queue.
    pub connections: usize,
    /// How long a request's head may take, from the start of the connection or from the last answer.
    pub head: Duration,
    /// How long a client may read nothing of an answer.
    pub stalled: Duration,
    /// How long running requests may take after shutdown began.
    pub shutdown: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 512,
            head: Duration::from_secs(60),
            stalled: Duration::from_secs(60),
            shutdown: Duration::from_secs(10),
        }
    }
}

/// Serves until `ending` completes, then waits for the running requests. Returns whether all of them finished in time.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    ending: impl Future<Output = ()>,
) -> bool {
    let permits = Arc::new(Semaphore::new(limits.connections));
    let (shutdown, is_shutdown) = watch::channel(());
    let (open, mut closed) = mpsc::channel::<()>(1);
    let mut ending = pin!(ending);
    loop {
        let next = async {
            let permit = permits.clone().acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            next = next => next,
            () = &mut ending => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (router, is_shutdown, open) = (router.clone(), is_shutdown.clone(), open.clone());
                tokio::spawn(async move {
                    connection(stream, peer, router, limits, is_shutdown).await;
                    drop((permit, open));
                });
            }
            // The client closed the connection before it was accepted.
            Err(error) if is_by_client(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                sleep(PAUSE).await;
            }
        }
    }
    drop((listener, open, is_shutdown));
    // Sending fails where no connection is open.
    let _ = shutdown.send(());
    tokio::select! {
        _ = closed.recv() => true,
        () = sleep(limits.shutdown) => false,
    }
}

fn is_by_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Limits,
    mut is_shutdown: watch::Receiver<()>,
) {
    // An answer is written at once, so waiting for more bytes gains nothing.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        // The router is always ready.
        router.clone().call(request)
    });
    let stream = StallTimeout { stream, limit: limits.stalled, waiting: None };
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(HEAD);
    let mut serving = pin!(builder.serve_connection(TokioIo::new(stream), service));
    let mut is_ending = false;
    loop {
        tokio::select! {
            // Errors of a connection are the client's and are not logged.
            _ = serving.as_mut() => return,
            _ = is_shutdown.changed(), if !is_ending => {
                is_ending = true;
                serving.as_mut().graceful_shutdown();
            }
        }
    }
}

/// A connection that fails with a timeout when the client reads nothing of what is written for too long.
struct StallTimeout {
    stream: TcpStream,
    limit: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl StallTimeout {
    fn check<T>(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waiting = None;
            return written;
        }
        let limit = self.limit;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(limit)));
        waiting.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for StallTimeout {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for StallTimeout {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.check(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.check(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
