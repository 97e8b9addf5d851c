//! Two records become one person: the stricter answer stands (M-1).

use super::State;
use super::machine::Machine;
use super::objection::Objection;
use crate::Timestamp;

impl Machine<'_> {
    /// Takes over another record at the moment of the merge; nothing is permitted after it that
    /// neither record permitted before.
    pub(super) fn join(&mut self, mut other: Self, t: Timestamp) {
        self.pass_time(t.min(self.now));
        other.pass_time(t.min(self.now));
        if self.yields_to(&other) {
            self.state = other.state;
            self.since = other.since;
            self.decided_by = other.decided_by;
            self.consent = other.consent;
        }
        // From here on the consent holds only for the contact point it names (PT-2).
        if let Some(consent) = &mut self.consent {
            consent.carried = true;
        }
        self.requested_until = self.requested_until.max(other.requested_until);
        self.restrictions.join(other.restrictions);
        self.objection_dm = match (self.objection_dm, other.objection_dm) {
            (Some(ours), Some(theirs)) => Some(Objection::join(ours, theirs)),
            (ours, theirs) => ours.or(theirs),
        };
        self.objections.append(&mut other.objections);
        self.join_bases(&other);
        self.waiting.join(other.waiting);
        self.voided.append(&mut other.voided);
        self.unproven.append(&mut other.unproven);
        if self.state.is_valid() {
            self.unproven.clear();
        }
        self.evidence_only.append(&mut other.evidence_only);
        self.rejected.append(&mut other.rejected);
    }

    fn yields_to(&self, other: &Self) -> bool {
        let (ours, theirs) = (severity(self.state), severity(other.state));
        let ends = |machine: &Self| machine.consent.map(|consent| consent.valid_until);
        let both_live = self.state.is_valid() && other.state.is_valid();
        theirs < ours || (both_live && ends(other) < ends(self))
    }
}

/// Gives the place in the list of M-1; the lowest is taken.
const fn severity(state: State) -> u8 {
    match state {
        State::Withdrawn => 0,
        State::Refused => 1,
        State::Revoked => 2,
        State::Invalidated => 3,
        State::Given | State::Renewed => 4,
        State::Expired => 5,
        State::Deferred => 6,
        State::Requested => 7,
        State::Unknown => 8,
    }
}
