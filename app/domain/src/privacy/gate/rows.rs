//! The rows of the gate's table, in their order.

use super::{ContactFacts, Decision, Reason};
use crate::privacy::event::Basis;
use crate::privacy::purpose::MessageClass;
use crate::privacy::{Channel, KeyState, LedgerEvent, Purpose, State};

pub(super) struct Question<'a> {
    pub(super) events: &'a [LedgerEvent],
    pub(super) purpose: Option<&'a Purpose>,
    pub(super) channel: Channel,
    pub(super) facts: &'a ContactFacts,
    pub(super) state: &'a KeyState,
    /// Whether a yes waits on this device.
    pub(super) waits: bool,
}

impl Question<'_> {
    pub(super) fn decide(&self) -> Decision {
        let Some(purpose) = self.purpose.filter(|purpose| purpose.active) else {
            let unknown = !self.facts.known;
            return self.no(if unknown {
                Reason::SubjectUnknown
            } else {
                Reason::PurposeInactive
            });
        };
        self.general(purpose)
            .or_else(|| self.by_class(purpose))
            .or_else(|| self.barred())
            .or_else(|| self.on_consent(purpose))
            .or_else(|| self.on_other_basis(purpose))
            .unwrap_or_else(|| self.without_consent())
    }

    /// Rows 1, 3, 4.
    fn general(&self, purpose: &Purpose) -> Option<Decision> {
        let contacts = self.channel != Channel::Processing;
        if !self.facts.known {
            Some(self.no(Reason::SubjectUnknown))
        } else if purpose.bases(self.channel).is_empty() {
            Some(self.no(Reason::ChannelNotAllowed))
        } else if contacts && self.facts.point.is_none() {
            Some(self.no(Reason::NoAddress))
        } else {
            None
        }
    }

    /// Rows 5 to 8.
    fn by_class(&self, purpose: &Purpose) -> Option<Decision> {
        let class = purpose.message_class;
        if class == MessageClass::Rights && self.facts.of_case {
            return Some(self.yes(Reason::RightsMessage, Basis::LegalDuty));
        }
        if self.facts.restricted {
            return Some(self.no(Reason::Restricted));
        }
        let first = purpose.bases(self.channel).first().copied();
        let basis = first.unwrap_or(Basis::Contract);
        match class {
            MessageClass::Service if self.facts.live_contract => {
                Some(self.yes(Reason::Service, basis))
            }
            MessageClass::Answer if self.facts.open_enquiry => {
                Some(self.yes(Reason::Answer, basis))
            }
            MessageClass::Service | MessageClass::Answer | MessageClass::Rights => {
                Some(self.no(Reason::NoBasis))
            }
            MessageClass::Commercial | MessageClass::None => None,
        }
    }

    /// Rows 9 to 13.
    fn barred(&self) -> Option<Decision> {
        let contacts = self.channel != Channel::Processing;
        let bar = if contacts && self.state.objection_dm.is_some() {
            Reason::Objected
        } else if self.state.objection_general.is_some() {
            Reason::ObjectedGeneral
        } else if let Some(stopped) = stopped(self.state.state) {
            stopped
        } else if self.facts.suppressed {
            Reason::Suppressed
        } else if contacts && self.facts.shared_refused {
            Reason::SharedContactPoint
        } else {
            return None;
        };
        Some(self.no(bar))
    }

    /// Rows 14 to 16.
    fn on_consent(&self, purpose: &Purpose) -> Option<Decision> {
        let basis = [Basis::Consent, Basis::ExplicitConsent]
            .into_iter()
            .find(|basis| purpose.allows(self.channel, *basis))?;
        if !self.state.valid {
            return None;
        }
        Some(if !self.state.scope_current {
            self.no(Reason::ScopeChanged)
        } else if self.names_a_point() && !self.facts.verified && !self.point_was_shown() {
            self.no(Reason::ContactPointUnverified)
        } else {
            self.yes(Reason::Consent, basis)
        })
    }

    const fn names_a_point(&self) -> bool {
        matches!(
            self.channel,
            Channel::Email | Channel::Sms | Channel::Messenger | Channel::Phone
        )
    }

    /// Says whether the person saw this contact point, unchanged since, when they said yes.
    fn point_was_shown(&self) -> bool {
        let Some((record, version)) = self.facts.point else {
            return false;
        };
        self.deciding_grant()
            .and_then(|grant| grant.body.contact_point.as_ref())
            .is_some_and(|point| {
                point.shown_to_subject && point.id == record && point.version >= version
            })
    }

    fn deciding_grant(&self) -> Option<&LedgerEvent> {
        let by_id = |id| self.events.iter().find(|event| event.body.event_id == id);
        let decided = by_id(self.state.decided_by?)?;
        decided.body.target.map_or(Some(decided), by_id)
    }

    /// Rows 17 to 20.
    fn on_other_basis(&self, purpose: &Purpose) -> Option<Decision> {
        let listed = |basis| purpose.allows(self.channel, basis);
        let consent = listed(Basis::Consent) || listed(Basis::ExplicitConsent);
        if listed(Basis::SoftOptIn) && !consent {
            // Without a recorded sale the first condition after the channel fails.
            let email = self.channel == Channel::Email;
            return Some(self.no(if email {
                Reason::SoftOptInS2
            } else {
                Reason::SoftOptInS1
            }));
        }
        if !listed(Basis::LegitimateInterest) {
            return None;
        }
        let in_person = matches!(self.channel, Channel::Post | Channel::Visit);
        if in_person && self.facts.notice_given {
            Some(self.yes(Reason::LegitimateInterest, Basis::LegitimateInterest))
        } else if consent {
            None
        } else {
            Some(self.no(Reason::NoBasis))
        }
    }

    /// Rows 21 to 24.
    fn without_consent(&self) -> Decision {
        if self.state.pending || self.waits {
            return self.no(Reason::Pending);
        }
        match self.state.state {
            State::Unknown if self.state.unproven => self.no(Reason::Unproven),
            State::Unknown | State::Requested | State::Deferred => self.no(Reason::NoConsent),
            State::Expired => self.no(Reason::Expired),
            State::Refused
            | State::Given
            | State::Renewed
            | State::Withdrawn
            | State::Revoked
            | State::Invalidated => self.no(Reason::NoBasis),
        }
    }

    fn yes(&self, reason: Reason, basis: Basis) -> Decision {
        self.answer(reason, Some(basis))
    }

    fn no(&self, reason: Reason) -> Decision {
        self.answer(reason, None)
    }

    fn answer(&self, reason: Reason, basis: Option<Basis>) -> Decision {
        Decision {
            allowed: basis.is_some(),
            reason,
            basis,
            evidence: self.state.decided_by.into_iter().collect(),
            valid_until: self.state.valid_until.filter(|_| reason == Reason::Consent),
        }
    }
}

/// Row 11: these states block every basis of the key.
const fn stopped(state: State) -> Option<Reason> {
    match state {
        State::Refused => Some(Reason::Refused),
        State::Withdrawn => Some(Reason::Withdrawn),
        State::Revoked => Some(Reason::Revoked),
        State::Invalidated => Some(Reason::Invalidated),
        State::Unknown
        | State::Requested
        | State::Deferred
        | State::Given
        | State::Renewed
        | State::Expired => None,
    }
}
