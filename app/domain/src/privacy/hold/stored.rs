use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Hold, HoldDraft, HoldError, Release};
use crate::privacy::four_eyes::FourEyes;
use crate::{HoldId, LocalDate, RecordId, UserId};

/// The members of a hold as they are stored.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    id: HoldId,
    records: BTreeSet<RecordId>,
    reason: String,
    owner: UserId,
    start: LocalDate,
    review_date: LocalDate,
    placed: FourEyes,
    #[serde(default)]
    release: Option<Release>,
}

impl TryFrom<Stored> for Hold {
    type Error = HoldError;

    /// Places the hold again with its first day as review, since reviews may have moved the
    /// stored one any number of times, and releases it where it was released.
    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        if stored.review_date < stored.start {
            return Err(HoldError::ReviewOutsideRange);
        }
        let draft = HoldDraft {
            id: stored.id,
            records: stored.records,
            reason: stored.reason,
            owner: stored.owner,
            start: stored.start,
            review_date: stored.start,
        };
        let mut hold = Self::place(draft, stored.placed)?;
        hold.review_date = stored.review_date;
        if let Some(Release { reason, by }) = stored.release {
            hold.release(&reason, by)?;
        }
        Ok(hold)
    }
}
