//! Why data must go (E-1).

use serde::{Deserialize, Serialize};

/// A ground of erasure: one of Art. 17(1), consent gone without another basis, or retention end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// No longer necessary (Art. 17(1)(a)).
    NotNecessary,
    /// The person took the consent back (Art. 17(1)(b)).
    ConsentWithdrawn,
    /// The person objected and nothing outweighs it, or objected to direct marketing
    /// (Art. 17(1)(c)).
    Objection,
    /// Processed without a right to (Art. 17(1)(d)).
    Unlawful,
    /// A law demands that it goes (Art. 17(1)(e)).
    LegalDuty,
    /// Collected from a child for an online service (Art. 17(1)(f)).
    ChildConsent,
    /// A consent expired, was revoked or withdrawn, and no other basis is left (C-11).
    ConsentGone,
    /// The storage time is over.
    RetentionEnd,
}

impl Ground {
    /// Says whether the data goes although a basis lives: what is unlawfully held is erased
    /// whatever the basis. Legal obligations, claims and holds still keep.
    #[must_use]
    pub const fn goes_whatever_the_basis(self) -> bool {
        matches!(self, Self::Unlawful | Self::LegalDuty)
    }

    /// Says whether nobody asked, so that data stays until its own storage time is over.
    #[must_use]
    pub const fn is_by_time(self) -> bool {
        matches!(self, Self::ConsentGone | Self::RetentionEnd)
    }
}
