//! `/sync/push`, `/sync/pull`, `/sync/head`, `/sync/deliver` and `/sync/adopt`.

use axum::extract::State;
use sync::message::account::ApiErrorCode;
use sync::message::deliver::Delivery;
use sync::message::tree_head::{HeadAnswer, HeadRequest};
use sync::message::v1::{MAX_OPS, PullRequest, PushAnswer, PushRequest};

use super::body::{Message, Octets};
use crate::access::SyncHandle;
use crate::error::Problem;
use crate::state::SharedState;

/// `POST /sync/push`.
pub(crate) async fn push(
    sync: SyncHandle,
    Message(request): Message<PushRequest>,
) -> Result<Message<PushAnswer>, Problem> {
    if request.ops.len() > MAX_OPS {
        return Err(Problem::of(ApiErrorCode::TooLarge));
    }
    sync.push(&request).await.map(Message)
}

/// `POST /sync/pull`.
pub(crate) async fn pull(
    sync: SyncHandle,
    Message(request): Message<PullRequest>,
) -> Result<Octets, Problem> {
    let pulled = sync.pull(&request).await?;
    Ok(Octets(pulled.encoded().into()))
}

/// `POST /sync/head`.
pub(crate) async fn head(
    sync: SyncHandle,
    Message(asked): Message<HeadRequest>,
) -> Result<Message<HeadAnswer>, Problem> {
    sync.head(asked).await.map(Message)
}

/// `POST /sync/deliver`; the device's signature stands in the place of a session.
pub(crate) async fn deliver(
    State(state): State<SharedState>,
    Message(delivery): Message<Delivery>,
) -> Result<Message<PushAnswer>, Problem> {
    if delivery.ops.len() > MAX_OPS {
        return Err(Problem::of(ApiErrorCode::TooLarge));
    }
    let now = state.clock.now();
    state.driver.deliver(delivery, now).await.map(Message)
}

/// `POST /sync/adopt`.
pub(crate) async fn adopt(
    sync: SyncHandle,
    Message(request): Message<PushRequest>,
) -> Result<Message<PushAnswer>, Problem> {
    if request.ops.len() > MAX_OPS {
        return Err(Problem::of(ApiErrorCode::TooLarge));
    }
    sync.adopt(&request).await.map(Message)
}
