//! Whether a contact point proves more than who holds it (W-1, W-2).

mod judged;
mod through;

pub use through::Through;

use judged::Judged;

use crate::privacy::suppression::TokenClass;
use crate::time::Period;
use crate::{RecordId, Timestamp};

/// A contact point: the record that holds it, and which kind it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The record.
    pub record: RecordId,
    /// The kind.
    pub class: TokenClass,
}

/// Who entered or changed a contact point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// A member of staff, or the person on a device in the hands of staff.
    Staff,
    /// An import.
    Import,
    /// A merge of two records.
    Merge,
    /// The person, in a session opened through a contact point as it was before.
    Person {
        /// That contact point.
        through: Point,
    },
}

/// One entry or change of a contact point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The contact point.
    pub point: Point,
    /// When the server accepted it.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
}

/// The person said in a session opened through one contact point that another is theirs too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The contact point that is confirmed.
    pub point: Point,
    /// The one the session was opened through.
    pub through: Point,
    /// When the server accepted it.
    pub at: Timestamp,
}

/// What is known of all contact points of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Entries and changes, in any order.
    pub changes: Vec<Change>,
    /// Confirmations, in any order.
    pub confirmations: Vec<Confirmation>,
}

/// What a contact point is to prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// When the act was accepted.
    pub at: Timestamp,
    /// Receipt of the last restriction of the person; none when there was none.
    pub last_restriction: Option<Timestamp>,
    /// Receipt of the request the act belongs to; none when it belongs to none.
    pub request: Option<Timestamp>,
    /// How long a contact point of staff or import proves nothing more (`contact.quarantine`).
    pub quarantine: Period,
}

/// What follows from a change of a contact point (W-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// Nothing: the person changed it.
    None,
    /// It stands in the privacy officer's list.
    Listed,
    /// That, and the old contact point gets a `rights` message with "this was not me".
    ListedAndOldPointTold,
}

impl History {
    /// Says whether a contact point is independent: confirmed by the person through another
    /// independent one, or on record before the last restriction and the request and not entered
    /// or changed by staff or import within the quarantine (W-1).
    #[must_use]
    pub fn is_independent(&self, point: Point, occasion: &Occasion) -> bool {
        Judged::of(self, occasion).is_independent(point, occasion.at)
    }

    /// Gives what follows from a change of an e-mail address or number that is in the history;
    /// merge and import count as staff (W-2).
    #[must_use]
    pub fn follow_up(&self, change: &Change, quarantine: Period) -> FollowUp {
        let occasion = Occasion {
            at: change.at,
            last_restriction: None,
            request: None,
            quarantine,
        };
        let own = Judged::of(self, &occasion).is_own(change);
        let known = self
            .changes
            .iter()
            .any(|earlier| earlier.point == change.point && earlier.at < change.at);
        match change.point.class {
            TokenClass::Addr => FollowUp::None,
            TokenClass::Email | TokenClass::Tel if own => FollowUp::None,
            TokenClass::Email | TokenClass::Tel if known => FollowUp::ListedAndOldPointTold,
            TokenClass::Email | TokenClass::Tel => FollowUp::Listed,
        }
    }
}
