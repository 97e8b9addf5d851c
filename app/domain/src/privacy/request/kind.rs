//! The kinds of requests: article, due rule and what happens at receipt (specification 10.1).

use serde::{Deserialize, Serialize};

/// What a person asks for; one message may ask for several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Kind {
    Access,
    Rectification,
    Erasure,
    Restriction,
    Portability,
    ObjectionGeneral,
    ObjectionDm,
    Withdrawal,
    HumanReview,
    Recipients,
}

/// When a request is to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueRule {
    /// Done and answered within `due(1)`.
    OneMonth,
    /// Done in the transaction of the receipt; only the note to the person has until `due(1)`.
    AtOnce,
}

/// What the receipt of a request causes by itself, before anybody assesses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AtReceipt {
    /// Purge and retention jobs leave the person's records alone (RT-1).
    Lock,
    /// The erasure runs after an open access copy is made.
    AfterAccessCopy,
    /// The disputed field is marked.
    MarkDisputedField,
    /// The restriction mark is set provisionally.
    MarkProvisionally,
    /// An `object` event enters the ledger.
    Object,
    /// The purpose stops and is restricted while the objection is weighed.
    StopAndRestrictPurpose,
    /// The person's contact points enter the suppression list (U-3).
    Suppress,
    /// Marketing profiles and scores of the person are erased.
    EraseMarketingProfiles,
    /// Running campaigns skip the person.
    SkipInCampaigns,
    /// A `withdraw` event enters the ledger.
    Withdraw,
    /// The automated decision is frozen where that is possible.
    FreezeDecision,
}

impl Kind {
    /// All kinds, in the order of the specification.
    pub const ALL: [Self; 10] = [
        Self::Access,
        Self::Rectification,
        Self::Erasure,
        Self::Restriction,
        Self::Portability,
        Self::ObjectionGeneral,
        Self::ObjectionDm,
        Self::Withdrawal,
        Self::HumanReview,
        Self::Recipients,
    ];

    /// Gives the article of the GDPR as it is cited.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::Access => "15",
            Self::Rectification => "16",
            Self::Erasure => "17",
            Self::Restriction => "18",
            Self::Portability => "20",
            Self::ObjectionGeneral => "21(1)",
            Self::ObjectionDm => "21(2), (3)",
            Self::Withdrawal => "7(3)",
            Self::HumanReview => "22(3)",
            Self::Recipients => "19, 15(1)(c)",
        }
    }

    /// Gives the rule of the answer's due date.
    #[must_use]
    pub const fn due_rule(self) -> DueRule {
        match self {
            Self::ObjectionDm | Self::Withdrawal => DueRule::AtOnce,
            Self::Access
            | Self::Rectification
            | Self::Erasure
            | Self::Restriction
            | Self::Portability
            | Self::ObjectionGeneral
            | Self::HumanReview
            | Self::Recipients => DueRule::OneMonth,
        }
    }

    /// Gives what the receipt causes by itself.
    #[must_use]
    pub const fn at_receipt(self) -> &'static [AtReceipt] {
        match self {
            Self::Access | Self::Portability => &[AtReceipt::Lock],
            Self::Rectification => &[AtReceipt::MarkDisputedField],
            Self::Erasure => &[AtReceipt::Lock, AtReceipt::AfterAccessCopy],
            Self::Restriction => &[AtReceipt::MarkProvisionally],
            Self::ObjectionGeneral => &[AtReceipt::Object, AtReceipt::StopAndRestrictPurpose],
            Self::ObjectionDm => &[
                AtReceipt::Object,
                AtReceipt::Suppress,
                AtReceipt::EraseMarketingProfiles,
                AtReceipt::SkipInCampaigns,
            ],
            Self::Withdrawal => &[AtReceipt::Withdraw],
            Self::HumanReview => &[AtReceipt::FreezeDecision],
            Self::Recipients => &[],
        }
    }
}
