//! Recovery: the statements of a device out of the kit, and the class secrets recovery holds.

use domain::organisation::{Organisation, SignedStatement};
use domain::record::ClassSecretWrap;
use sync::message::account::ApiErrorCode;
use sync::server::act::append_statements;
use sync::store::organisation::Load;

use super::append::ends_with;
use super::{Appender, Decided, SyncDriver};
use crate::error::Problem;

impl SyncDriver {
    /// Appends the statements of a recovery, which was checked, with its class secrets.
    pub(crate) async fn recover(
        &self,
        by: Appender,
        statements: &[SignedStatement],
        secrets: &[ClassSecretWrap],
    ) -> Result<(), Problem> {
        let refused = || Problem::of(ApiErrorCode::LogRefused);
        self.transact(&Load::default(), |loaded, organisation| {
            let base = organisation.ok_or_else(refused)?;
            if ends_with(base, statements) {
                return Ok(Decided::nothing(()));
            }
            let first = statements.first().and_then(|first| first.read().ok());
            if first.ok_or_else(refused)?.prev != base.head {
                return Err(Problem::of(ApiErrorCode::LogMoved));
            }
            let base = Some(Organisation::clone(base));
            let (commit, _) =
                append_statements(loaded.head, base, statements, by, self.clock.now())
                    .map_err(|_refused| refused())?;
            Ok(Decided {
                secrets: secrets.to_vec(),
                ..Decided::commit(commit, ())
            })
        })
        .await
    }

    /// The class secrets that are sealed to the recovery key.
    pub(crate) async fn recovery_secrets(&self) -> Result<Vec<ClassSecretWrap>, Problem> {
        self.secrets_for(None).await
    }

    /// Puts class secrets in the place of those sealed to a recovery key that is replaced.
    pub(crate) async fn keep_secrets(&self, secrets: Vec<ClassSecretWrap>) -> Result<(), Problem> {
        self.keep_keys(Vec::new(), secrets).await
    }
}
