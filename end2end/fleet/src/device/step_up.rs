//! Confirming a dangerous act with a code of the user's app.

use anyhow::{Context, Result};
use domain::Hash;
use sync::message::account::{ApiErrorCode, Factor, StepUp};

use super::Device;
use crate::http::Refused;
use crate::one_time_code::App;

/// Codes tried for one act: three may have been used before this device counted.
const TRIES: usize = 4;

/// The act that a refusal says is to be confirmed.
pub(super) fn unconfirmed(error: &anyhow::Error) -> Option<Hash> {
    error.downcast_ref::<Refused>()?.act
}

impl Device {
    /// Waits until an act could be confirmed at once.
    ///
    /// # Errors
    /// When this device has nobody to confirm.
    pub async fn may_confirm(&self) -> Result<()> {
        self.app()?.ready().await
    }

    /// Confirms an act with the first code that was not used; waits for one if need be.
    pub(super) async fn confirm(&self, act: Hash) -> Result<()> {
        let app = self.app()?;
        for _ in 1..TRIES {
            match self.try_code(act, app.code().await?).await {
                Err(error) if is_used(&error) => {}
                answer => return answer,
            }
        }
        self.try_code(act, app.code().await?).await
    }

    fn app(&self) -> Result<&App> {
        let credentials = self.credentials.as_ref();
        let credentials = credentials.context("nobody to confirm the act")?;
        Ok(&credentials.app)
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
