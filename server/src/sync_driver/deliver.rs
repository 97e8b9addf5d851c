//! Delivery: the outbox of a device without a session, by its signature alone.

use domain::violation::{Code, Violation};
use domain::{DeviceId, Timestamp, UserId};
use sync::message::account::ApiErrorCode;
use sync::message::deliver::Delivery;
use sync::message::v1::{Op, Outcome, PushAnswer, PushRequest};
use sync::proof::verify_bytes;

use super::SyncDriver;
use crate::error::Problem;

impl SyncDriver {
    /// Decides and stores the operations that a device of the log signed, revoked or not: the
    /// rules of the ledger and of access say what counts. Nothing of a row is answered.
    pub(crate) async fn deliver(
        &self,
        delivery: Delivery,
        now: Timestamp,
    ) -> Result<PushAnswer, Problem> {
        let unknown = || Problem::of(ApiErrorCode::NotFound);
        let organisation = self.organisation().await?.ok_or_else(unknown)?;
        let device = organisation.devices.get(&delivery.device);
        let hash = Delivery::signed_hash(delivery.device, &delivery.ops);
        let signed = Delivery::signed_bytes(&hash);
        let device = device
            .filter(|device| verify_bytes(&device.signing, &signed, &delivery.signature))
            .ok_or_else(unknown)?;
        let (device, user) = (delivery.device, device.user);
        self.take_in(user, device, delivery.ops, now).await
    }

    /// Decides and stores what a revoked device of a user left, by the session of another device
    /// of theirs: after a recovery the keys of the old one are lost (security design, section 3).
    pub(crate) async fn adopt(
        &self,
        user: UserId,
        request: &PushRequest,
        now: Timestamp,
    ) -> Result<PushAnswer, Problem> {
        let unknown = || Problem::of(ApiErrorCode::NotFound);
        let organisation = self.organisation().await?.ok_or_else(unknown)?;
        let left = organisation.devices.get(&request.device);
        let theirs = left.is_some_and(|device| device.user == user && device.revoked);
        if !theirs {
            return Err(unknown());
        }
        self.take_in(user, request.device, request.ops.clone(), now)
            .await
    }

    async fn take_in(
        &self,
        user: UserId,
        device: DeviceId,
        ops: Vec<Op>,
        now: Timestamp,
    ) -> Result<PushAnswer, Problem> {
        let epoch = 0;
        let request = PushRequest { epoch, device, ops };
        let answer = self.push(user, &request, now).await?;
        Ok(PushAnswer {
            outcomes: answer.outcomes.into_iter().map(without_row).collect(),
        })
    }
}

fn without_row(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Conflict { .. } => Outcome::Rejected {
            reason: Violation::of(Code::VersionMoved),
        },
        Outcome::Applied { .. } | Outcome::Already { .. } | Outcome::Rejected { .. } => outcome,
    }
}
