//! `/api/grants`: who waits for a class secret.

use axum::Json;
use domain::organisation::PendingGrant;

use crate::access::SyncHandle;
use crate::error::Problem;

/// `GET /api/grants`; what is sealed for them goes to `/api/log`, without statements.
pub(crate) async fn list(sync: SyncHandle) -> Result<Json<Vec<PendingGrant>>, Problem> {
    sync.pending_grants().await.map(Json)
}
