//! Talking to the server: log, pull, push, and unlocking the session again when it locked.

use anyhow::{Result, bail};
use domain::organisation::SignedStatement;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::message::account::{ApiErrorCode, SessionInfo};
use sync::message::v1::{
    MAX_OPS, MAX_PUSH_BYTES, Outcome, PullAnswer, PullRequest, PushAnswer, PushRequest, Verb,
    encode,
};
use sync::proof;

use super::Device;
use super::step_up::unconfirmed;
use crate::http::Refused;
use crate::{clock, sign_in};

/// Bytes of a push besides its operations.
const FRAME: usize = 64;

impl Device {
    /// Reads JSON, unlocking the session first if it locked meanwhile.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn get<A: DeserializeOwned>(&self, path: &str) -> Result<A> {
        match self.server.get(path).await {
            Err(error) if is_locked(&error) => {
                self.unlock().await?;
                self.server.get(path).await
            }
            answer => answer,
        }
    }

    /// Sends JSON, unlocking the session first if it locked meanwhile; a dangerous act is confirmed
    /// with a code of the user's app.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn tell<Q: Serialize>(&self, path: &str, question: &Q) -> Result<()> {
        match self.server.tell(path, question).await {
            Err(error) if is_locked(&error) => {
                self.unlock().await?;
                self.server.tell(path, question).await
            }
            Err(error) => match unconfirmed(&error) {
                Some(act) => {
                    self.confirm(act).await?;
                    self.server.tell(path, question).await
                }
                None => Err(error),
            },
            answer => answer,
        }
    }

    /// Proves the open vault to the present session.
    ///
    /// # Errors
    /// When the session ended or the device is not in the log.
    pub async fn unlock(&self) -> Result<()> {
        let session: SessionInfo = self.server.get("/api/session").await?;
        sign_in::unlock(self, &session.challenge).await.map(|_| ())
    }

    /// Reads and verifies what the log gained.
    ///
    /// # Errors
    /// When the log is not an extension of what this device knows.
    pub async fn read_log(&mut self) -> Result<()> {
        let path = format!("/api/log?after={}", self.organisation.n);
        let new: Vec<SignedStatement> = self.server.get(&path).await?;
        self.take_log(&new)
    }

    fn take_log(&mut self, new: &[SignedStatement]) -> Result<()> {
        if !new.is_empty() {
            self.organisation = proof::read_log(None, Some(self.organisation.clone()), new)?;
        }
        Ok(())
    }

    /// Pulls until nothing newer is there; gives the number of instructions read.
    ///
    /// # Errors
    /// When the server refuses, or a class secret is not the signed one.
    pub async fn pull(&mut self) -> Result<usize> {
        let mut verbs = 0;
        self.pull_each(|_verb| verbs += 1).await?;
        Ok(verbs)
    }

    /// Pulls until nothing newer is there; `each` hears every instruction.
    ///
    /// # Errors
    /// As [`Device::pull`].
    pub async fn pull_each(&mut self, mut each: impl FnMut(&Verb)) -> Result<()> {
        loop {
            let request = PullRequest {
                device: self.id,
                cursor: self.cursor,
                log: self.organisation.n,
            };
            let answer: PullAnswer = self.sync("/sync/pull", &request).await?;
            self.take_log(&answer.statements)?;
            for wrap in &answer.secrets {
                if let Some(intake) = self.organisation.intakes.get(&(wrap.class, wrap.epoch)) {
                    self.keyring.accept_class_secret(wrap, intake)?;
                }
            }
            let now = clock::now();
            self.last_contact = Some(answer.server_time);
            self.clock_offset = Some(now.as_millis() - answer.server_time.as_millis());
            self.epoch = answer.epoch;
            answer.verbs.iter().for_each(&mut each);
            let done = answer.cursor >= answer.head || answer.cursor == self.cursor;
            self.cursor = answer.cursor;
            if done {
                return Ok(());
            }
        }
    }

    /// Pulls everything again, from the first change on; `each` hears every instruction.
    ///
    /// # Errors
    /// As [`Device::pull`].
    pub async fn pull_all(&mut self, each: impl FnMut(&Verb)) -> Result<()> {
        self.cursor = 0;
        self.pull_each(each).await
    }

    /// Pushes everything that waits, batch by batch; `each` hears how many are left.
    ///
    /// # Errors
    /// When the server refuses a batch or decides against an operation.
    pub async fn push(&mut self, mut each: impl FnMut(usize)) -> Result<()> {
        while !self.outbox.is_empty() {
            let count = self.batch();
            let request = PushRequest {
                epoch: self.epoch,
                device: self.id,
                ops: self.outbox[..count].to_vec(),
            };
            let answer: PushAnswer = self.sync("/sync/push", &request).await?;
            for (op, outcome) in request.ops.iter().zip(&answer.outcomes) {
                match outcome {
                    Outcome::Applied { .. } | Outcome::Already { .. } => {}
                    Outcome::Conflict { .. } => bail!("operation {} met a conflict", op.n),
                    Outcome::Rejected { reason } => {
                        bail!("operation {} was refused: {reason}", op.n)
                    }
                }
            }
            if answer.outcomes.len() != count {
                bail!("{} outcomes for {count} operations", answer.outcomes.len());
            }
            self.outbox.drain(..count);
            each(self.outbox.len());
        }
        Ok(())
    }

    /// How many of the waiting operations fit into one push; at least one.
    fn batch(&self) -> usize {
        let mut size = FRAME;
        let fitting = self.outbox.iter().take(MAX_OPS).take_while(|op| {
            size += encode(op).len();
            size <= MAX_PUSH_BYTES
        });
        fitting.count().max(1)
    }

    async fn sync<Q: Serialize, A: DeserializeOwned>(&self, path: &str, question: &Q) -> Result<A> {
        match self.server.sync(path, question).await {
            Err(error) if is_locked(&error) => {
                self.unlock().await?;
                self.server.sync(path, question).await
            }
            answer => answer,
        }
    }
}

fn is_locked(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<Refused>()
        .is_some_and(|refused| refused.code == Some(ApiErrorCode::SessionLocked))
}
