//! The verified organisation log, kept in memory and extended when the head moved on.

use std::sync::Arc;

use domain::UserId;
use domain::organisation::{Organisation, SignedStatement};
use sync::store::organisation::{Answer, Load, Request};

use super::{SyncDriver, unexpected};
use crate::auth::sign_in;
use crate::error::Problem;

impl SyncDriver {
    /// The organisation as this process knows it; none before set-up.
    pub(crate) async fn organisation(&self) -> Result<Option<Arc<Organisation>>, Problem> {
        if let Some(known) = self.organisation.read().await.clone() {
            return Ok(Some(known));
        }
        let head = self.load(Load::default()).await?.head;
        self.organisation_at(head.log_n).await
    }

    /// The organisation up to a statement at least.
    pub(super) async fn organisation_at(
        &self,
        log_n: u64,
    ) -> Result<Option<Arc<Organisation>>, Problem> {
        let known = self.organisation.read().await.clone();
        if log_n <= known.as_ref().map_or(0, |known| known.n) {
            return Ok(known);
        }
        let mut slot = self.organisation.write().await;
        let base = slot.as_deref().cloned();
        let after = base.as_ref().map_or(0, |base| base.n);
        let statements = self.log(after).await?;
        let read = sync::proof::read_log(None, base, &statements).map_err(|_refused| {
            Problem::broken("the stored organisation log is not a valid one")
        })?;
        *slot = Some(Arc::new(read));
        Ok(slot.clone())
    }

    /// Statements after a number.
    pub(crate) async fn log(&self, after: u64) -> Result<Vec<SignedStatement>, Problem> {
        let Answer::Log(statements) = self.ask(Request::Log { after }).await? else {
            return Err(unexpected());
        };
        Ok(statements)
    }

    /// Whether a user left the organisation.
    pub(crate) async fn has_left(&self, user: UserId) -> Result<bool, Problem> {
        let organisation = self.organisation().await?;
        Ok(organisation.is_none_or(|organisation| sign_in::left(&organisation, user)))
    }
}
