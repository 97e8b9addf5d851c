//! Pull: one page of what happened after a cursor, as far as the user's roles see it.

use std::collections::BTreeSet;

use domain::{DeviceId, Timestamp, UserId};
use sync::message::account::ApiErrorCode;
use sync::message::v1::{
    Change, ClassSecretWrap, DekWrap, MAX_PAGE, PullAnswer, PullRequest, Scope, encode,
};
use sync::scope::scopes_of;
use sync::server::{Viewer, view, view_needs, wrap_needs};
use sync::store::keys;
use sync::store::organisation::{Answer, Head, Request};

use super::{SyncDriver, unexpected};
use crate::error::Problem;

/// A page is cut when it grows beyond this.
const PAGE_BYTES: usize = 256 * 1024;

impl SyncDriver {
    /// Gives the next page, and the scopes that it shows.
    pub(crate) async fn pull(
        &self,
        user: UserId,
        request: &PullRequest,
        now: Timestamp,
    ) -> Result<(PullAnswer, BTreeSet<Scope>), Problem> {
        let (head, mut changes) = self.changes(request.cursor).await?;
        let loaded = self.load(view_needs(&changes)).await?;
        let organisation = self
            .organisation_at(loaded.head.log_n)
            .await?
            .ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))?;
        let viewer = Viewer {
            organisation: &organisation,
            user,
        };
        // Without training the device reads what is basic (9.3); the secrets wait for it.
        let secrets = if organisation.is_trained(user, now) {
            self.class_secrets(request.device).await?
        } else {
            Vec::new()
        };
        let wraps = self.wraps(wrap_needs(viewer, &loaded)).await?;
        let mut answer = PullAnswer {
            epoch: head.epoch,
            server_time: now,
            verbs: view(viewer, &loaded, &wraps, &changes),
            cursor: changes.last().map_or(head.seq, |change| change.seq),
            head: head.seq,
            statements: self.log(request.log).await?,
            secrets,
        };
        while changes.len() > 1 && encode(&answer.verbs).len() > PAGE_BYTES {
            changes.truncate(changes.len() / 2);
            answer.verbs = view(viewer, &loaded, &wraps, &changes);
            answer.cursor = changes.last().map_or(answer.cursor, |change| change.seq);
        }
        Ok((answer, scopes_of(organisation.roles(user))))
    }

    async fn changes(&self, since: u64) -> Result<(Head, Vec<Change>), Problem> {
        let asked = Request::Changes {
            since,
            limit: MAX_PAGE,
        };
        let Answer::Changes { head, changes } = self.ask(asked).await? else {
            return Err(unexpected());
        };
        Ok((head, changes))
    }

    pub(super) async fn wraps(
        &self,
        needed: Vec<(domain::SubjectId, domain::record::Class)>,
    ) -> Result<Vec<DekWrap>, Problem> {
        if needed.is_empty() {
            return Ok(Vec::new());
        }
        match self
            .store
            .keys
            .execute(keys::Request::Wraps(needed))
            .await?
        {
            keys::Answer::Wraps(wraps) => Ok(wraps),
            keys::Answer::Done
            | keys::Answer::Moved
            | keys::Answer::ReWraps(_)
            | keys::Answer::Secrets(_)
            | keys::Answer::RewriteBy(_) => Err(other_answer()),
        }
    }

    pub(super) async fn class_secrets(
        &self,
        device: DeviceId,
    ) -> Result<Vec<ClassSecretWrap>, Problem> {
        self.secrets_for(Some(device)).await
    }

    /// The class secrets of a device, or those for recovery.
    pub(super) async fn secrets_for(
        &self,
        device: Option<DeviceId>,
    ) -> Result<Vec<ClassSecretWrap>, Problem> {
        let asked = keys::Request::Secrets(device);
        match self.store.keys.execute(asked).await? {
            keys::Answer::Secrets(secrets) => Ok(secrets),
            keys::Answer::Done
            | keys::Answer::Moved
            | keys::Answer::Wraps(_)
            | keys::Answer::ReWraps(_)
            | keys::Answer::RewriteBy(_) => Err(other_answer()),
        }
    }
}

pub(super) fn other_answer() -> Problem {
    Problem::broken("the key store gave another answer than asked for")
}
