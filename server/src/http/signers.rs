//! `/api/signers`: the kit used to change who may sign for the organisation.

use axum::Json;
use axum::http::StatusCode;
use domain::organisation::Signers;
use sync::message::account::{SignersAsked, SignersFinish, SignersOpened};

use super::body::JsonBody;
use crate::access::AdminHandle;
use crate::error::Problem;

/// `GET /api/signers`.
pub(crate) async fn look(admin: AdminHandle) -> Result<Json<Option<SignersAsked>>, Problem> {
    admin.signers().await.map(Json)
}

/// `POST /api/signers/ask`.
pub(crate) async fn ask(
    admin: AdminHandle,
    JsonBody(wanted): JsonBody<Signers>,
) -> Result<Json<SignersAsked>, Problem> {
    admin.ask_signers(wanted).await.map(Json)
}

/// `POST /api/signers/open`.
pub(crate) async fn open(admin: AdminHandle) -> Result<Json<SignersOpened>, Problem> {
    admin.open_signers().await.map(Json)
}

/// `POST /api/signers/finish`.
pub(crate) async fn finish(
    admin: AdminHandle,
    JsonBody(request): JsonBody<SignersFinish>,
) -> Result<StatusCode, Problem> {
    admin.finish_signers(&request).await?;
    Ok(StatusCode::NO_CONTENT)
}
