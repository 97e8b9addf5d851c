//! Delivery: the outbox of a device without a session, by its signature alone.

use domain::Timestamp;
use domain::violation::{Code, Violation};
use sync::message::account::ApiErrorCode;
use sync::message::deliver::Delivery;
use sync::message::v1::{Outcome, PushAnswer, PushRequest};
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
        let request = PushRequest {
            epoch: 0,
            device: delivery.device,
            ops: delivery.ops,
        };
        let answer = self.push(device.user, &request, now).await?;
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
