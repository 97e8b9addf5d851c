//! Data keys wrapped again: what is due in a view, and the acts of readers' devices.

use std::collections::BTreeSet;

use domain::organisation::Organisation;
use domain::record::{Class, DekWrap};
use domain::{DeviceId, SubjectId, UserId};
use sync::message::account::{ApiErrorCode, ReWrapAct, ReWrapAnswer, ReWrapWord, ReWrapsDue};
use sync::server::act::{Act, audit_all};
use sync::server::rewrap::{Keys, due, judge, subject_of};
use sync::server::{Viewer, view_needs, wrap_needs};
use sync::store::keys::{Answer, HeldReWrap, Request};
use sync::store::organisation::{self as stored, Load, Loaded};

use super::pull::other_answer;
use super::{Decided, SyncDriver, unexpected};
use crate::error::Problem;

/// Changes looked at by one request.
const PAGE: usize = 200;

/// What the key store holds of what one request is about.
struct Held {
    wraps: Vec<DekWrap>,
    again: Vec<HeldReWrap>,
    recoverable: Vec<Class>,
}

impl Held {
    fn keys(&self) -> Keys<'_> {
        Keys {
            wraps: &self.wraps,
            again: &self.again,
            recoverable: &self.recoverable,
        }
    }
}

impl SyncDriver {
    /// What is to be done in the rows that a page of changes touched.
    pub(crate) async fn rewraps_due(
        &self,
        user: UserId,
        since: u64,
    ) -> Result<ReWrapsDue, Problem> {
        let asked = stored::Request::Changes { since, limit: PAGE };
        let stored::Answer::Changes { head, changes } = self.ask(asked).await? else {
            return Err(unexpected());
        };
        let loaded = self.load(view_needs(&changes)).await?;
        let organisation = self.stated(&loaded).await?;
        let viewer = Viewer {
            organisation: &organisation,
            user,
        };
        let held = self
            .held(&organisation, wrap_needs(viewer, &loaded))
            .await?;
        let (due, waiting) = due(viewer, &loaded, held.keys());
        Ok(ReWrapsDue {
            due,
            waiting,
            cursor: changes.last().map_or(head.seq, |change| change.seq),
            head: head.seq,
        })
    }

    /// Does what a reader's device says, each on its own.
    pub(crate) async fn rewrap(
        &self,
        (user, device): (UserId, DeviceId),
        acts: &[ReWrapAct],
    ) -> Result<Vec<ReWrapAnswer>, Problem> {
        let records: BTreeSet<_> = acts.iter().map(|act| act.record).collect();
        let loaded = self
            .load(Load {
                records: records.into_iter().collect(),
                ..Load::default()
            })
            .await?;
        let organisation = self.stated(&loaded).await?;
        let viewer = Viewer {
            organisation: &organisation,
            user,
        };
        let pairs: BTreeSet<_> = acts.iter().map(|act| subject_of(&act.word)).collect();
        let held = self
            .held(&organisation, pairs.into_iter().collect())
            .await?;
        let mut answers = Vec::with_capacity(acts.len());
        let mut entries = Vec::new();
        for act in acts {
            let row = loaded.rows.get(&act.record);
            let answer = match judge(viewer, device, row, held.keys(), &act.word) {
                Ok(()) => self.keep(&act.word).await?,
                Err(answer) => answer,
            };
            if answer == ReWrapAnswer::Done {
                entries.extend(audited(viewer, device, &held, act));
            }
            answers.push(answer);
        }
        self.audit_each(&entries).await?;
        Ok(answers)
    }

    async fn keep(&self, word: &ReWrapWord) -> Result<ReWrapAnswer, Problem> {
        let _turn = self.store.organisation.turn().await;
        self.ready.drop_about(&BTreeSet::from([subject_of(word).0]));
        let asked = match word {
            ReWrapWord::Made(made) => Request::AddReWrap(Box::new(made.clone())),
            ReWrapWord::Same(word) => Request::ConfirmReWrap(Box::new(word.clone())),
            ReWrapWord::Refused(name) => Request::DropReWrap(*name),
        };
        match self.store.keys.execute(asked).await? {
            Answer::Done => Ok(ReWrapAnswer::Done),
            Answer::Moved => Ok(ReWrapAnswer::Moved),
            Answer::Wraps(_) | Answer::ReWraps(_) | Answer::Secrets(_) | Answer::RewriteBy(_) => {
                Err(other_answer())
            }
        }
    }

    async fn held(
        &self,
        organisation: &Organisation,
        pairs: Vec<(SubjectId, Class)>,
    ) -> Result<Held, Problem> {
        let again = match self
            .store
            .keys
            .execute(Request::ReWraps(pairs.clone()))
            .await?
        {
            Answer::ReWraps(again) => again,
            Answer::Done
            | Answer::Moved
            | Answer::Wraps(_)
            | Answer::Secrets(_)
            | Answer::RewriteBy(_) => return Err(other_answer()),
        };
        Ok(Held {
            wraps: self.wraps(pairs).await?,
            again,
            recoverable: self.recoverable(organisation).await?,
        })
    }

    /// The classes whose newest epoch the recovery kit opens.
    async fn recoverable(&self, organisation: &Organisation) -> Result<Vec<Class>, Problem> {
        let secrets = self.secrets_for(None).await?;
        let newest = organisation.classes.iter().filter(|(class, newest)| {
            secrets
                .iter()
                .any(|secret| secret.class == **class && secret.epoch == newest.epoch)
        });
        Ok(newest.map(|(class, _)| *class).collect())
    }

    async fn stated(&self, loaded: &Loaded) -> Result<std::sync::Arc<Organisation>, Problem> {
        self.organisation_at(loaded.head.log_n)
            .await?
            .ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))
    }

    async fn audit_each(&self, acts: &[Act]) -> Result<(), Problem> {
        if acts.is_empty() {
            return Ok(());
        }
        self.transact(&Load::default(), |loaded, organisation| {
            let commit = organisation.and_then(|organisation| {
                audit_all(loaded.head, organisation.id, acts, self.clock.now())
            });
            Ok(commit.map_or_else(
                || Decided::nothing(()),
                |commit| Decided::commit(commit, ()),
            ))
        })
        .await
    }
}

/// What the audit says of an act; a refusal also names who made what was refused.
fn audited(viewer: Viewer<'_>, device: DeviceId, held: &Held, act: &ReWrapAct) -> Vec<Act> {
    let entry = |actor, device, code: &str| Act {
        actor,
        device: Some(device),
        act: code.to_owned(),
        record: Some(act.record),
        subject: Some(subject_of(&act.word).0),
        ..Act::default()
    };
    let own = |code| entry(Some(viewer.user), device, code);
    match &act.word {
        ReWrapWord::Made(_) => vec![own("rewrap_made")],
        ReWrapWord::Same(_) => vec![own("rewrap_confirmed")],
        ReWrapWord::Refused(name) => {
            let made = held.again.iter().map(|held| &held.made).find(|made| {
                (
                    made.wrap.subject,
                    made.wrap.class,
                    made.wrap.dek,
                    made.number,
                ) == (name.subject, name.class, name.dek, name.number)
            });
            let maker = made.and_then(|made| viewer.organisation.devices.get(&made.device));
            let disputed = maker.map(|maker| entry(Some(maker.user), maker.id, "rewrap_disputed"));
            core::iter::once(own("rewrap_refused"))
                .chain(disputed)
                .collect()
        }
    }
}
