//! `/sync/standing` and `/sync/acknowledge`: the device's signature stands in the place of a
//! session.

use axum::extract::State;
use sync::message::acknowledge::{Acknowledgement, AskStanding, DeviceStanding};

use super::body::Message;
use crate::devices::orders;
use crate::error::Problem;
use crate::state::SharedState;

/// `POST /sync/standing`.
pub(crate) async fn ask(
    State(state): State<SharedState>,
    Message(asked): Message<AskStanding>,
) -> Result<Message<DeviceStanding>, Problem> {
    orders::standing(&state, &asked).await.map(Message)
}

/// `POST /sync/acknowledge`.
pub(crate) async fn acknowledge(
    State(state): State<SharedState>,
    Message(said): Message<Acknowledgement>,
) -> Result<Message<()>, Problem> {
    orders::acknowledge(&state, &said).await.map(Message)
}
