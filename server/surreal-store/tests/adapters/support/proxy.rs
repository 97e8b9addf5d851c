//! A connection to the server that can break at the worst moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

const WHOLE: u8 = 0;
const ANSWERS_LOST: u8 = 1;
const REQUESTS_LOST: u8 = 2;

/// Passes bytes on until it is told not to.
pub(crate) struct Proxy {
    port: u16,
    state: Arc<AtomicU8>,
}

impl Proxy {
    pub(crate) async fn before(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(AtomicU8::new(WHOLE));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let Ok(server) = TcpStream::connect(("127.0.0.1", server)).await else {
                    continue;
                };
                let (from_client, to_client) = client.into_split();
                let (from_server, to_server) = server.into_split();
                tokio::spawn(pass(
                    from_client,
                    to_server,
                    Arc::clone(&shared),
                    REQUESTS_LOST,
                ));
                tokio::spawn(pass(
                    from_server,
                    to_client,
                    Arc::clone(&shared),
                    ANSWERS_LOST,
                ));
            }
        });
        Self { port, state }
    }

    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// From the next answer on, the connection breaks and the answer is lost.
    pub(crate) fn lose_next_answer(&self) {
        self.state.store(ANSWERS_LOST, Ordering::SeqCst);
    }

    /// From the next request on, the connection breaks and the request is lost.
    pub(crate) fn lose_next_request(&self) {
        self.state.store(REQUESTS_LOST, Ordering::SeqCst);
    }

    pub(crate) fn has_broken(&self) -> bool {
        self.state.load(Ordering::SeqCst) == WHOLE
    }
}

/// Both directions end when one does; the loss happens once.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, state: Arc<AtomicU8>, loss: u8) {
    let mut buffer = vec![0; 64 << 10];
    loop {
        let Ok(length @ 1..) = from.read(&mut buffer).await else {
            return;
        };
        let lost = state.compare_exchange(loss, WHOLE, Ordering::SeqCst, Ordering::SeqCst);
        if lost.is_ok() {
            // Dropping both halves of this direction makes the ends notice.
            let _ = to.shutdown().await;
            return;
        }
        if to.write_all(&buffer[..length]).await.is_err() {
            return;
        }
    }
}
