//! The purpose registry (specification 2.1).

mod basis;
mod check;
mod fault;
mod ground;
mod revision;

pub(crate) use check::is_slug;
pub use fault::{PurposeFault, PurposeRule};
pub use ground::{Article9, BalancingTest, Screening, SignatureWish};
pub use revision::{Change, OnChange, ScopeRev, TextNumber};

use serde::{Deserialize, Serialize};

use crate::privacy::Channel;
use crate::privacy::event::Basis;
use crate::record::Label;
use crate::{PurposeId, RecipientId, RetentionRuleId, TextId, Timestamp, UserId};

/// What messages of a purpose are (specification 2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum MessageClass {
    Service,
    Answer,
    Commercial,
    Rights,
    None,
}

/// The bases a channel of a purpose may rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelBases {
    /// The channel.
    pub channel: Channel,
    /// Its bases; a basis is fixed before use (P-1).
    pub bases: Vec<Basis>,
}

/// One purpose of processing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// The purpose.
    pub id: PurposeId,
    /// Its name on screen.
    pub name: Label,
    /// One sentence that says what is done.
    pub description: Label,
    /// What its messages are.
    pub message_class: MessageClass,
    /// Whether it serves direct marketing.
    pub direct_marketing: bool,
    /// Channels; one that is absent or without a basis is forbidden.
    pub channels: Vec<ChannelBases>,
    /// How long a consent lives, in calendar months, 1 to 36.
    pub validity_months: u32,
    /// Current revision of its scope.
    pub scope_rev: u32,
    /// Whether a hand-over consent waits for a confirmation on the person's own channel.
    pub confirm_handover: bool,
    /// The text its consent is asked with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextId>,
    /// Whether it is in use.
    pub active: bool,
    /// A purpose whose restrictions also restrict this one; a grant never cascades.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PurposeId>,
    /// When it was made; a stop of everything covers what existed at its receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// The revisions of the scope with their days; empty while there is only the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope_revs: Vec<ScopeRev>,
    /// Whether a signature may be drawn; it is never required.
    #[serde(default, skip_serializing_if = "SignatureWish::is_none")]
    pub signature: SignatureWish,
    /// Whether the contract needs it; such a purpose never rests on consent (C-07).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub required_for_contract: bool,
    /// Whether it is an online service offered to children: the age is checked (C-18).
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub age_check: bool,
    /// The balancing test; without it a legitimate interest is inactive (P-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balancing_test: Option<BalancingTest>,
    /// The screening for an impact assessment (Art. 35).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpia: Option<Screening>,
    /// The condition of Art. 9(2) that lets a field of class `special` hang on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article9_condition: Option<Article9>,
    /// Families of own goods that a soft opt-in covers (SO-6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub product_families: Vec<String>,
    /// Who receives the data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<RecipientId>,
    /// Who processes the data for the controller.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub processors: Vec<RecipientId>,
    /// Countries outside the European Economic Area that the data goes to (ISO 3166-1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transfers: Vec<String>,
    /// What protects the data there (Art. 46).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub safeguards: Vec<String>,
    /// How long its data is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention_rule: Option<RetentionRuleId>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<UserId>,
    /// When it was first in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_from: Option<Timestamp>,
    /// When it was ended; absent while it is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_to: Option<Timestamp>,
}

impl Purpose {
    /// Months a consent lives unless the organisation says otherwise (`consent.validity`).
    pub const VALIDITY_MONTHS: u32 = 24;

    /// A purpose in use that contacts nobody yet; everything else is absent.
    #[must_use]
    pub const fn new(id: PurposeId, name: Label, description: Label) -> Self {
        Self {
            id,
            name,
            description,
            message_class: MessageClass::None,
            direct_marketing: false,
            channels: Vec::new(),
            validity_months: Self::VALIDITY_MONTHS,
            scope_rev: 1,
            confirm_handover: false,
            text: None,
            active: true,
            parent: None,
            created_at: None,
            scope_revs: Vec::new(),
            signature: SignatureWish::None,
            required_for_contract: false,
            age_check: false,
            balancing_test: None,
            dpia: None,
            article9_condition: None,
            product_families: Vec::new(),
            recipients: Vec::new(),
            processors: Vec::new(),
            transfers: Vec::new(),
            safeguards: Vec::new(),
            retention_rule: None,
            owner: None,
            active_from: None,
            active_to: None,
        }
    }
}

/// All purposes, as one signed version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Grows with every published change.
    pub version: u32,
    /// The purposes; ended ones stay.
    pub purposes: Vec<Purpose>,
}

impl Registry {
    /// Finds a purpose.
    #[must_use]
    pub fn get(&self, id: &PurposeId) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == *id)
    }

    /// Says whether `ancestor` is the purpose itself or stands above it.
    #[must_use]
    pub fn is_within(&self, id: &PurposeId, ancestor: &PurposeId) -> bool {
        let mut current = Some(id);
        // As many steps as there are purposes: a ring of parents ends too.
        for _step in 0..=self.purposes.len() {
            match current {
                Some(here) if here == ancestor => return true,
                Some(here) => current = self.get(here).and_then(|here| here.parent.as_ref()),
                None => return false,
            }
        }
        false
    }
}
