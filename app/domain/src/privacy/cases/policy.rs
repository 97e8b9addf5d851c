//! The purposes of a case (specification 2.1, as far as fold and gate need them).

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, de::Error};

use super::once;
use crate::privacy::event::Basis;
use crate::privacy::purpose::{BalancingTest, ChannelBases, MessageClass, OnChange, ScopeRev};
use crate::privacy::{Channel, Purpose, Registry};
use crate::record::Label;
use crate::time::Period;
use crate::{PurposeId, Timestamp};

/// Purposes and defaults of the organisation in a case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Whether a yes on the handed-over screen waits for the person's own channel.
    pub confirm_handover: bool,
    /// How long a confirmation stays open.
    pub confirm_ttl: Period,
    /// The purposes.
    #[serde(deserialize_with = "once::map")]
    pub purposes: BTreeMap<PurposeId, CasePurpose>,
}

/// One purpose of a case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CasePurpose {
    /// What its messages are.
    pub message_class: MessageClass,
    /// Whether it serves direct marketing.
    pub direct_marketing: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Bases by channel.
    #[serde(deserialize_with = "once::map")]
    pub channels: BTreeMap<Channel, Vec<Basis>>,
    /// The revisions of its scope.
    pub scope_revs: Vec<CaseScope>,
    /// How long a consent lives, in calendar months.
    #[serde(deserialize_with = "months")]
    pub validity: u32,
    /// Overrides the organisation's default.
    #[serde(default)]
    pub confirm_handover: Option<bool>,
    /// A purpose above it.
    #[serde(default)]
    pub parent: Option<PurposeId>,
    /// Whether it is in use; true where the file is silent.
    #[serde(default)]
    pub active: Option<bool>,
    /// The balancing test; without it a legitimate interest is inactive (P-2).
    #[serde(default)]
    pub balancing_test: Option<BalancingTest>,
    /// Families of own goods (SO-6).
    #[serde(default)]
    pub product_families: Vec<String>,
}

/// One revision of a purpose's scope.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseScope {
    /// The revision.
    pub rev: u32,
    /// Since when it is in force.
    pub from: Timestamp,
    /// What it does to older consents; they are asked again where the file is silent.
    #[serde(default)]
    pub on_change: Option<OnChange>,
}

fn months<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    match Period::deserialize(deserializer)? {
        Period::Months(months @ 1..=36) => Ok(months),
        Period::Months(_) | Period::Days(_) | Period::Hours(_) | Period::Minutes(_) => {
            Err(D::Error::custom("validity is P1M to P36M"))
        }
    }
}

impl Policy {
    pub(super) fn registry(&self) -> Registry {
        let purposes = self.purposes.iter().map(|(id, purpose)| {
            let confirm_handover = purpose.confirm_handover.unwrap_or(self.confirm_handover);
            purpose.registered(id, confirm_handover)
        });
        Registry {
            version: 1,
            purposes: purposes.collect(),
        }
    }
}

impl CasePurpose {
    fn registered(&self, id: &PurposeId, confirm_handover: bool) -> Purpose {
        let label = Label {
            cs: id.to_string(),
            en: id.to_string(),
        };
        let bases = |(channel, bases): (&Channel, &Vec<Basis>)| ChannelBases {
            channel: *channel,
            bases: bases.clone(),
        };
        let scope = |revision: &CaseScope| {
            let on_change = revision.on_change.unwrap_or(OnChange::AskAgain);
            ScopeRev::new(revision.rev, revision.from, on_change)
        };
        Purpose {
            message_class: self.message_class,
            direct_marketing: self.direct_marketing,
            channels: self.channels.iter().map(bases).collect(),
            validity_months: self.validity,
            confirm_handover,
            active: self.active.unwrap_or(true),
            parent: self.parent.clone(),
            created_at: Some(self.created_at),
            scope_revs: self.scope_revs.iter().map(scope).collect(),
            balancing_test: self.balancing_test.clone(),
            product_families: self.product_families.clone(),
            ..Purpose::new(id.clone(), label.clone(), label)
        }
    }
}
