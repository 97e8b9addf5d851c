//! What an act through a contact point proves for one key (W-1).

use super::Point;
use crate::privacy::Channel;
use crate::privacy::ledger::{Witness, WitnessKind};
use crate::privacy::suppression::TokenClass;
use crate::{RecordId, Timestamp};

/// An act through a contact point, for one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Through {
    /// The contact point of the link or session.
    pub point: Point,
    /// Whether it is independent on this occasion.
    pub independent: bool,
    /// What the server can prove: `portal` or `own_channel`.
    pub kind: WitnessKind,
    /// The earliest moment of the act.
    pub from: Timestamp,
}

impl Through {
    /// Gives the witness of the act for one key: without an independent contact point it counts
    /// only on the point's own channel, for a key that names it, and lifts nothing (W-1).
    ///
    /// `named` is the record the event names as contact point; `lifts` says whether a
    /// restriction, objection or suppression stands against the key.
    #[must_use]
    pub fn witness(&self, channel: Channel, named: Option<RecordId>, lifts: bool) -> Witness {
        let own = TokenClass::of(channel) == Some(self.point.class)
            && named == Some(self.point.record)
            && !lifts;
        if own || self.independent {
            Witness {
                kind: self.kind,
                from: Some(self.from),
            }
        } else {
            Witness {
                kind: WitnessKind::None,
                from: None,
            }
        }
    }
}
