//! `/sync/ws`, over a real socket.

use std::net::SocketAddr;
use std::time::Duration;

use futures::StreamExt;
use tokio::net::TcpListener;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;

use crate::support::{App, Client, ORIGIN, found, new_contact};

pub(super) async fn listen(app: &App) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = app
        .router
        .clone()
        .into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    address
}

pub(super) async fn connect(
    client: &Client<'_>,
    address: SocketAddr,
) -> impl StreamExt<
    Item = Result<tokio_tungstenite::tungstenite::Message, tokio_tungstenite::tungstenite::Error>,
> + Unpin {
    let mut request = format!("ws://{address}/sync/ws")
        .into_client_request()
        .unwrap();
    let headers = request.headers_mut();
    headers.insert("origin", HeaderValue::from_static(ORIGIN));
    headers.insert("cookie", client.cookie.parse().unwrap());
    tokio_tungstenite::connect_async(request).await.unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_is_hinted_to_a_locked_session_too() {
    let app = App::start().await;
    let founding = found(&app).await;
    let address = listen(&app).await;
    let mut socket = connect(&founding.admin, address).await;
    assert_eq!(hint(&mut socket).await, r#"{"head":0}"#);
    new_contact(&founding.admin, 1, 7, None).await;
    assert_eq!(hint(&mut socket).await, r#"{"head":1}"#);
}

pub(super) async fn hint(
    socket: &mut (
             impl StreamExt<
        Item = Result<
            tokio_tungstenite::tungstenite::Message,
            tokio_tungstenite::tungstenite::Error,
        >,
    > + Unpin
         ),
) -> String {
    loop {
        let next = tokio::time::timeout(Duration::from_secs(10), socket.next()).await;
        let message = next.unwrap().unwrap().unwrap();
        if message.is_text() {
            return message.into_text().unwrap().to_string();
        }
    }
}

/// Reads until the other side closes.
pub(super) async fn closes(
    socket: &mut (
             impl StreamExt<
        Item = Result<
            tokio_tungstenite::tungstenite::Message,
            tokio_tungstenite::tungstenite::Error,
        >,
    > + Unpin
         ),
) {
    let ends = async { while let Some(Ok(_)) = socket.next().await {} };
    tokio::time::timeout(Duration::from_secs(10), ends)
        .await
        .unwrap();
}
