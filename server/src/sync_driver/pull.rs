//! Pull: one page of what happened after a cursor, as far as the user's roles see it.

use std::collections::BTreeSet;

use domain::organisation::Organisation;
use domain::{DeviceId, Timestamp, UserId};
use sync::message::account::ApiErrorCode;
use sync::message::v1::{
    Change, ClassSecretWrap, DekWrap, PullAnswer, PullRequest, Scope, Verb, encode, encode_ready,
};
use sync::scope::scopes_of;
use sync::server::ready::up_to_a_page;
use sync::server::{Viewer, view, view_needs, wrap_needs};
use sync::store::keys;
use sync::store::organisation::{Answer, Head, Request};

use super::ready::ReadyVerbs;
use super::{SyncDriver, unexpected};
use crate::error::Problem;

/// A page is cut when it grows beyond this.
const PAGE_BYTES: usize = 256 * 1024;

/// One page of a pull.
pub(crate) struct Pulled {
    /// The page; its verbs are those that are ready, if any are.
    pub(crate) answer: PullAnswer,
    /// Ready-made verbs, as they are sent.
    pub(super) ready: Option<ReadyVerbs>,
}

impl Pulled {
    /// Leaves no data in it but an order, on a page that leads nowhere.
    pub(crate) fn ordering(&mut self, order: Verb, cursor: u64) {
        self.ready = None;
        self.answer.verbs = vec![order];
        self.answer.secrets = Vec::new();
        self.answer.cursor = cursor;
    }

    /// Gives the bytes to send.
    pub(crate) fn encoded(&self) -> Vec<u8> {
        match &self.ready {
            Some(ready) => encode_ready(&self.answer, ready.count, &ready.bytes),
            None => encode(&self.answer),
        }
    }
}

impl SyncDriver {
    /// Gives the next page, and the scopes that it shows.
    pub(crate) async fn pull(
        &self,
        user: UserId,
        request: &PullRequest,
        now: Timestamp,
    ) -> Result<(Pulled, BTreeSet<Scope>), Problem> {
        if let Some(pulled) = self.ready_made(user, request, now).await? {
            return Ok(pulled);
        }
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
        let secrets = (self.secrets_of(&organisation, user, request.device, now)).await?;
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
        let pulled = Pulled {
            answer,
            ready: None,
        };
        Ok((pulled, scopes_of(organisation.roles(user))))
    }

    /// Without training the device reads what is basic (9.3); the secrets wait for it.
    pub(super) async fn secrets_of(
        &self,
        organisation: &Organisation,
        user: UserId,
        device: DeviceId,
        now: Timestamp,
    ) -> Result<Vec<ClassSecretWrap>, Problem> {
        if organisation.is_trained(user, now) {
            self.class_secrets(device).await
        } else {
            Ok(Vec::new())
        }
    }

    /// Changes after a cursor, up to where a ready-made page may begin.
    pub(super) async fn changes(&self, since: u64) -> Result<(Head, Vec<Change>), Problem> {
        let limit = usize::try_from(up_to_a_page(since)).map_err(|_wide| unexpected())?;
        let asked = Request::Changes { since, limit };
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
