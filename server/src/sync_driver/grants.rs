//! Who waits for a class secret: what the log promises and the key store does not hold.

use std::collections::BTreeSet;

use domain::organisation::{Organisation, PendingGrant};

use super::SyncDriver;
use crate::error::Problem;

impl SyncDriver {
    /// The devices of readers without the newest secret of a class.
    pub(crate) async fn pending_grants(
        &self,
        organisation: &Organisation,
    ) -> Result<Vec<PendingGrant>, Problem> {
        let possible = organisation.pending_grants(|_, _, _| false);
        let devices: BTreeSet<_> = possible.iter().map(|grant| grant.device).collect();
        let mut held = BTreeSet::new();
        for device in devices {
            let secrets = self.class_secrets(device).await?;
            held.extend(
                secrets
                    .iter()
                    .map(|secret| (secret.class, secret.epoch, device)),
            );
        }
        Ok(organisation
            .pending_grants(|class, epoch, device| held.contains(&(class, epoch, device))))
    }
}
