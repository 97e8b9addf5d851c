//! The lockbox: what a reader let support see, of whom and until when (Y-2).

mod case;
mod request;

pub use case::{LockboxCase, LockboxEnd, LockboxOutcome, LockboxRefusal, LockboxStanding};
pub use request::{LockboxApproval, LockboxRequest, SignedLockboxApproval, SignedLockboxRequest};

use std::collections::BTreeSet;

use crate::record::Class;
use crate::{SubjectId, Timestamp};

const LONGEST_MS: i64 = 8 * 60 * 60 * 1000;

/// An approved lockbox; sealed copies of these classes of these persons, nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lockbox {
    classes: BTreeSet<Class>,
    subjects: BTreeSet<SubjectId>,
    from: Timestamp,
    until: Timestamp,
}

impl Lockbox {
    /// Makes an approved lockbox; none without a class, a listed person or an end within 8 hours.
    #[must_use]
    pub fn approved(
        classes: BTreeSet<Class>,
        subjects: BTreeSet<SubjectId>,
        from: Timestamp,
        until: Timestamp,
    ) -> Option<Self> {
        let short = from < until && until <= from.plus_millis(LONGEST_MS);
        (short && !classes.is_empty() && !subjects.is_empty()).then_some(Self {
            classes,
            subjects,
            from,
            until,
        })
    }

    /// Says whether values of the class of this person are handed out at this moment.
    #[must_use]
    pub fn opens(&self, class: Class, subject: SubjectId, now: Timestamp) -> bool {
        self.from <= now
            && now < self.until
            && self.classes.contains(&class)
            && self.subjects.contains(&subject)
    }
}
