//! Confirming a dangerous act with a code of the user's app.

use core::time::Duration;

use anyhow::{Context, Result};
use domain::Hash;
use sync::message::account::{ApiErrorCode, Factor, StepUp};

use super::Device;
use crate::http::Refused;
use crate::sign_in::{STEP_SECONDS, code};

/// The act that a refusal says is to be confirmed.
pub(super) fn unconfirmed(error: &anyhow::Error) -> Option<Hash> {
    error.downcast_ref::<Refused>()?.act
}

impl Device {
    /// Confirms an act with the first code that was not used; waits for one if need be.
    pub(super) async fn confirm(&self, act: Hash) -> Result<()> {
        let credentials = self.credentials.as_ref();
        let secret = &credentials
            .context("nobody to confirm the act")?
            .totp_secret;
        for steps in [0, 1] {
            match self.try_code(act, code(secret, steps)?).await {
                Err(error) if is_used(&error) => {}
                answer => return answer,
            }
        }
        tokio::time::sleep(Duration::from_secs(STEP_SECONDS)).await;
        self.try_code(act, code(secret, 1)?).await
    }

    async fn try_code(&self, act: Hash, code: String) -> Result<()> {
        let factor = Factor::Code(code);
        self.server
            .tell("/api/step-up", &StepUp { act, factor })
            .await
    }
}

fn is_used(error: &anyhow::Error) -> bool {
    let refused = error.downcast_ref::<Refused>();
    refused.is_some_and(|refused| refused.code == Some(ApiErrorCode::CodeUsed))
}
