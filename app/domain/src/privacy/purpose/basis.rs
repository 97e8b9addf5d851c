//! Which bases a purpose has, and which the law lets it have (specification 2.2 to 2.4).

use super::{MessageClass, Purpose};
use crate::privacy::Channel;
use crate::privacy::event::Basis;

impl Purpose {
    /// Says whether the channel lists the basis.
    #[must_use]
    pub fn allows(&self, channel: Channel, basis: Basis) -> bool {
        self.bases(channel).contains(&basis)
    }

    /// Says whether the purpose is in use and the channel may rest on the basis now: a legitimate
    /// interest without its balancing test is inactive (P-2).
    #[must_use]
    pub fn allows_now(&self, channel: Channel, basis: Basis) -> bool {
        self.active && self.allows(channel, basis) && self.is_active_basis(basis)
    }

    /// Gives the bases of a channel; none where the channel is forbidden.
    #[must_use]
    pub fn bases(&self, channel: Channel) -> &[Basis] {
        self.channels
            .iter()
            .find(|listed| listed.channel == channel)
            .map_or(&[], |listed| &listed.bases)
    }

    /// Gives the bases of all channels, in their order; one may come several times.
    pub fn all_bases(&self) -> impl Iterator<Item = Basis> {
        self.channels
            .iter()
            .flat_map(|listed| listed.bases.iter().copied())
    }

    /// Says whether the purpose is in use and rests on something: one whose only basis is an
    /// untested legitimate interest does not (P-2).
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        let mut bases = self.all_bases().peekable();
        let unstated = bases.peek().is_none();
        self.active && (unstated || bases.any(|basis| self.is_active_basis(basis)))
    }

    pub(crate) fn is_active_basis(&self, basis: Basis) -> bool {
        basis != Basis::LegitimateInterest
            || self
                .balancing_test
                .as_ref()
                .is_some_and(super::BalancingTest::is_complete)
    }

    /// Says whether the purpose's messages may rest on the basis on this channel (2.3, 2.4).
    pub(super) fn may_rest_on(&self, channel: Channel, basis: Basis) -> bool {
        if self.message_class == MessageClass::Commercial || self.direct_marketing {
            return marketing_bases(channel).contains(&basis);
        }
        match self.message_class {
            MessageClass::Service => matches!(basis, Basis::Contract | Basis::LegalDuty),
            MessageClass::Answer
            | MessageClass::Rights
            | MessageClass::None
            | MessageClass::Commercial => basis != Basis::SoftOptIn,
        }
    }
}

/// What commercial use of a channel may rest on (§7 Act 480/2004, §96 Act 127/2005).
const fn marketing_bases(channel: Channel) -> &'static [Basis] {
    match channel {
        Channel::Email => &[Basis::Consent, Basis::SoftOptIn],
        Channel::Sms | Channel::Messenger | Channel::Phone => &[Basis::Consent],
        Channel::Post | Channel::Visit => &[Basis::Consent, Basis::LegitimateInterest],
        Channel::Processing => &[Basis::Consent, Basis::ExplicitConsent],
    }
}
