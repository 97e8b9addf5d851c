//! Confirming a dangerous act with a code of the user's app.

use core::time::Duration;

use anyhow::{Context, Result};
use domain::Hash;
use sync::message::account::{ApiErrorCode, Factor, StepUp};

use super::Device;
use crate::clock;
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
        tokio::time::sleep(to_next_step()?).await;
        self.try_code(act, code(secret, 1)?).await
    }

    async fn try_code(&self, act: Hash, code: String) -> Result<()> {
        let factor = Factor::Code(code);
        self.server
            .tell("/api/step-up", &StepUp { act, factor })
            .await
    }
}

/// How long until the app shows the next code, and a little more for the clock of the server.
fn to_next_step() -> Result<Duration> {
    let passed = u64::try_from(clock::now().as_millis())? % (STEP_SECONDS * 1000);
    Ok(Duration::from_millis(STEP_SECONDS * 1000 - passed + 300))
}

fn is_used(error: &anyhow::Error) -> bool {
    let refused = error.downcast_ref::<Refused>();
    refused.is_some_and(|refused| refused.code == Some(ApiErrorCode::CodeUsed))
}
