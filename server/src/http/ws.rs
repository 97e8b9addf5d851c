//! `/sync/ws`: hints that something changed; data always comes from pull.

use std::pin::pin;

use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::HeaderMap;
use axum::response::Response;
use futures::future::select;
use futures::{SinkExt, StreamExt};

use super::cross_site;
use super::hints::Hints;
use crate::access::SessionHandle;
use crate::error::Problem;
use crate::state::SharedState;

/// Clients have nothing to say.
const LONGEST_MESSAGE: usize = 1024;

/// `GET /sync/ws`; a foreign page may open sockets too, so the cross-site rule holds here.
pub(crate) async fn open(
    State(state): State<SharedState>,
    session: SessionHandle,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Problem> {
    if !cross_site::is_own(&headers, &state.config.origin) {
        return Err(cross_site::foreign());
    }
    let hints = Hints::take(&state, session)?;
    Ok(upgrade
        .max_message_size(LONGEST_MESSAGE)
        .on_upgrade(|socket| serve(socket, hints)))
}

async fn serve(socket: WebSocket, mut hints: Hints) {
    let (mut line, mut said) = socket.split();
    let telling = async {
        while let Some(hint) = hints.next().await {
            let message = hint
                .text()
                .map_or_else(|| Message::Ping(Vec::new().into()), Message::text);
            if line.send(message).await.is_err() {
                break;
            }
        }
    };
    let listening = async {
        while let Some(Ok(message)) = said.next().await {
            if matches!(message, Message::Close(_)) {
                break;
            }
        }
    };
    select(pin!(telling), pin!(listening)).await;
}
