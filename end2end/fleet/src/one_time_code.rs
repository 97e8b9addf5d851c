//! Codes of the user's authenticator app: each step counts once, and the server takes the one
//! before and the one after the present step too.

use core::sync::atomic::{AtomicU64, Ordering};
use core::time::Duration;

use anyhow::{Result, anyhow};
use totp_rs::{Builder, Secret, Totp};

use crate::clock;

const STEP_MS: u64 = 30_000;
/// A code of the step before is taken only while this much of the present one is left, so that it
/// still counts when it arrives.
const LEFT_MS: u64 = 10_000;
/// For the clock of the server.
const MORE_MS: u64 = 300;

/// An app, and the newest step it was asked for.
#[derive(Debug)]
pub struct App {
    secret: String,
    used: AtomicU64,
}

impl Clone for App {
    fn clone(&self) -> Self {
        Self {
            secret: self.secret.clone(),
            used: AtomicU64::new(self.used.load(Ordering::Relaxed)),
        }
    }
}

impl App {
    /// An app with a secret in Base32 that gave no code yet.
    #[must_use]
    pub const fn new(secret: String) -> Self {
        Self {
            secret,
            used: AtomicU64::new(0),
        }
    }

    /// The secret in Base32.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// Waits until there is a code that was not used.
    ///
    /// # Errors
    /// When the clock stands before 1970.
    pub async fn ready(&self) -> Result<()> {
        let wait = until(self.next(now()?), now()?);
        tokio::time::sleep(Duration::from_millis(wait)).await;
        Ok(())
    }

    /// Gives a code that was not used; waits for one if need be.
    ///
    /// # Errors
    /// When the secret cannot be read.
    pub async fn code(&self) -> Result<String> {
        self.ready().await?;
        let step = self.next(now()?);
        self.used.store(step, Ordering::Relaxed);
        let secret = Secret::try_from_base32(&self.secret).map_err(|error| anyhow!("{error:?}"))?;
        let totp: Totp = Builder::new()
            .with_secret(secret)
            .build()
            .map_err(|error| anyhow!("{error:?}"))?;
        Ok(totp.generate(step * STEP_MS / 1000).to_string())
    }

    fn next(&self, now: u64) -> u64 {
        earliest(now).max(self.used.load(Ordering::Relaxed) + 1)
    }
}

fn now() -> Result<u64> {
    Ok(u64::try_from(clock::now().as_millis())?)
}

/// The first step whose code the server still takes for a while.
const fn earliest(now: u64) -> u64 {
    let step = now / STEP_MS;
    let left = STEP_MS - now % STEP_MS;
    if left >= LEFT_MS { step - 1 } else { step }
}

/// How long until the server takes the code of a step.
const fn until(step: u64, now: u64) -> u64 {
    let from = (step - 1) * STEP_MS;
    if now < from { from - now + MORE_MS } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{App, Ordering, STEP_MS, earliest, until};

    const START: u64 = 1_000 * STEP_MS;

    #[test]
    fn three_codes_are_there_at_once_and_the_fourth_with_the_next_step() {
        let app = App::new(String::new());
        let mut waits = Vec::new();
        for _ in 0..4 {
            let step = app.next(START);
            app.used.store(step, Ordering::Relaxed);
            waits.push(until(step, START));
        }
        assert_eq!(waits, [0, 0, 0, STEP_MS + 300]);
    }

    #[test]
    fn the_step_before_is_left_out_when_its_code_could_come_too_late() {
        assert_eq!(earliest(START), 999);
        assert_eq!(earliest(START + STEP_MS - 1), 1_000);
    }
}
