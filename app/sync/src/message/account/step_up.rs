//! Confirming one act with a second factor (security design, section 2).

use domain::Hash;
use serde::{Deserialize, Serialize};

use super::PasskeyAnswer;

/// Header of a refusal with [`StepUpNeeded`](super::ApiErrorCode::StepUpNeeded): the act to confirm, in base64url.
pub const ACT_HEADER: &str = "souhlas-act";

/// `POST /api/step-up`: confirms the act of a refused request, which is then sent once more, unchanged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepUp {
    /// The act, as the refusal named it.
    pub act: Hash,
    /// What confirms it.
    pub factor: Factor,
}

/// A second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// A code of the authenticator app.
    Code(String),
    /// The answer of a passkey to the ceremony that `POST /api/step-up/passkey` began.
    Passkey(PasskeyAnswer),
}
