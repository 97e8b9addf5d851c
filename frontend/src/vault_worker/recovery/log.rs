//! The statements of a recovery, each tried on the log before it is signed.

use crypto::OrgRoot;
use domain::organisation::{Organisation, SignedStatement, Signer, StatementBody};
use domain::record::ClassSecretWrap;
use domain::{Hash, PublicKey, Signature, Timestamp, UserId};

use crate::random::Browser;
use crate::statements::{self, Draft, Writer};
use crate::vault::message::Why;
use crate::vault_worker::cabinet::{Open, why};

/// The log as it grows.
pub(super) struct Log {
    writer: Writer,
    after: Organisation,
    at: Timestamp,
    statements: Vec<SignedStatement>,
}

impl Log {
    /// Goes on after the log that was served.
    pub(super) fn after(organisation: &Organisation, at: Timestamp) -> Self {
        Self {
            writer: Writer::after(organisation),
            after: organisation.clone(),
            at,
            statements: Vec::new(),
        }
    }

    /// The organisation after all statements.
    pub(super) const fn after_all(&self) -> &Organisation {
        &self.after
    }

    /// The statements.
    pub(super) fn into_statements(self) -> Vec<SignedStatement> {
        self.statements
    }

    /// Signs with OrgRoot.
    pub(super) fn by_root(
        &mut self,
        root: &OrgRoot,
        bodies: impl IntoIterator<Item = StatementBody>,
    ) -> Result<(), Why> {
        for body in bodies {
            let draft = self.draft(Signer::OrgRoot, body)?;
            let signature = root.sign(statements::CONTEXT, draft.hash.as_slice());
            self.statements.push(draft.signed(signature));
        }
        Ok(())
    }

    /// Revokes every other device of the user: nobody knows who has them.
    pub(super) fn end_others(&mut self, open: &Open, user: UserId) -> Result<(), Why> {
        let theirs = self.after.devices.values();
        let theirs: Vec<_> = theirs
            .filter(|device| device.user == user && !device.revoked && device.id != open.device)
            .map(|device| device.id)
            .collect();
        for device in theirs {
            self.by_device(open, StatementBody::Revoke { device })?;
        }
        Ok(())
    }

    /// Begins a new epoch of every class that this device can sign alone; gives its secrets for
    /// readers and recovery.
    pub(super) fn roll(
        &mut self,
        open: &mut Open,
        recovery: &PublicKey,
    ) -> Result<Vec<ClassSecretWrap>, Why> {
        let mut secrets = Vec::new();
        for next in self.after.recovered_epochs(open.device) {
            let (class, epoch) = (next.class, next.epoch);
            let intake = open.keyring.make_class_secret(class, epoch, &mut Browser);
            let readers = next.readers;
            let statement = self.by_device(
                open,
                StatementBody::ClassEpoch {
                    class,
                    epoch,
                    intake,
                    readers,
                },
            )?;
            // The kit works for who holds it; the others wait for their training (9.3).
            let receives =
                |device| device == open.device || self.after.may_receive(device, self.at);
            let devices = next.devices.into_iter();
            let devices = devices
                .filter(|(device, _)| receives(*device))
                .map(|(device, key)| (Some(device), key));
            for (device, key) in devices.chain([(None, *recovery)]) {
                let wrap = open.keyring.wrap_class_secret(
                    class,
                    epoch,
                    &statement,
                    device,
                    &key,
                    &mut Browser,
                );
                secrets.push(wrap.map_err(why)?);
            }
        }
        Ok(secrets)
    }

    fn by_device(&mut self, open: &Open, body: StatementBody) -> Result<Hash, Why> {
        let draft = self.draft(Signer::Device(open.device), body)?;
        let hash = draft.hash;
        let signature = open.keyring.sign(statements::CONTEXT, hash.as_slice());
        self.statements.push(draft.signed(signature));
        Ok(hash)
    }

    fn draft(&mut self, signer: Signer, body: StatementBody) -> Result<Draft, Why> {
        let draft = self.writer.draft(signer, self.at, body);
        let draft = draft.map_err(|_| Why::NotProven)?;
        let unsigned = draft.clone().signed(Signature([0; 64]));
        let statement = unsigned.read().map_err(|_| Why::NotProven)?;
        self.after
            .enter(&statement, draft.hash)
            .map_err(|_| Why::NotProven)?;
        Ok(draft)
    }
}
