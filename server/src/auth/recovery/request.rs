//! A request as it is stored, under the hash of its token.

use super::help::Help;
use domain::organisation::Signers;
use domain::{Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::{
    RecoveryEnd, RecoveryRow, RecoveryStanding, SignersAsked, SignersStanding,
};

/// A request stays this long after it became ready.
const LIFE_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// A request to use the recovery kit.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Request {
    /// The account's row, whether it exists or not.
    pub(crate) account: String,
    /// The user; none for an e-mail of no named administrator.
    pub(crate) user: Option<UserId>,
    masked: String,
    asked_at: Timestamp,
    ready_at: Timestamp,
    end: Option<RecoveryEnd>,
    #[serde(default)]
    signers: Option<Signers>,
    /// What holders did for it so far.
    #[serde(default)]
    pub(super) help: Option<Help>,
}

impl Request {
    /// A new request that is ready after a wait.
    pub(super) const fn new(
        account: String,
        user: Option<UserId>,
        masked: String,
        (now, wait_ms): (Timestamp, i64),
    ) -> Self {
        Self {
            account,
            user,
            masked,
            asked_at: now,
            ready_at: now.plus_millis(wait_ms),
            end: None,
            signers: None,
            help: None,
        }
    }

    /// The request, about who may sign.
    pub(super) fn naming(self, signers: Signers) -> Self {
        let signers = Some(signers);
        Self { signers, ..self }
    }

    /// Whom it names, if the kit can be used for that now.
    pub(super) fn names(self, now: Timestamp) -> Option<Signers> {
        let ready = self.is_ready(now);
        self.signers.filter(|_| ready)
    }

    /// As who asked to name signers sees it, until it is used or over.
    pub(super) fn asked(&self, now: Timestamp) -> Option<SignersAsked> {
        let standing = match self.standing(now).filter(|_| !self.ended(now))? {
            RecoveryStanding::Waiting { .. } => SignersStanding::Waiting,
            RecoveryStanding::Refused => SignersStanding::Refused,
            RecoveryStanding::Ready => SignersStanding::Ready,
        };
        Some(SignersAsked {
            signers: self.signers.clone()?,
            ready_at: self.ready_at,
            standing,
        })
    }

    /// The request with what holders did for it.
    pub(super) fn helped(self, help: Help) -> Self {
        let help = Some(help);
        Self { help, ..self }
    }

    /// For whom it is, under which masked address, since when, and whom it names.
    pub(super) fn about(&self) -> Option<(UserId, String, Timestamp, Option<Signers>)> {
        let (email, signers) = (self.masked.clone(), self.signers.clone());
        Some((self.user?, email, self.asked_at, signers))
    }

    /// Whether it can be used now.
    pub(super) fn is_ready(&self, now: Timestamp) -> bool {
        !self.ended(now) && self.standing(now) == Some(RecoveryStanding::Ready)
    }

    /// Whether it can be forgotten.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        now >= self.ready_at.plus_millis(LIFE_MS)
    }

    /// Where it stands; none after it was used.
    pub(super) fn standing(&self, now: Timestamp) -> Option<RecoveryStanding> {
        let left = self.ready_at.as_millis().saturating_sub(now.as_millis());
        match self.end {
            Some(RecoveryEnd::Used) => None,
            Some(RecoveryEnd::Refused) => Some(RecoveryStanding::Refused),
            None if left > 0 => Some(RecoveryStanding::Waiting {
                ready_in_ms: left.unsigned_abs(),
            }),
            // Only now it shows whether the e-mail is of an administrator.
            None if self.user.is_none() => Some(RecoveryStanding::Refused),
            None => Some(RecoveryStanding::Ready),
        }
    }

    /// Whether it can still be used or refused.
    pub(super) const fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// The request after an administrator refused it; one that was used stays used.
    pub(super) fn refused(self) -> Self {
        self.ending(RecoveryEnd::Refused)
    }

    /// The request after the kit was used.
    pub(super) fn used(self) -> Self {
        self.ending(RecoveryEnd::Used)
    }

    /// As administrators see it.
    pub(super) fn listed(self) -> RecoveryRow {
        RecoveryRow {
            email: self.masked,
            asked_at: self.asked_at,
            ready_at: self.ready_at,
            signers: self.signers,
            end: self.end,
        }
    }

    fn ending(self, end: RecoveryEnd) -> Self {
        Self {
            end: self.end.or(Some(end)),
            help: None,
            ..self
        }
    }
}
