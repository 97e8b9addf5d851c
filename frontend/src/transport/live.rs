//! The line with hints; a lost message costs nothing, for data always comes from a pull.

use std::pin::pin;

use futures::future::{Either, select};
use futures::{Stream, StreamExt};
use gloo_net::eventsource::futures::EventSource;
use gloo_net::websocket::Message;
use gloo_net::websocket::futures::WebSocket;
use serde::Deserialize;

use crate::clock;
use crate::environment::origin;

/// The server says at once how far it is; a network that lets no line through may never answer.
const FIRST_WORD_MS: u32 = 10_000;

/// The newest change there is.
#[derive(Deserialize)]
struct Hint {
    head: u64,
}

/// Listens until the connection ends, by server-sent events where no `WebSocket` stands; says whether
/// one ever stood.
pub(crate) async fn listen(mut on_head: impl FnMut(u64)) -> bool {
    socket(&mut on_head).await || events(&mut on_head).await
}

async fn socket(on_head: &mut impl FnMut(u64)) -> bool {
    // `https` becomes `wss`, `http` becomes `ws`.
    let address = format!("{}/sync/ws", origin().replacen("http", "ws", 1));
    let Ok(socket) = WebSocket::open(&address) else {
        return false;
    };
    let texts = socket.map(|message| match message {
        Ok(Message::Text(text)) => Some(text),
        Ok(Message::Bytes(_)) => Some(String::new()),
        Err(_) => None,
    });
    pass_on(texts, on_head).await
}

async fn events(on_head: &mut impl FnMut(u64)) -> bool {
    let Ok(mut source) = EventSource::new(&format!("{}/sync/events", origin())) else {
        return false;
    };
    let Ok(events) = source.subscribe("message") else {
        return false;
    };
    let texts = events.map(|event| event.ok()?.1.data().as_string());
    pass_on(texts, on_head).await
}

/// Passes hints on until the texts end; says whether there was one in time.
async fn pass_on(texts: impl Stream<Item = Option<String>>, on_head: &mut impl FnMut(u64)) -> bool {
    let mut texts = pin!(texts);
    let first = match select(texts.next(), pin!(clock::wait(FIRST_WORD_MS))).await {
        Either::Left((first, _)) => first.flatten(),
        Either::Right(((), _)) => None,
    };
    let stood = first.is_some();
    let mut said = first;
    while let Some(text) = said {
        if let Ok(hint) = serde_json::from_str::<Hint>(&text) {
            on_head(hint.head);
        }
        said = texts.next().await.flatten();
    }
    stood
}
