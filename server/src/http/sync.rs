//! `/sync/push` and `/sync/pull`.

use sync::message::account::ApiErrorCode;
use sync::message::v1::{MAX_OPS, PullAnswer, PullRequest, PushAnswer, PushRequest};

use super::body::Message;
use crate::access::SyncHandle;
use crate::error::Problem;

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
) -> Result<Message<PullAnswer>, Problem> {
    sync.pull(&request).await.map(Message)
}
