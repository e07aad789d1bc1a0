//! Connections: how many there may be, how long they may keep the server waiting, and how they end. Around the router,
//! so that a client that dawdles costs no more than its place.
//!
//! What never lives here: what a request means, and why the server was told to end.

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

/// How much is read of a request's head (its address and headers) before it must be whole, in bytes. One reading more may
/// come before that is seen, so a head beyond twice as many is refused in any case: with 431, for an address 414.
const HEAD: usize = 32 * 1024;

/// How long to wait when no connection can be accepted, as when there are no file descriptors left.
const PAUSE: Duration = Duration::from_millis(500);

/// How many connections there may be, and how long they may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Those at the same time; more wait in the operating system's queue.
    pub connections: usize,
    /// From the first moment, or the last answer, to the end of a request's head.
    pub head: Duration,
    /// In which a client that is being answered takes nothing of the answer.
    pub stalled: Duration,
    /// For running requests, once the server was told to end.
    pub last: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 512,
            head: Duration::from_secs(60),
            stalled: Duration::from_secs(60),
            last: Duration::from_secs(10),
        }
    }
}

/// Serves until `ending` is over, and then the requests that are running; whether they all came to their end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    ending: impl Future<Output = ()>,
) -> bool {
    let places = Arc::new(Semaphore::new(limits.connections));
    let (tell, told) = watch::channel(());
    let (open, mut closed) = mpsc::channel::<()>(1);
    let mut ending = pin!(ending);
    loop {
        let next = async {
            let place = places.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut ending => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (router, told, open) = (router.clone(), told.clone(), open.clone());
                tokio::spawn(async move {
                    connection(stream, peer, router, limits, told).await;
                    drop((place, open));
                });
            }
            // The client has gone meanwhile, or there is something that only time can mend.
            Err(error) if is_of_the_client(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                sleep(PAUSE).await;
            }
        }
    }
    drop((listener, open, told));
    // Nobody may be listening any more.
    let _ = tell.send(());
    tokio::select! {
        _ = closed.recv() => true,
        () = sleep(limits.last) => false,
    }
}

fn is_of_the_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Limits,
    mut told: watch::Receiver<()>,
) {
    // An answer is written whole: nothing is gained by waiting for more of it.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        // The router is always ready.
        router.clone().call(request)
    });
    let stream = Patient { stream, limit: limits.stalled, waiting: None };
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(HEAD);
    let mut serving = pin!(builder.serve_connection(TokioIo::new(stream), service));
    let mut ends = false;
    loop {
        tokio::select! {
            // How a connection broke is the client's business.
            _ = serving.as_mut() => return,
            _ = told.changed(), if !ends => {
                ends = true;
                serving.as_mut().graceful_shutdown();
            }
        }
    }
}

/// A connection that breaks off when nothing of what is written is taken for too long.
struct Patient {
    stream: TcpStream,
    limit: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn unless_stalled<T>(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waiting = None;
            return written;
        }
        let limit = self.limit;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(limit)));
        waiting.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.unless_stalled(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.unless_stalled(cx, written)
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
