//! What is unlawful in a purpose registry, purpose by purpose.

use serde::{Deserialize, Serialize};

use crate::PurposeId;
use crate::privacy::Channel;
use crate::privacy::event::Basis;

/// One thing that is wrong with one purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PurposeFault {
    /// The purpose.
    pub purpose: PurposeId,
    /// The rule it breaks.
    pub rule: PurposeRule,
}

/// The rules for purposes that are saved (specification 2, 3, 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PurposeRule {
    /// The id is no slug of small letters, digits and `_`.
    IdMalformed,
    /// The id stands twice.
    Twice,
    /// Name or description lacks a language.
    WordsMissing,
    /// A purpose in use names no channel with a basis.
    WithoutBasis,
    /// A channel stands twice.
    ChannelTwice(Channel),
    /// The channel may not rest on the basis (2.3, 2.4).
    BasisNotAllowed(Channel, Basis),
    /// The bases of a channel in use were exchanged (P-1).
    BasisChanged(Channel),
    /// A purpose in use lacks the balancing test of its legitimate interest (P-2).
    BalancingTestMissing,
    /// Special data in use without a screening for an impact assessment (Art. 35).
    ScreeningMissing,
    /// Condition (a) of Art. 9(2) without explicit consent among the bases.
    ExplicitConsentMissing,
    /// A consent would live shorter than a month or longer than 36 (C-14).
    ValidityOutsidePolicy,
    /// A commercial purpose that denies being direct marketing.
    NotDirectMarketing,
    /// The contract needs it, and yet it rests on consent (C-07).
    ConsentForContract,
    /// The purpose above it does not exist.
    ParentUnknown,
    /// It stands above itself.
    ParentRing,
    /// A purpose in use names no retention rule.
    RetentionMissing,
    /// Data leaves the European Economic Area without a safeguard (Art. 46).
    SafeguardMissing,
    /// A soft opt-in in use without a family of goods it is for (SO-6).
    ProductFamilyMissing,
    /// It was ended without the moment, or that moment moved.
    EndUnstated,
    /// In use after its end, or ended before its start.
    PeriodBroken,
    /// The day it was made moved; a stop of everything covers what existed at its receipt (F-3).
    CreatedAtMoved,
    /// It was dropped; a purpose is ended.
    Dropped,
    /// Its scope went backwards, or an older revision was rewritten.
    ScopeRewritten,
    /// The revisions do not rise to the current scope.
    ScopeRevsBroken,
    /// An editorial change that does more than accept older consents (N-6).
    EditorialAsksAgain,
}
