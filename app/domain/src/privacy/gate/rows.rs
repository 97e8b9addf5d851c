//! The rows of the gate's table, in their order.

use super::{ContactFacts, Decision, Reason, soft_opt_in};
use crate::Timestamp;
use crate::privacy::event::Basis;
use crate::privacy::fold::{Folded, State};
use crate::privacy::purpose::MessageClass;
use crate::privacy::{Channel, Purpose};

pub(super) struct Question<'a> {
    pub(super) purpose: Option<&'a Purpose>,
    pub(super) channel: Channel,
    pub(super) facts: &'a ContactFacts,
    pub(super) folded: &'a Folded<'a>,
    /// Whether a yes waits on this device.
    pub(super) waits: bool,
    pub(super) now: Timestamp,
    pub(super) policy_version: u32,
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
            MessageClass::Service if self.contract_lives() => {
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

    fn contract_lives(&self) -> bool {
        self.facts.live_contract
            || [Basis::Contract, Basis::LegalDuty]
                .iter()
                .any(|basis| self.recorded(*basis) == Some(true))
    }

    /// Says whether the ledger records the basis as live or ended; none where it is silent.
    fn recorded(&self, basis: Basis) -> Option<bool> {
        self.state().other_bases.get(&basis).map(|other| other.live)
    }

    /// Rows 9 to 13.
    fn barred(&self) -> Option<Decision> {
        let contacts = self.channel != Channel::Processing;
        let bar = if contacts && self.state().objection_dm.is_some() {
            Reason::Objected
        } else if self.state().objection_general.is_some() {
            Reason::ObjectedGeneral
        } else if let Some(stopped) = stopped(self.state().state) {
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
        if !self.state().valid {
            return None;
        }
        Some(if !self.state().scope_current {
            self.no(Reason::ScopeChanged)
        } else if self.needs_its_point() && !self.point_fits() {
            self.no(Reason::ContactPointUnverified)
        } else {
            self.yes(Reason::Consent, basis)
        })
    }

    const fn needs_its_point(&self) -> bool {
        match self.channel {
            Channel::Email | Channel::Sms | Channel::Messenger | Channel::Phone => true,
            Channel::Post | Channel::Visit => self.folded.state.carried,
            Channel::Processing => false,
        }
    }

    /// Says whether the person saw or verified this contact point; after a merge only what the
    /// yes itself names will do (PT-2).
    fn point_fits(&self) -> bool {
        self.point_was_shown() || (self.facts.verified && !self.state().carried)
    }

    /// Says whether the person saw this contact point, unchanged since, when they said yes.
    fn point_was_shown(&self) -> bool {
        let Some((record, version)) = self.facts.point else {
            return false;
        };
        self.folded
            .grant
            .and_then(|grant| grant.body.contact_point.as_ref())
            .is_some_and(|point| {
                point.shown_to_subject && point.id == record && point.version >= version
            })
    }

    /// Rows 17 to 20.
    fn on_other_basis(&self, purpose: &Purpose) -> Option<Decision> {
        let listed = |basis| purpose.allows(self.channel, basis);
        let consent = listed(Basis::Consent) || listed(Basis::ExplicitConsent);
        if listed(Basis::SoftOptIn) {
            match soft_opt_in::failing(self, purpose) {
                None => return Some(self.yes(Reason::SoftOptIn, Basis::SoftOptIn)),
                Some(why) if !consent => return Some(self.no(why)),
                Some(_consent_may_still_speak) => {}
            }
        }
        if !listed(Basis::LegitimateInterest) {
            return None;
        }
        let in_person = matches!(self.channel, Channel::Post | Channel::Visit);
        let told = self.facts.notice_given || self.notice().is_some();
        let lives = purpose.allows_now(self.channel, Basis::LegitimateInterest)
            && self.recorded(Basis::LegitimateInterest) != Some(false);
        if in_person && told && lives {
            Some(self.yes(Reason::LegitimateInterest, Basis::LegitimateInterest))
        } else if consent {
            None
        } else {
            Some(self.no(Reason::NoBasis))
        }
    }

    /// Rows 21 to 24.
    fn without_consent(&self) -> Decision {
        if self.state().pending || self.waits {
            return self.no(Reason::Pending);
        }
        match self.state().state {
            State::Unknown if self.state().unproven => self.no(Reason::Unproven),
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
