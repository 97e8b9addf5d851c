//! The key store beside the operations: destroying, rewriting, and whether it belongs here.

use std::collections::BTreeSet;

use domain::record::{ClassSecretWrap, DekWrap};
use domain::{SubjectId, Timestamp};
use surreal_store::{Rewrite, RewriteError};
use sync::store::keys::{Answer, Request};

use super::SyncDriver;
use super::pull::other_answer;
use crate::error::Problem;

impl SyncDriver {
    /// Keeps the keys of a decision before its commit.
    pub(super) async fn keep_keys(
        &self,
        wraps: Vec<DekWrap>,
        secrets: Vec<ClassSecretWrap>,
    ) -> Result<(), Problem> {
        if !wraps.is_empty() {
            self.store.keys.execute(Request::AddWraps(wraps)).await?;
        }
        if !secrets.is_empty() {
            self.store
                .keys
                .execute(Request::PutSecrets(secrets))
                .await?;
        }
        Ok(())
    }

    /// Destroys all wraps of a person, and every ready-made page about them.
    pub(crate) async fn destroy_keys(
        &self,
        subject: SubjectId,
        rewrite_by: Timestamp,
    ) -> Result<(), Problem> {
        let _turn = self.store.organisation.turn().await;
        self.ready.drop_about(&BTreeSet::from([subject]));
        let asked = Request::Destroy {
            subject,
            rewrite_by,
        };
        match self.store.keys.execute(asked).await? {
            Answer::Done => Ok(()),
            Answer::Moved
            | Answer::Wraps(_)
            | Answer::ReWraps(_)
            | Answer::Secrets(_)
            | Answer::RewriteBy(_) => Err(other_answer()),
        }
    }

    /// By when the key store is to be rewritten.
    pub(crate) async fn rewrite_keys_by(&self) -> Result<Option<Timestamp>, Problem> {
        match self.store.keys.execute(Request::RewriteBy).await? {
            Answer::RewriteBy(by) => Ok(by),
            Answer::Done
            | Answer::Moved
            | Answer::Wraps(_)
            | Answer::ReWraps(_)
            | Answer::Secrets(_) => Err(other_answer()),
        }
    }

    /// Rewrites the key store.
    pub(crate) async fn rewrite_keys(&self) -> Result<Rewrite, Problem> {
        let rewritten = self.store.keys.rewrite().await;
        rewritten.map_err(|error| Problem::broken(said(&error)))
    }

    /// Whether the key store is another one than the log was written with: every class that the
    /// log names has a secret for recovery.
    pub(crate) async fn lacks_keys(&self) -> Result<bool, Problem> {
        let classes = match self.organisation().await? {
            Some(organisation) => organisation.classes.len(),
            None => 0,
        };
        let secrets = self.secrets_for(None).await?;
        Ok(classes > 0 && secrets.is_empty())
    }
}

const fn said(error: &RewriteError) -> &'static str {
    match error {
        RewriteError::Fresh(_) => "the fresh key store did not open; the old one serves on",
        RewriteError::Copy(_) => "the key store could not be copied; the old one serves on",
        RewriteError::Differs => "the fresh key store was not the same; the old one serves on",
        RewriteError::Files(_) => "the directories of the key store could not be moved",
        RewriteError::Stopped(_) => "the key store did not open again: start the server anew",
    }
}
