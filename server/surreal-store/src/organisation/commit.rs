//! Committing: one query string, compared and set on the head row, settled if the answer is lost.

use surrealdb::types::Variables;
use sync::store::StoreError;
use sync::store::organisation::{Answer, Commit};

use super::Inner;
use super::attempt::Attempt;
use crate::failure::{self, Failure};
use crate::retry::Tries;
use crate::shape::head;
use crate::shape::head::StoredHead;

/// Moves the fence: a commit that is still on its way to the server then fails its guard.
const SETTLE: &str = "BEGIN;
UPDATE ONLY $head SET fence += 1 RETURN NONE;
COMMIT;";

impl Inner {
    pub(super) async fn commit(&self, commit: &Commit) -> Result<Answer, StoreError> {
        let attempt = Attempt::of(commit)?;
        let _turn = self.committing.lock().await;
        if !self.connection.has_room() {
            return Err(StoreError::Full);
        }
        let mut tries = Tries::new();
        loop {
            let failure = match self.try_once(&attempt).await {
                Ok(()) => return Ok(Answer::Committed),
                Err(failure) => failure,
            };
            match failure {
                Failure::Thrown(word) if word == "head_moved" => return Ok(Answer::Moved),
                Failure::Exists(record) if record.starts_with("op:") => return Ok(Answer::Moved),
                Failure::Exists(_) => {
                    return Err(StoreError::Damaged("numbers behind the head".to_owned()));
                }
                Failure::Thrown(_) => {
                    self.head().await?;
                }
                Failure::Conflict => {}
                Failure::Full | Failure::Unknown(_) => {
                    tracing::warn!(?failure, "the outcome of a commit is looked up");
                    if self.settle(&attempt, failure).await? {
                        return Ok(Answer::Committed);
                    }
                }
            }
            // Nothing was written: for the caller that is the same as a head that moved.
            if !tries.again().await {
                return Ok(Answer::Moved);
            }
        }
    }

    async fn try_once(&self, attempt: &Attempt<'_>) -> Result<(), Failure> {
        let answers = self
            .connection
            .query(attempt.text(), attempt.variables(self.fence()))
            .await?;
        failure::done(&answers)
    }

    /// Says whether the attempt went through; after a no it never will.
    async fn settle(&self, attempt: &Attempt<'_>, failure: Failure) -> Result<bool, StoreError> {
        let mut tries = Tries::new();
        loop {
            if let Ok(found) = self.fenced_head().await {
                return attempt
                    .went_through(&found)
                    .ok_or_else(|| failure.clone().into());
            }
            // A full disk takes no fence, but in this process nothing is under way any more.
            if failure == Failure::Full {
                let found = self.head().await?;
                let done = attempt.went_through(&found) == Some(true);
                return if done {
                    Ok(true)
                } else {
                    Err(StoreError::Full)
                };
            }
            if !tries.again().await {
                return Err(failure.into());
            }
        }
    }

    async fn fenced_head(&self) -> Result<StoredHead, StoreError> {
        let mut variables = Variables::new();
        variables.insert("head", head::id());
        let answers = self.connection.query(SETTLE, variables).await?;
        failure::done(&answers)?;
        self.head().await
    }
}
