//! The grounds a request may be refused or limited on (specification 10.7).

use serde::{Deserialize, Serialize};

use crate::privacy::request::Kind;

/// Why a request, or a part of it, is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum GroundCode {
    ManifestlyUnfounded,
    ManifestlyExcessive,
    CannotIdentify,
    OthersRights,
    AlreadyInformed,
    ImpossibleOrDisproportionate,
    Secrecy,
    Expression,
    PublicHealth,
    ArchivingResearch,
    LegalObligation,
    LegalClaims,
    CompellingGrounds,
    NotPortable,
    NationalRestriction,
    NoData,
}

/// What a ground does to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It refuses, or asks for a fee that was announced before.
    RefuseOrFee,
    /// It refuses until the person says more.
    AskForMore,
    /// It covers passages in a copy and lists them; never the whole.
    Redact,
    /// It lifts the duty to inform.
    NoNotice,
    /// It keeps single records back from an erasure.
    PerRecord,
    /// It lets the processing go on after a general objection.
    Override,
    /// It leaves data out of a portability file.
    LeaveOut,
    /// It limits as far as the national act says.
    AsTheActSays,
    /// It answers that nothing is held.
    NothingHeld,
}

/// A notice that a ground may excuse (Art. 13 and 14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Data came from the person.
    Notice13,
    /// Data came from elsewhere.
    Notice14,
}

impl GroundCode {
    /// All grounds, in the order of the specification.
    pub const ALL: [Self; 16] = [
        Self::ManifestlyUnfounded,
        Self::ManifestlyExcessive,
        Self::CannotIdentify,
        Self::OthersRights,
        Self::AlreadyInformed,
        Self::ImpossibleOrDisproportionate,
        Self::Secrecy,
        Self::Expression,
        Self::PublicHealth,
        Self::ArchivingResearch,
        Self::LegalObligation,
        Self::LegalClaims,
        Self::CompellingGrounds,
        Self::NotPortable,
        Self::NationalRestriction,
        Self::NoData,
    ];

    /// Gives the article as it is cited; empty where the ground is a fact and no rule.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::ManifestlyUnfounded | Self::ManifestlyExcessive => "12(5)",
            Self::CannotIdentify => "11(2), 12(6)",
            Self::OthersRights => "15(4), 20(4)",
            Self::AlreadyInformed => "13(4), 14(5)(a)",
            Self::ImpossibleOrDisproportionate | Self::Secrecy => "14(5)(b)-(d)",
            Self::Expression => "17(3)(a)",
            Self::PublicHealth => "17(3)(c)",
            Self::ArchivingResearch => "17(3)(d)",
            Self::LegalObligation => "17(3)(b)",
            Self::LegalClaims => "17(3)(e)",
            Self::CompellingGrounds => "21(1)",
            Self::NotPortable => "20(1)",
            Self::NationalRestriction => "23; Act 110/2019 §11",
            Self::NoData => "",
        }
    }

    /// Gives what the ground does.
    #[must_use]
    pub const fn effect(self) -> Effect {
        match self {
            Self::ManifestlyUnfounded | Self::ManifestlyExcessive => Effect::RefuseOrFee,
            Self::CannotIdentify => Effect::AskForMore,
            Self::OthersRights => Effect::Redact,
            Self::AlreadyInformed | Self::ImpossibleOrDisproportionate | Self::Secrecy => {
                Effect::NoNotice
            }
            Self::Expression
            | Self::PublicHealth
            | Self::ArchivingResearch
            | Self::LegalObligation
            | Self::LegalClaims => Effect::PerRecord,
            Self::CompellingGrounds => Effect::Override,
            Self::NotPortable => Effect::LeaveOut,
            Self::NationalRestriction => Effect::AsTheActSays,
            Self::NoData => Effect::NothingHeld,
        }
    }

    /// Says whether the ground may be used against a request of this kind.
    #[must_use]
    pub const fn is_for(self, kind: Kind) -> bool {
        match self.effect() {
            Effect::RefuseOrFee | Effect::NothingHeld => true,
            Effect::AskForMore => !matches!(
                kind,
                Kind::ObjectionGeneral | Kind::ObjectionDm | Kind::Withdrawal
            ),
            Effect::Redact => matches!(kind, Kind::Access | Kind::Portability),
            Effect::NoNotice => false,
            Effect::PerRecord => matches!(kind, Kind::Erasure),
            Effect::Override => matches!(kind, Kind::ObjectionGeneral),
            Effect::LeaveOut => matches!(kind, Kind::Portability),
            // No act limits a stop of marketing or of a consent: those are done at receipt.
            Effect::AsTheActSays => !matches!(kind, Kind::ObjectionDm | Kind::Withdrawal),
        }
    }

    /// Says whether the ground excuses a notice.
    #[must_use]
    pub const fn excuses(self, notice: Notice) -> bool {
        match self {
            Self::AlreadyInformed => true,
            Self::ImpossibleOrDisproportionate | Self::Secrecy => {
                matches!(notice, Notice::Notice14)
            }
            Self::ManifestlyUnfounded
            | Self::ManifestlyExcessive
            | Self::CannotIdentify
            | Self::OthersRights
            | Self::Expression
            | Self::PublicHealth
            | Self::ArchivingResearch
            | Self::LegalObligation
            | Self::LegalClaims
            | Self::CompellingGrounds
            | Self::NotPortable
            | Self::NationalRestriction
            | Self::NoData => false,
        }
    }
}
