//! One lockbox from the request to its end; there is no way around the approval.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Lockbox, SignedLockboxApproval, SignedLockboxRequest};
use crate::access::Role;
use crate::organisation::Organisation;
use crate::record::Class;
use crate::{SubjectId, Timestamp, UserId};

/// A request that nobody answered lapses after this time.
const UNANSWERED_MS: i64 = 12 * 60 * 60 * 1000;
/// How far the clock of the device that asks or approves may be off.
const CLOCK_MS: i64 = 5 * 60 * 1000;
const MINUTE_MS: i64 = 60 * 1000;
const MOST_PERSONS: usize = 50;
const LONGEST_TICKET: usize = 100;

/// A request, the yes of a reader, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockboxCase {
    /// What was asked for.
    pub request: SignedLockboxRequest,
    /// When the server took it.
    pub asked_at: Timestamp,
    /// The yes, if there is one.
    pub approval: Option<SignedLockboxApproval>,
    /// Its end, if somebody ended it.
    pub end: Option<LockboxEnd>,
}

/// Who ended a lockbox, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockboxEnd {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: UserId,
    /// What that means.
    pub outcome: LockboxOutcome,
}

/// How a lockbox ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockboxOutcome {
    /// A reader said no.
    Refused,
    /// Support took the request back.
    Withdrawn,
    /// Closed after it stood open.
    Closed,
}

/// Where a lockbox stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockboxStanding {
    /// It waits for a reader.
    Asked,
    /// Copies are handed out.
    Open,
    /// It lapsed, was refused, withdrawn or closed, or its time is up.
    Over,
}

/// Why something about a lockbox is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LockboxRefusal {
    /// No such lockbox for who asks.
    #[error("there is no such lockbox")]
    Unknown,
    /// It lists nobody, nothing or too many, or asks for more than 8 hours.
    #[error("a lockbox names 1 to 50 persons, a class, a ticket and at most 8 hours")]
    Limits,
    /// Who asked cannot approve, and neither can who does not read every class asked for.
    #[error("a reader of every class asked for approves, and never who asked")]
    NotAReader,
    /// It was answered, or is over.
    #[error("the lockbox was answered or is over")]
    Over,
}

impl LockboxCase {
    /// Takes a request whose signature was checked.
    ///
    /// # Errors
    /// When who asks is no supporter, or the request is beyond the limits.
    pub fn ask(
        organisation: &Organisation,
        request: SignedLockboxRequest,
        now: Timestamp,
    ) -> Result<Self, LockboxRefusal> {
        let asked = &request.request;
        if !organisation.roles(asked.by).contains(&Role::Support) {
            return Err(LockboxRefusal::Unknown);
        }
        let until = asked.at.plus_millis(i64::from(asked.minutes) * MINUTE_MS);
        let named = !asked.ticket.trim().is_empty() && asked.ticket.len() <= LONGEST_TICKET;
        let opened = Lockbox::approved(
            asked.classes.clone(),
            asked.subjects.clone(),
            asked.at,
            until,
        );
        if opened.is_none() || !named || asked.subjects.len() > MOST_PERSONS || !near(asked.at, now)
        {
            return Err(LockboxRefusal::Limits);
        }
        Ok(Self {
            request,
            asked_at: now,
            approval: None,
            end: None,
        })
    }

    /// Takes the yes of a reader whose signature was checked.
    ///
    /// # Errors
    /// When it was answered already, the approver asked himself or does not read every class, or
    /// the yes is for something else than what was asked.
    pub fn approve(
        &self,
        organisation: &Organisation,
        signed: SignedLockboxApproval,
        now: Timestamp,
    ) -> Result<Self, LockboxRefusal> {
        let (asked, yes) = (&self.request.request, &signed.approval);
        if !self.may_approve(organisation, yes.by) {
            return Err(LockboxRefusal::NotAReader);
        }
        if self.standing(now) != LockboxStanding::Asked {
            return Err(LockboxRefusal::Over);
        }
        let longest = yes.from.plus_millis(i64::from(asked.minutes) * MINUTE_MS);
        let approved = self.lockbox_of(yes.from, yes.until).is_some();
        let fits = asked.hash(organisation.id) == Some(yes.request)
            && near(yes.from, now)
            && now < yes.until
            && yes.until <= longest;
        if !approved || !fits {
            return Err(LockboxRefusal::Limits);
        }
        Ok(Self {
            approval: Some(signed),
            ..self.clone()
        })
    }

    /// Ends it: who asked takes it back, a possible approver refuses it, either closes it.
    ///
    /// # Errors
    /// When it is over, or does not concern the user.
    pub fn end(
        &self,
        organisation: &Organisation,
        by: UserId,
        at: Timestamp,
    ) -> Result<Self, LockboxRefusal> {
        if !self.concerns(organisation, by) {
            return Err(LockboxRefusal::Unknown);
        }
        let outcome = match self.standing(at) {
            LockboxStanding::Over => return Err(LockboxRefusal::Over),
            LockboxStanding::Open => LockboxOutcome::Closed,
            LockboxStanding::Asked if by == self.request.request.by => LockboxOutcome::Withdrawn,
            LockboxStanding::Asked => LockboxOutcome::Refused,
        };
        Ok(Self {
            end: Some(LockboxEnd { at, by, outcome }),
            ..self.clone()
        })
    }

    /// Says where it stands at a moment.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> LockboxStanding {
        match (self.end, self.approval) {
            (Some(_), _) => LockboxStanding::Over,
            (None, Some(signed)) if now < signed.approval.until => LockboxStanding::Open,
            (None, None) if now < self.asked_at.plus_millis(UNANSWERED_MS) => {
                LockboxStanding::Asked
            }
            (None, _) => LockboxStanding::Over,
        }
    }

    /// Says whether the user asked for it or could approve it; for others it does not exist.
    #[must_use]
    pub fn concerns(&self, organisation: &Organisation, user: UserId) -> bool {
        self.request.request.by == user || self.may_approve(organisation, user)
    }

    /// Says whether a copy that the user made for it is taken: of these persons and classes only.
    #[must_use]
    pub fn takes(
        &self,
        maker: UserId,
        subject: SubjectId,
        classes: &[Class],
        now: Timestamp,
    ) -> bool {
        let approved = self.approval.map(|signed| signed.approval);
        approved.is_some_and(|yes| {
            let lockbox = self.lockbox_of(yes.from, yes.until);
            let now = now.max(yes.from);
            self.standing(now) == LockboxStanding::Open
                && yes.by == maker
                && lockbox.is_some_and(|lockbox| {
                    classes
                        .iter()
                        .all(|class| lockbox.opens(*class, subject, now))
                })
        })
    }

    /// Says whether copies are handed out to this user at a moment.
    #[must_use]
    pub fn hands_out_to(&self, organisation: &Organisation, user: UserId, now: Timestamp) -> bool {
        self.request.request.by == user
            && organisation.roles(user).contains(&Role::Support)
            && self.standing(now) == LockboxStanding::Open
    }

    fn may_approve(&self, organisation: &Organisation, user: UserId) -> bool {
        let asked = &self.request.request;
        let mut classes = asked.classes.iter();
        asked.by != user && classes.all(|class| organisation.may_read(user, *class))
    }

    fn lockbox_of(&self, from: Timestamp, until: Timestamp) -> Option<Lockbox> {
        let asked = &self.request.request;
        Lockbox::approved(asked.classes.clone(), asked.subjects.clone(), from, until)
    }
}

fn near(said: Timestamp, now: Timestamp) -> bool {
    said.as_millis().abs_diff(now.as_millis()) <= CLOCK_MS.unsigned_abs()
}
