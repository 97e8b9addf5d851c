//! Writing to the organisation log.

use anyhow::{Result, anyhow};
use domain::access::TrainingPolicy;
use domain::organisation::{
    Organisation, SignedStatement, Signer, Statement, StatementBody, statement,
};
use domain::record::{Class, ClassSecretWrap};
use domain::{Bytes, Hash, OrgId, Signature, UserId};
use sync::message::account::LogAppend;

use crate::clock;
use crate::device::Device;
use crate::entropy::System;

/// What the signature of a statement is for.
pub const CONTEXT: &str = "souhlas/v1/statement-sig";

/// A log that grows, and what it says so far.
#[derive(Debug)]
pub struct Log {
    org: OrgId,
    organisation: Option<Organisation>,
    new: Vec<SignedStatement>,
}

impl Log {
    /// Starts the log of a new organisation.
    #[must_use]
    pub const fn start(org: OrgId) -> Self {
        Self {
            org,
            organisation: None,
            new: Vec::new(),
        }
    }

    /// Goes on with a log that was read and verified.
    #[must_use]
    pub const fn after(organisation: Organisation) -> Self {
        Self {
            org: organisation.id,
            organisation: Some(organisation),
            new: Vec::new(),
        }
    }

    /// Adds a statement; the hash of the statement is what gets signed.
    ///
    /// # Errors
    /// When the signer may not state this.
    pub fn add(
        &mut self,
        signer: Signer,
        content: StatementBody,
        sign: impl FnOnce(&Hash) -> Signature,
    ) -> Result<Hash> {
        let (n, prev) = self.organisation.as_ref().map_or_else(
            || (1, statement::genesis(self.org)),
            |known| (known.n + 1, known.head),
        );
        let statement = Statement {
            v: 1,
            org: self.org,
            n,
            prev,
            signer,
            at: clock::now(),
            content,
        };
        let bytes = Bytes(statement.to_bytes()?);
        let mut signed = SignedStatement {
            statement: bytes,
            signature: Signature([0; 64]),
        };
        let hash = signed.hash();
        signed.signature = sign(&hash);
        match &mut self.organisation {
            Some(known) => known.apply(&statement, hash)?,
            None => self.organisation = Some(Organisation::start(&statement, hash)?),
        }
        self.new.push(signed);
        Ok(hash)
    }

    /// Gives what the log says now.
    ///
    /// # Errors
    /// Before the first statement.
    pub fn organisation(&self) -> Result<&Organisation> {
        self.organisation
            .as_ref()
            .ok_or_else(|| anyhow!("the log is empty"))
    }

    /// Ends writing: what the log says, and the new statements.
    ///
    /// # Errors
    /// Before the first statement.
    pub fn finish(self) -> Result<(Organisation, Vec<SignedStatement>)> {
        let organisation = self
            .organisation
            .ok_or_else(|| anyhow!("the log is empty"))?;
        Ok((organisation, self.new))
    }
}

/// States an epoch of a class with its readers, and seals its secret to each of their devices and to recovery.
///
/// # Errors
/// When the device may not state it, or does not hold the secret.
pub fn grant(
    log: &mut Log,
    device: &mut Device,
    class: Class,
    epoch: u32,
    readers: Vec<UserId>,
) -> Result<Vec<ClassSecretWrap>> {
    let stated = log.organisation()?.intakes.get(&(class, epoch)).copied();
    let intake =
        stated.unwrap_or_else(|| device.keyring.make_class_secret(class, epoch, &mut System));
    let content = StatementBody::ClassEpoch {
        class,
        epoch,
        intake,
        readers: readers.clone(),
    };
    let hash = log.add(Signer::Device(device.id), content, |hash| {
        device.keyring.sign(CONTEXT, hash.as_slice())
    })?;
    let organisation = log.organisation()?;
    let devices = organisation
        .devices
        .values()
        .filter(|reader| readers.contains(&reader.user))
        .filter(|reader| organisation.may_receive(reader.id, clock::now()))
        .map(|reader| (Some(reader.id), reader.agreement));
    let recovery = organisation.recovery.map(|key| (None, key));
    devices
        .chain(recovery)
        .map(|(to, key)| {
            Ok(device
                .keyring
                .wrap_class_secret(class, epoch, &hash, to, &key, &mut System)?)
        })
        .collect()
}

/// States that everybody is to be trained; who is here already has two weeks.
///
/// # Errors
/// When the server refuses.
pub async fn demand_training(officer: &mut Device) -> Result<()> {
    let policy = TrainingPolicy {
        policy_version: 1,
        training_version: 1,
        published_at: clock::now(),
        notice_days: 14,
    };
    let mut log = Log::after(officer.organisation.clone());
    let signer = Signer::Device(officer.id);
    log.add(signer, StatementBody::Policy(policy), |hash| {
        officer.keyring.sign(CONTEXT, hash.as_slice())
    })?;
    let (organisation, statements) = log.finish()?;
    let append = LogAppend {
        statements,
        secrets: Vec::new(),
    };
    officer.tell("/api/log", &append).await?;
    officer.organisation = organisation;
    Ok(())
}
