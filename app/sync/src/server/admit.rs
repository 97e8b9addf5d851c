//! Operations of a device: which count, once each, in their order.

mod release;

use domain::organisation::Organisation;
use domain::privacy::SignedEvent;
use domain::record::DekWrap;
use domain::violation::{Code, Violation};
use domain::{DeviceId, Hash, RecordId, Timestamp, UserId};

use super::audit::Act;
use super::consent;
use super::draft::{Cause, Draft};
use super::put::{self, Arrival, Refusal};
use super::standing::{Standing, standing};
use super::training;
use super::view::{Viewer, shown, visible};
use crate::message::v1::{Op, OpKind, Outcome, Put, encode};
use crate::store::organisation::{Commit, Loaded, StoredOp};

/// Under what operations are decided.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The verified log.
    pub organisation: &'a Organisation,
    /// The user of the session.
    pub actor: UserId,
    /// The device that pushes.
    pub device: DeviceId,
    /// The server's time.
    pub now: Timestamp,
    /// What [`super::needs`] asked for, read in one snapshot.
    pub loaded: &'a Loaded,
}

/// What is to be done about a push.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What to commit; none when nothing new came. Answer only after it is durable.
    pub commit: Option<Commit>,
    /// New wraps; they go to the key store before the commit.
    pub wraps: Vec<DekWrap>,
    /// One outcome per operation, in order.
    pub outcomes: Vec<Outcome>,
}

/// Gives the digest that tells a repeated operation from another one under its number.
#[must_use]
pub fn digest(op: &Op) -> Hash {
    Hash::of(&encode(op))
}

/// Decides the operations of one push; each sees the effects of those before it.
#[must_use]
pub fn admit(context: &Context<'_>, ops: &[Op]) -> Plan {
    let mut admission = Admission {
        context,
        standing: standing(context),
        draft: Draft::over(context.loaded, context.organisation.id, context.now),
        wraps: Vec::new(),
    };
    let outcomes = ops.iter().map(|op| admission.decide(op)).collect();
    Plan {
        commit: admission.draft.finish(),
        wraps: admission.wraps,
        outcomes,
    }
}

struct Admission<'a> {
    context: &'a Context<'a>,
    standing: Option<Standing>,
    draft: Draft,
    wraps: Vec<DekWrap>,
}

impl Admission<'_> {
    fn decide(&mut self, op: &Op) -> Outcome {
        let Some(standing) = self.standing else {
            return rejected(Code::NotAllowed);
        };
        let digest = digest(op);
        if let Some(stored) = self.draft.stored_op(self.context.device, op.n) {
            return if stored.digest == digest {
                self.replay(&stored.outcome, op)
            } else {
                self.refuse_number(op)
            };
        }
        let outcome = self.apply(op, standing);
        let stored = StoredOp {
            id: op.id,
            digest,
            release: release::signed_with(op, &outcome),
            outcome: kept(&outcome),
        };
        self.draft.store_op(self.context.device, op.n, stored);
        outcome
    }

    fn apply(&mut self, op: &Op, standing: Standing) -> Outcome {
        let applied = match &op.kind {
            OpKind::Put(put) => match put::arrival(self.context, standing, put) {
                Some(arrival) => self.put(op, put, arrival),
                None => Err(Refusal::Violation(Violation::of(Code::NotAllowed))),
            },
            OpKind::Consent { events, evidence } => {
                self.consent(op, events, evidence.as_deref(), standing)
            }
        };
        match applied {
            Ok(outcome) => outcome,
            Err(refusal) => {
                self.draft.audit(self.act("op_refused", op));
                match refusal {
                    Refusal::Violation(reason) => Outcome::Rejected { reason },
                    Refusal::Moved(record) => self.conflict(record),
                }
            }
        }
    }

    fn put(&mut self, op: &Op, put: &Put, arrival: Arrival<'_>) -> Result<Outcome, Refusal> {
        training::check(self.context, self.standing, op)?;
        let row = put::check(self.context, &self.draft, op, (put, arrival))?;
        let version = row.version;
        let cause = self.cause(op);
        let seq = put::write(self.context, &mut self.draft, row, put, cause);
        self.wraps.extend_from_slice(&put.wraps);
        Ok(Outcome::Applied { seq, version })
    }

    fn consent(
        &mut self,
        op: &Op,
        events: &[SignedEvent],
        evidence: Option<&Put>,
        standing: Standing,
    ) -> Result<Outcome, Refusal> {
        training::check(self.context, self.standing, op)?;
        let act = consent::Act {
            op,
            events,
            evidence,
            standing,
            cause: self.cause(op),
        };
        let seq = consent::append(self.context, &mut self.draft, &act)?;
        if let Some(put) = evidence {
            self.wraps.extend_from_slice(&put.wraps);
        }
        Ok(Outcome::Applied { seq, version: 0 })
    }

    /// Answers an operation that came before.
    fn replay(&self, stored: &Outcome, op: &Op) -> Outcome {
        match stored {
            Outcome::Applied { seq, version } | Outcome::Already { seq, version } => {
                Outcome::Already {
                    seq: *seq,
                    version: *version,
                }
            }
            Outcome::Conflict { .. } => stored.clone(),
            Outcome::Rejected { reason } => match &op.kind {
                OpKind::Put(put) if reason.code == Code::VersionMoved => self.conflict(put.record),
                OpKind::Put(_) | OpKind::Consent { .. } => stored.clone(),
            },
        }
    }

    /// Another operation under a known number: two devices work with one identity.
    fn refuse_number(&mut self, op: &Op) -> Outcome {
        self.draft.audit(self.act("op_number_conflict", op));
        rejected(Code::IdConflict)
    }

    fn conflict(&self, record: RecordId) -> Outcome {
        let viewer = Viewer {
            organisation: self.context.organisation,
            user: self.context.actor,
        };
        match self.draft.row(record) {
            Some(row) if visible(viewer, row) => Outcome::Conflict {
                theirs: Box::new(shown(viewer, row)),
            },
            Some(_) | None => rejected(Code::VersionMoved),
        }
    }

    fn cause(&self, op: &Op) -> Cause {
        Cause {
            op: Some(op.id),
            actor: Some(self.context.actor),
            device: Some(self.context.device),
        }
    }

    fn act(&self, act: &str, op: &Op) -> Act {
        let (record, subject) = match &op.kind {
            OpKind::Put(put) => (Some(put.record), Some(put.subject)),
            OpKind::Consent { events, .. } => {
                let body = events.first().and_then(|event| event.body().ok());
                (None, body.map(|body| body.subject))
            }
        };
        Act {
            actor: Some(self.context.actor),
            device: Some(self.context.device),
            act: act.into(),
            record,
            subject,
            fields: Vec::new(),
        }
    }
}

/// Gives the form of an outcome that is kept: without values of a row.
fn kept(outcome: &Outcome) -> Outcome {
    match outcome {
        Outcome::Conflict { .. } => rejected(Code::VersionMoved),
        Outcome::Applied { .. } | Outcome::Already { .. } | Outcome::Rejected { .. } => {
            outcome.clone()
        }
    }
}

fn rejected(code: Code) -> Outcome {
    Outcome::Rejected {
        reason: Violation::of(code),
    }
}
