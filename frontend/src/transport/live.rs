//! The WebSocket with hints; a lost message costs nothing, for data always comes from a pull.

use futures::StreamExt;
use gloo_net::websocket::Message;
use gloo_net::websocket::futures::WebSocket;
use serde::Deserialize;

use crate::environment::origin;

/// The newest change there is.
#[derive(Deserialize)]
struct Hint {
    head: u64,
}

/// Listens until the connection ends; says whether it ever stood.
pub(crate) async fn listen(mut on_head: impl FnMut(u64)) -> bool {
    let Ok(mut socket) = WebSocket::open(&address()) else {
        return false;
    };
    let mut stood = false;
    while let Some(Ok(message)) = socket.next().await {
        stood = true;
        if let Message::Text(text) = message
            && let Ok(hint) = serde_json::from_str::<Hint>(&text)
        {
            on_head(hint.head);
        }
    }
    stood
}

fn address() -> String {
    // `https` becomes `wss`, `http` becomes `ws`.
    format!("{}/sync/ws", origin().replacen("http", "ws", 1))
}
