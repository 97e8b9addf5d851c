//! What a kit opens, kept under the recovery key it belongs to: that of a new kit waits beside
//! the old one until the log names its key, so that no crash leaves the organisation without.

use domain::organisation::{Organisation, PairWrap};
use domain::record::ClassSecretWrap;
use domain::{Bytes, PublicKey};
use serde::{Deserialize, Serialize};
use sync::message::account::ApiErrorCode;
use sync::store::control::Table;

use crate::error::Problem;
use crate::state::AppState;

const PREFIX: &str = "recovery-";

/// What only recovery needs; opaque to the server.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Materials {
    /// OrgRoot sealed to the recovery key.
    pub(crate) org_root: Bytes,
    /// The recovery key wrapped with code A.
    pub(crate) recovery: Bytes,
    /// The public form of code B.
    pub(crate) backup_recipient: Bytes,
    /// Class secrets of older epochs, until they are in the key store.
    pub(crate) older: Vec<ClassSecretWrap>,
    /// The recovery key sealed to the pairs of its holders.
    #[serde(default)]
    pub(crate) pairs: Vec<PairWrap>,
}

/// Keeps them before the log names their key; what is kept under a key never changes.
pub(crate) async fn keep(
    state: &AppState,
    key: PublicKey,
    materials: &Materials,
) -> Result<(), Problem> {
    state
        .control
        .change(
            Table::Setting,
            &row_id(key),
            |found: Option<Materials>| match found {
                Some(other) if other != *materials => Err(Problem::of(ApiErrorCode::LogRefused)),
                Some(_) | None => Ok((materials.clone(), ())),
            },
        )
        .await
}

/// Gives those of the recovery key that the log names.
pub(super) async fn of(
    state: &AppState,
    organisation: &Organisation,
) -> Result<Materials, Problem> {
    let missing = || Problem::broken("what the recovery kit opens is missing");
    let key = organisation.recovery.ok_or_else(missing)?;
    let row = state.control.get(Table::Setting, &row_id(key)).await?;
    row.map(|row| row.body).ok_or_else(missing)
}

/// Brings older class secrets into the key store, once the log names their key.
pub(super) async fn settle(state: &AppState, organisation: &Organisation) -> Result<(), Problem> {
    let Some(key) = organisation.recovery else {
        return Ok(());
    };
    let id = row_id(key);
    let kept = of(state, organisation).await?;
    if !kept.older.is_empty() {
        state.driver.keep_secrets(kept.older.clone()).await?;
        state
            .control
            .change(Table::Setting, &id, |found: Option<Materials>| {
                let older = Vec::new();
                Ok((
                    Materials {
                        older,
                        ..found.unwrap_or_else(|| kept.clone())
                    },
                    (),
                ))
            })
            .await?;
    }
    Ok(())
}

/// Forgets what the kit before opened.
pub(super) async fn forget(state: &AppState, key: PublicKey) -> Result<(), Problem> {
    state.control.delete(Table::Setting, &row_id(key)).await
}

fn row_id(key: PublicKey) -> String {
    format!("{PREFIX}{}", domain::bytes::to_base64url(key.as_slice()))
}
