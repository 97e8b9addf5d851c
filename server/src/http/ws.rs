//! `/sync/ws`: hints that something changed; data always comes from pull.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::HeaderMap;
use axum::response::Response;
use sync::message::account::ApiErrorCode;
use tokio::time::{MissedTickBehavior, interval};

use super::cross_site;
use crate::access::SessionHandle;
use crate::error::Problem;
use crate::state::SharedState;

/// How often the line and the session are looked after.
const LOOK: Duration = Duration::from_secs(30);
/// When to come back while every place is taken.
const BUSY_SECONDS: u64 = 30;
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
    let place = Arc::clone(&state.sockets)
        .try_acquire_owned()
        .map_err(|_full| Problem::later(ApiErrorCode::Busy, BUSY_SECONDS))?;
    Ok(upgrade
        .max_message_size(LONGEST_MESSAGE)
        .on_upgrade(async move |socket| {
            serve(socket, session).await;
            drop(place);
        }))
}

async fn serve(mut socket: WebSocket, session: SessionHandle) {
    let mut hints = session.hints();
    let mut ends = session.ends();
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    hints.mark_changed();
    loop {
        let goes_on = tokio::select! {
            changed = hints.changed() => {
                let head = *hints.borrow_and_update();
                changed.is_ok() && !session.is_cut_off().await && send(&mut socket, Message::text(format!("{{\"head\":{head}}}"))).await
            }
            changed = ends.changed() => changed.is_ok() && session.lives().await,
            _ = look.tick() => {
                session.lives().await && send(&mut socket, Message::Ping(Vec::new().into())).await
            }
            said = socket.recv() => match said {
                Some(Ok(Message::Close(_)) | Err(_)) | None => false,
                Some(Ok(Message::Text(_) | Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => true,
            },
        };
        if !goes_on {
            break;
        }
    }
}

async fn send(socket: &mut WebSocket, message: Message) -> bool {
    socket.send(message).await.is_ok()
}
