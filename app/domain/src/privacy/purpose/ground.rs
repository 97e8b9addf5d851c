//! What a purpose has to show beside its basis: tests, screenings, conditions.

use serde::{Deserialize, Serialize};

use crate::record::Label;

/// The three steps of a balancing test (Art. 6(1)(f)); storing it signed accepts it (P-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalancingTest {
    /// Which interest is pursued.
    pub interest: Label,
    /// Why nothing milder reaches it.
    pub necessity: Label,
    /// Why the person's interests do not override it.
    pub balance: Label,
}

impl BalancingTest {
    /// Says whether every step is written in both languages.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        [&self.interest, &self.necessity, &self.balance]
            .into_iter()
            .all(Label::is_complete)
    }
}

/// The screening for an impact assessment, needed for scoring, matching and special data (Art. 35).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screening {
    /// Whether an assessment is needed.
    pub required: bool,
    /// Why it is or is not.
    pub reasoning: Label,
    /// The assessment, by its name in the controller's files; absent while none is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<String>,
}

impl Screening {
    /// Says whether it is reasoned, and whether a needed assessment is named.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let named = self
            .assessment
            .as_ref()
            .is_some_and(|name| !name.trim().is_empty());
        self.reasoning.is_complete() && (named || !self.required)
    }
}

/// A condition of Art. 9(2), by its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Article9 {
    /// Explicit consent.
    A,
    /// Employment and social security law.
    B,
    /// Vital interests of someone who cannot consent.
    C,
    /// Members of a non-profit body.
    D,
    /// Data the person made public.
    E,
    /// Legal claims.
    F,
    /// Substantial public interest.
    G,
    /// Health or social care.
    H,
    /// Public health.
    I,
    /// Archiving, research, statistics.
    J,
}

/// Whether the screen of a purpose offers a signature; none may require one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureWish {
    /// No signature is asked for.
    #[default]
    None,
    /// The person may draw one.
    Optional,
}

impl SignatureWish {
    /// Says whether no signature is asked for.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}
