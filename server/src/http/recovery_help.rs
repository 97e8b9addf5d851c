//! `/api/recovery/help` of who asks, and what the holders do for it.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use sync::message::account::{AskHelp, HandOn, HelpOpened, HelpStanding, SealHelp, SignersHelp};

use super::body::JsonBody;
use crate::access::{AdminHandle, HolderHandle};
use crate::auth::recovery::help;
use crate::error::Problem;
use crate::state::SharedState;

/// `POST /api/recovery/help`.
pub(crate) async fn ask(
    State(state): State<SharedState>,
    JsonBody(request): JsonBody<AskHelp>,
) -> Result<Json<HelpStanding>, Problem> {
    help::ask(&state, &request).await.map(Json)
}

/// `POST /api/signers/help`.
pub(crate) async fn ask_for_signers(
    admin: AdminHandle,
    JsonBody(request): JsonBody<SignersHelp>,
) -> Result<Json<HelpStanding>, Problem> {
    admin.help_with_signers(request.key).await.map(Json)
}

/// `GET /api/recovery/helping`.
pub(crate) async fn list(holder: HolderHandle) -> Result<Json<HelpOpened>, Problem> {
    holder.helping().await.map(Json)
}

/// `POST /api/recovery/hand-on`.
pub(crate) async fn hand_on(
    holder: HolderHandle,
    JsonBody(act): JsonBody<HandOn>,
) -> Result<StatusCode, Problem> {
    holder.hand_on(&act).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/recovery/seal`.
pub(crate) async fn seal(
    holder: HolderHandle,
    JsonBody(act): JsonBody<SealHelp>,
) -> Result<StatusCode, Problem> {
    holder.seal(&act).await?;
    Ok(StatusCode::NO_CONTENT)
}
