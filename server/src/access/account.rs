//! What a member of staff may do with their own account.

mod factors;

use domain::Bytes;
use sync::message::account::{ApiErrorCode, PassphraseChange, SessionRow};

use super::caller::Caller;
use crate::auth::passphrase;
use crate::auth::session::{self, StaffSession};
use crate::control::Versioned;
use crate::error::Problem;
use crate::sync_driver::user_act;

/// An unlocked session, as the owner of its account.
#[derive(Clone)]
pub(crate) struct AccountHandle(Caller);

impl AccountHandle {
    pub(super) const fn new(caller: Caller) -> Self {
        Self(caller)
    }

    /// The own sessions that live, the one last used first.
    pub(crate) async fn sessions(&self) -> Result<Vec<SessionRow>, Problem> {
        let mut rows = self.live().await?;
        rows.sort_by_key(|row| std::cmp::Reverse((row.body.seen_at, row.body.made_at)));
        Ok(rows.iter().map(|row| self.row(row)).collect())
    }

    /// Ends one own session; another user's is not found, as one that never was.
    pub(crate) async fn end_session(&self, name: &Bytes) -> Result<(), Problem> {
        let rows = self.live().await?;
        let found = rows.iter().find(|row| self.name(row) == *name);
        let row = found.ok_or_else(|| Problem::of(ApiErrorCode::NotFound))?;
        session::end(&self.0.state, &row.id).await?;
        self.note("session_ended").await
    }

    /// Ends every own session but this one.
    pub(crate) async fn end_other_sessions(&self) -> Result<(), Problem> {
        self.end_others().await?;
        self.note("sessions_ended").await
    }

    /// Changes the passphrase; what was signed in with the old one is not any more.
    pub(crate) async fn change_passphrase(&self, change: &PassphraseChange) -> Result<(), Problem> {
        let account = &self.0.session.body.account;
        match passphrase::change(&self.0.state, account, change).await {
            Ok(()) => {
                self.end_others().await?;
                self.note("passphrase_changed").await
            }
            Err(problem) if problem.code() == ApiErrorCode::PassphraseWrong => {
                self.note("passphrase_refused").await?;
                Err(problem)
            }
            Err(problem) => Err(problem),
        }
    }

    async fn end_others(&self) -> Result<(), Problem> {
        for row in session::of_user(&self.0.state, self.0.user()).await? {
            if row.id != self.0.session.id {
                session::end(&self.0.state, &row.id).await?;
            }
        }
        Ok(())
    }

    async fn live(&self) -> Result<Vec<Versioned<StaffSession>>, Problem> {
        let mut rows = session::of_user(&self.0.state, self.0.user()).await?;
        rows.retain(|row| self.0.lives(&row.body));
        Ok(rows)
    }

    fn row(&self, row: &Versioned<StaffSession>) -> SessionRow {
        let proven = row.body.unlocked_by(self.0.now());
        SessionRow {
            name: self.name(row),
            browser: row.body.browser.clone(),
            device: row.body.device,
            since: row.body.made_at,
            last_use: row.body.seen_at,
            unlocked: proven.is_some_and(|device| self.0.owns(device)),
            this: row.id == self.0.session.id,
        }
    }

    fn name(&self, row: &Versioned<StaffSession>) -> Bytes {
        session::name(&self.0.state.secrets, &row.id)
    }

    async fn note(&self, act: &'static str) -> Result<(), Problem> {
        let act = user_act(act, Some(self.0.user()));
        self.0.state.driver.audit(act).await
    }
}
