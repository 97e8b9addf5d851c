//! Holds: records that stay although retention or erasure would take them (RT-2).

mod stored;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::privacy::data_map::Item;
use crate::privacy::four_eyes::FourEyes;
use crate::{HoldId, LocalDate, RecordId, Timestamp, UserId};
use stored::Stored;

/// Months to the next review, at most.
const REVIEW_MONTHS: u32 = 12;

/// Why a hold is not placed, reviewed or released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum HoldError {
    /// It names no record.
    #[error("records: none")]
    NoRecords,
    /// It gives no reason.
    #[error("reason: empty")]
    NoReason,
    /// The review is before the hold or more than 12 months after it.
    #[error("review_date: not within 12 months")]
    ReviewOutsideRange,
    /// It was released before.
    #[error("release: released before")]
    Released,
}

/// What a hold is placed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldDraft {
    /// The hold.
    pub id: HoldId,
    /// Exactly the records it covers.
    pub records: BTreeSet<RecordId>,
    /// The claim or proceeding.
    pub reason: String,
    /// Who answers for it.
    pub owner: UserId,
    /// Its first day.
    pub start: LocalDate,
    /// When its need is looked at again.
    pub review_date: LocalDate,
}

/// A hold, from its start to its release; it permits no other use of the records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Hold {
    id: HoldId,
    records: BTreeSet<RecordId>,
    reason: String,
    owner: UserId,
    start: LocalDate,
    review_date: LocalDate,
    placed: FourEyes,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    release: Option<Release>,
}

/// The end of a hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Release {
    reason: String,
    by: FourEyes,
}

impl Hold {
    /// Places a hold.
    ///
    /// # Errors
    /// When records or reason are missing, or the review is not within 12 months.
    pub fn place(draft: HoldDraft, placed: FourEyes) -> Result<Self, HoldError> {
        if draft.records.is_empty() {
            return Err(HoldError::NoRecords);
        }
        if draft.reason.trim().is_empty() {
            return Err(HoldError::NoReason);
        }
        check_review(draft.start, draft.review_date)?;
        Ok(Self {
            id: draft.id,
            records: draft.records,
            reason: draft.reason,
            owner: draft.owner,
            start: draft.start,
            review_date: draft.review_date,
            placed,
            release: None,
        })
    }

    /// Sets the next review after one was held.
    ///
    /// # Errors
    /// When the hold was released, the review was held before its first day, or the next one is
    /// not within 12 months.
    pub fn reviewed(&mut self, on: LocalDate, next: LocalDate) -> Result<(), HoldError> {
        if self.release.is_some() {
            return Err(HoldError::Released);
        }
        if on < self.start {
            return Err(HoldError::ReviewOutsideRange);
        }
        check_review(on, next)?;
        self.review_date = next;
        Ok(())
    }

    /// Releases the hold; its records are looked at again (E-6).
    ///
    /// # Errors
    /// When it was released before, or without a reason.
    pub fn release(&mut self, reason: &str, by: FourEyes) -> Result<(), HoldError> {
        if self.release.is_some() {
            return Err(HoldError::Released);
        }
        if reason.trim().is_empty() {
            return Err(HoldError::NoReason);
        }
        let reason = reason.to_owned();
        self.release = Some(Release { reason, by });
        Ok(())
    }

    /// Says whether it keeps its records at this moment: from its first day to its release.
    ///
    /// A review that is due ends nothing. A placement that waits for want of a second person
    /// protects already, because nothing may be lost meanwhile; a release that waits does nothing.
    #[must_use]
    pub fn in_force(&self, now: Timestamp) -> bool {
        let released = self
            .release
            .as_ref()
            .is_some_and(|release| release.by.in_force_from() <= now);
        self.start <= LocalDate::of(now) && !released
    }

    /// Says whether its review is due.
    #[must_use]
    pub fn needs_review(&self, now: Timestamp) -> bool {
        self.in_force(now) && self.review_date <= LocalDate::of(now)
    }

    /// Says whether it names the item, by its id or an id it had before a merge.
    #[must_use]
    pub fn names(&self, item: &Item) -> bool {
        item.names().any(|name| self.records.contains(name))
    }

    /// Gives its id.
    #[must_use]
    pub const fn id(&self) -> HoldId {
        self.id
    }

    /// Gives the records it covers.
    #[must_use]
    pub const fn records(&self) -> &BTreeSet<RecordId> {
        &self.records
    }

    /// Gives the day its need is looked at again.
    #[must_use]
    pub const fn review_date(&self) -> LocalDate {
        self.review_date
    }

    /// Gives who answers for it.
    #[must_use]
    pub const fn owner(&self) -> UserId {
        self.owner
    }

    /// Gives its reason.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

fn check_review(from: LocalDate, review: LocalDate) -> Result<(), HoldError> {
    if from <= review && review <= from.plus_months(REVIEW_MONTHS) {
        Ok(())
    } else {
        Err(HoldError::ReviewOutsideRange)
    }
}
