//! Grounds with the facts they cannot do without (specification 10.7).

mod code;

use serde::{Deserialize, Serialize};

pub use code::{Effect, GroundCode, Notice};

use super::refusal::RefusalError;
use super::{Kind, Policy};
use crate::{LocalDate, RecordId, RequestId};

/// A record that an erasure leaves standing, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The record.
    pub record: RecordId,
    /// The law that demands it, or the claim it serves.
    pub named: String,
    /// The day the law ends its keeping, or the claim is reviewed.
    pub until: LocalDate,
}

/// One covered passage of a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redaction {
    /// Where it stands in the copy.
    pub path: String,
    /// Why it is covered, as a code.
    pub reason: String,
    /// How many values are covered there.
    pub count: u32,
}

/// What shows that a request abuses the right; the burden is ours (Art. 12(5)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abuse {
    /// The sealed note with our proof.
    pub proof: RecordId,
    /// Earlier requests of the same person that it repeats; none for a first request.
    pub repeats: Vec<RequestId>,
    /// The sealed note that proves an abusive intent.
    pub intent: Option<RecordId>,
}

/// Why data is not portable (Art. 20(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum NotPortable {
    OtherBasis,
    NotAutomated,
    NotProvided,
}

/// A ground together with the facts it cannot do without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum Ground {
    ManifestlyUnfounded { abuse: Abuse },
    ManifestlyExcessive { abuse: Abuse },
    CannotIdentify,
    OthersRights { manifest: Vec<Redaction> },
    Expression { kept: Vec<Kept> },
    PublicHealth { kept: Vec<Kept> },
    ArchivingResearch { kept: Vec<Kept> },
    LegalObligation { kept: Vec<Kept> },
    LegalClaims { kept: Vec<Kept> },
    CompellingGrounds { weighing: RecordId },
    NotPortable { why: NotPortable },
    NationalRestriction { provision: String },
    NoData,
}

impl Ground {
    /// Gives the code.
    #[must_use]
    pub const fn code(&self) -> GroundCode {
        match self {
            Self::ManifestlyUnfounded { .. } => GroundCode::ManifestlyUnfounded,
            Self::ManifestlyExcessive { .. } => GroundCode::ManifestlyExcessive,
            Self::CannotIdentify => GroundCode::CannotIdentify,
            Self::OthersRights { .. } => GroundCode::OthersRights,
            Self::Expression { .. } => GroundCode::Expression,
            Self::PublicHealth { .. } => GroundCode::PublicHealth,
            Self::ArchivingResearch { .. } => GroundCode::ArchivingResearch,
            Self::LegalObligation { .. } => GroundCode::LegalObligation,
            Self::LegalClaims { .. } => GroundCode::LegalClaims,
            Self::CompellingGrounds { .. } => GroundCode::CompellingGrounds,
            Self::NotPortable { .. } => GroundCode::NotPortable,
            Self::NationalRestriction { .. } => GroundCode::NationalRestriction,
            Self::NoData => GroundCode::NoData,
        }
    }

    /// Says whether the ground may be used against this kind and names what it must.
    ///
    /// # Errors
    ///
    /// The ground is not for the kind, is switched off, or lacks a fact.
    pub fn check(&self, kind: Kind, policy: &Policy) -> Result<(), RefusalError> {
        let ground = self.code();
        if !ground.is_for(kind) {
            return Err(RefusalError::NotForKind { ground, kind });
        }
        if ground == GroundCode::NationalRestriction && !policy.national_restriction {
            return Err(RefusalError::SwitchedOff { ground });
        }
        if self.abuse().is_some_and(Abuse::is_unproven_first) {
            return Err(RefusalError::FirstRequest { ground });
        }
        if self.names_its_facts() {
            Ok(())
        } else {
            Err(RefusalError::FactsMissing { ground })
        }
    }

    /// Gives the records an erasure leaves standing on this ground.
    #[must_use]
    pub fn kept(&self) -> &[Kept] {
        match self {
            Self::Expression { kept }
            | Self::PublicHealth { kept }
            | Self::ArchivingResearch { kept }
            | Self::LegalObligation { kept }
            | Self::LegalClaims { kept } => kept,
            Self::ManifestlyUnfounded { .. }
            | Self::ManifestlyExcessive { .. }
            | Self::CannotIdentify
            | Self::OthersRights { .. }
            | Self::CompellingGrounds { .. }
            | Self::NotPortable { .. }
            | Self::NationalRestriction { .. }
            | Self::NoData => &[],
        }
    }

    const fn abuse(&self) -> Option<&Abuse> {
        if let Self::ManifestlyUnfounded { abuse } | Self::ManifestlyExcessive { abuse } = self {
            Some(abuse)
        } else {
            None
        }
    }

    fn names_its_facts(&self) -> bool {
        match self {
            Self::OthersRights { manifest } => {
                !manifest.is_empty() && manifest.iter().all(Redaction::is_complete)
            }
            Self::Expression { kept }
            | Self::PublicHealth { kept }
            | Self::ArchivingResearch { kept }
            | Self::LegalObligation { kept }
            | Self::LegalClaims { kept } => {
                !kept.is_empty() && kept.iter().all(|kept| is_said(&kept.named))
            }
            Self::NationalRestriction { provision } => is_said(provision),
            Self::ManifestlyUnfounded { .. }
            | Self::ManifestlyExcessive { .. }
            | Self::CannotIdentify
            | Self::CompellingGrounds { .. }
            | Self::NotPortable { .. }
            | Self::NoData => true,
        }
    }
}

impl Abuse {
    const fn is_unproven_first(&self) -> bool {
        self.repeats.is_empty() && self.intent.is_none()
    }
}

impl Redaction {
    fn is_complete(&self) -> bool {
        is_said(&self.path) && is_said(&self.reason) && self.count > 0
    }
}

fn is_said(text: &str) -> bool {
    !text.trim().is_empty()
}
