//! The check of a purpose registry before it is saved: everything found, not the first only.

use std::collections::BTreeSet;

use super::{
    Article9, Change, MessageClass, OnChange, Purpose, PurposeFault, PurposeRule, Registry,
};
use crate::privacy::event::Basis;

/// A consent lives this many months at most (specification 2.1).
const MAX_VALIDITY_MONTHS: u32 = 36;

/// The longest id.
const MAX_SLUG: usize = 64;

impl Registry {
    /// Finds everything unlawful in a registry that is to follow `before`; empty when it may be
    /// saved. The first registry follows one without purposes.
    #[must_use]
    pub fn faults(&self, before: &Self) -> Vec<PurposeFault> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for purpose in &self.purposes {
            let mut rules = purpose.broken_rules();
            if !seen.insert(&purpose.id) {
                rules.push(PurposeRule::Twice);
            }
            rules.extend(self.broken_parent(purpose));
            if let Some(old) = before.get(&purpose.id) {
                rules.extend(purpose.broken_since(old));
            }
            faults.extend(rules.into_iter().map(|rule| PurposeFault {
                purpose: purpose.id.clone(),
                rule,
            }));
        }
        let dropped = before
            .purposes
            .iter()
            .filter(|old| self.get(&old.id).is_none());
        faults.extend(dropped.map(|old| PurposeFault {
            purpose: old.id.clone(),
            rule: PurposeRule::Dropped,
        }));
        faults
    }

    fn broken_parent(&self, purpose: &Purpose) -> Option<PurposeRule> {
        let parent = purpose.parent.as_ref()?;
        if self.get(parent).is_none() {
            Some(PurposeRule::ParentUnknown)
        } else if self.is_within(parent, &purpose.id) {
            Some(PurposeRule::ParentRing)
        } else {
            None
        }
    }
}

/// Says whether an id is a slug of small letters, digits and `_`; `*` would be every purpose.
pub(crate) fn is_slug(id: &str) -> bool {
    (1..=MAX_SLUG).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

impl Purpose {
    fn broken_rules(&self) -> Vec<PurposeRule> {
        let mut rules = self.broken_basics();
        rules.extend(self.broken_channels());
        rules.extend(self.broken_scope());
        if self.active {
            rules.extend(self.missing_in_use());
        }
        rules
    }

    fn broken_basics(&self) -> Vec<PurposeRule> {
        let consent = self
            .all_bases()
            .any(|basis| matches!(basis, Basis::Consent | Basis::ExplicitConsent));
        let explicit = self
            .all_bases()
            .any(|basis| basis == Basis::ExplicitConsent);
        let ends_first = self
            .active_from
            .zip(self.active_to)
            .is_some_and(|(from, to)| to < from);
        [
            (!is_slug(self.id.as_str()), PurposeRule::IdMalformed),
            (
                !self.name.is_complete() || !self.description.is_complete(),
                PurposeRule::WordsMissing,
            ),
            (
                !(1..=MAX_VALIDITY_MONTHS).contains(&self.validity_months),
                PurposeRule::ValidityOutsidePolicy,
            ),
            (
                self.message_class == MessageClass::Commercial && !self.direct_marketing,
                PurposeRule::NotDirectMarketing,
            ),
            (
                self.required_for_contract && consent,
                PurposeRule::ConsentForContract,
            ),
            (
                self.article9_condition == Some(Article9::A) && !explicit,
                PurposeRule::ExplicitConsentMissing,
            ),
            (
                !self.transfers.is_empty() && self.safeguards.is_empty(),
                PurposeRule::SafeguardMissing,
            ),
            (
                ends_first || (self.active && self.active_to.is_some()),
                PurposeRule::PeriodBroken,
            ),
        ]
        .into_iter()
        .filter_map(|(broken, rule)| broken.then_some(rule))
        .collect()
    }

    fn broken_channels(&self) -> Vec<PurposeRule> {
        let mut rules = Vec::new();
        let mut seen = BTreeSet::new();
        for listed in &self.channels {
            let channel = listed.channel;
            if !seen.insert(channel) {
                rules.push(PurposeRule::ChannelTwice(channel));
            }
            let unlawful = listed
                .bases
                .iter()
                .filter(|basis| !self.may_rest_on(channel, **basis));
            rules.extend(unlawful.map(|basis| PurposeRule::BasisNotAllowed(channel, *basis)));
        }
        rules
    }

    /// What a purpose may lack only while it is switched off.
    fn missing_in_use(&self) -> Vec<PurposeRule> {
        let screened = self
            .dpia
            .as_ref()
            .is_some_and(super::Screening::is_complete);
        let soft_opt_in = self.all_bases().any(|basis| basis == Basis::SoftOptIn);
        let untested = self.all_bases().any(|basis| !self.is_active_basis(basis));
        [
            (self.all_bases().next().is_none(), PurposeRule::WithoutBasis),
            (untested, PurposeRule::BalancingTestMissing),
            (
                soft_opt_in && self.product_families.is_empty(),
                PurposeRule::ProductFamilyMissing,
            ),
            (
                self.article9_condition.is_some() && !screened,
                PurposeRule::ScreeningMissing,
            ),
            (self.retention_rule.is_none(), PurposeRule::RetentionMissing),
        ]
        .into_iter()
        .filter_map(|(broken, rule)| broken.then_some(rule))
        .collect()
    }

    fn broken_scope(&self) -> Vec<PurposeRule> {
        let mut rules = Vec::new();
        let revs = &self.scope_revs;
        let rise = revs
            .windows(2)
            .all(|pair| pair[0].rev < pair[1].rev && pair[0].from <= pair[1].from);
        let newest = revs.last().map_or(self.scope_rev, |newest| newest.rev);
        if !rise || newest != self.scope_rev || self.scope_rev == 0 {
            rules.push(PurposeRule::ScopeRevsBroken);
        }
        let asks_again = revs.iter().any(|revision| {
            revision.change == Some(Change::Editorial) && revision.on_change != OnChange::Accept
        });
        if asks_again {
            rules.push(PurposeRule::EditorialAsksAgain);
        }
        rules
    }

    /// What may not change once it was published.
    fn broken_since(&self, old: &Self) -> Vec<PurposeRule> {
        let mut rules = Vec::new();
        if self.scope_rev < old.scope_rev || !self.scope_revs.starts_with(&old.scope_revs) {
            rules.push(PurposeRule::ScopeRewritten);
        }
        if self.created_at != old.created_at {
            rules.push(PurposeRule::CreatedAtMoved);
        }
        let ended = !self.active && self.active_to.is_none() && old.active;
        let moved = !self.active && old.active_to.is_some() && self.active_to != old.active_to;
        if ended || moved {
            rules.push(PurposeRule::EndUnstated);
        }
        if old.active || old.active_to.is_some() {
            let exchanged = old.channels.iter().filter(|listed| {
                let now = self.bases(listed.channel);
                now.iter().any(|basis| !listed.bases.contains(basis))
            });
            rules.extend(exchanged.map(|listed| PurposeRule::BasisChanged(listed.channel)));
        }
        rules
    }
}
