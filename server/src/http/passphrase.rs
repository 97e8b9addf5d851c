//! `/api/passphrase`.

use axum::http::StatusCode;
use sync::message::account::PassphraseChange;

use super::body::JsonBody;
use crate::access::AccountHandle;
use crate::error::Problem;

/// `POST /api/passphrase`.
pub(crate) async fn change(
    account: AccountHandle,
    JsonBody(request): JsonBody<PassphraseChange>,
) -> Result<StatusCode, Problem> {
    account.change_passphrase(&request).await?;
    Ok(StatusCode::NO_CONTENT)
}
