//! The statements of one act, each tried on the log before it is signed.

use app::replica::Refusal;
use domain::organisation::{NextEpoch, Organisation, Signer, StatementBody};
use domain::record::Class;
use domain::violation::Code;
use domain::{DeviceId, Hash, PublicKey, Signature};

use crate::clock;
use crate::replica::dispatch::refused;
use crate::statements::{Draft, Writer};
use crate::vault::message::Grant;

/// Statements in the making, and the organisation as it is after them.
pub(super) struct Plan {
    after: Organisation,
    device: DeviceId,
    writer: Writer,
    drafts: Vec<Draft>,
    next: Vec<NextEpoch>,
}

impl Plan {
    /// Writes the statements that cut somebody off and finds out which keys can be rolled here.
    pub(super) fn cutting(
        organisation: &Organisation,
        device: DeviceId,
        bodies: Vec<StatementBody>,
    ) -> Result<Self, Refusal> {
        let mut plan = Self::stating(organisation, device, bodies)?;
        plan.next = plan.after.next_epochs(device);
        Ok(plan)
    }

    /// Writes statements and rolls nothing.
    pub(super) fn stating(
        organisation: &Organisation,
        device: DeviceId,
        bodies: Vec<StatementBody>,
    ) -> Result<Self, Refusal> {
        let mut plan = Self {
            after: organisation.clone(),
            device,
            writer: Writer::after(organisation),
            drafts: Vec::new(),
            next: Vec::new(),
        };
        for body in bodies {
            plan.state(body)?;
        }
        Ok(plan)
    }

    /// The epochs whose secrets are to be made.
    pub(super) fn epochs(&self) -> Vec<(Class, u32)> {
        let next = self.next.iter();
        next.map(|next| (next.class, next.epoch)).collect()
    }

    /// Writes the statements of the new epochs and says whom their secrets are sealed to.
    pub(super) fn roll(&mut self, intakes: &[PublicKey]) -> Result<Vec<Grant>, Refusal> {
        let recovery = self.after.recovery.ok_or(refused(Code::NotFound))?;
        let mut grants = Vec::new();
        let next = core::mem::take(&mut self.next);
        for (next, intake) in next.into_iter().zip(intakes) {
            let statement = self.state(StatementBody::ClassEpoch {
                class: next.class,
                epoch: next.epoch,
                intake: *intake,
                readers: next.readers,
            })?;
            // Who is not trained gets the secret later, like any grant that waits.
            let trained = |device| self.after.may_receive(device, clock::now());
            let devices = next.devices.into_iter();
            let devices = devices.filter(|(device, _)| trained(*device));
            let devices = devices.map(|(device, key)| (Some(device), key));
            grants.extend(
                devices
                    .chain([(None, recovery)])
                    .map(|(device, agreement)| Grant {
                        class: next.class,
                        epoch: next.epoch,
                        statement,
                        device,
                        agreement,
                    }),
            );
        }
        Ok(grants)
    }

    /// The statements, to be signed.
    pub(super) fn into_drafts(self) -> Vec<Draft> {
        self.drafts
    }

    fn state(&mut self, body: StatementBody) -> Result<Hash, Refusal> {
        let malformed = || refused(Code::Malformed);
        let signer = Signer::Device(self.device);
        let draft = self
            .writer
            .draft(signer, clock::now(), body)
            .map_err(|_| malformed())?;
        let unsigned = draft.clone().signed(Signature([0; 64]));
        let statement = unsigned.read().map_err(|_| malformed())?;
        self.after
            .enter(&statement, draft.hash)
            .map_err(|_| refused(Code::NotAllowed))?;
        let hash = draft.hash;
        self.drafts.push(draft);
        Ok(hash)
    }
}
