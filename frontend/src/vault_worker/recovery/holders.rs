//! The new recovery key for the pairs of holders that the new statement names.

use crypto::RecoveryKey;
use crypto::recovery::pairs::Holder;
use domain::organisation::{Organisation, PairWrap};

use crate::random::Browser;
use crate::vault::message::Why;
use crate::vault_worker::cabinet::why;

/// Seals it to each pair, with the keys of their signed devices; nothing without holders.
pub(super) fn seal(renewed: &RecoveryKey, after: &Organisation) -> Result<Vec<PairWrap>, Why> {
    if after.holders.named.is_empty() {
        return Ok(Vec::new());
    }
    let statement = after.holders.statement.ok_or(Why::NotProven)?;
    let named = after.holders.named.iter();
    let holders = named.map(|holder| {
        let device = after.live_device(holder.device)?;
        Some(Holder {
            user: holder.user,
            device: holder.device,
            key: device.agreement,
        })
    });
    let holders: Option<Vec<_>> = holders.collect();
    renewed
        .seal_to_pairs(
            after.id,
            &statement,
            &holders.ok_or(Why::NotProven)?,
            &mut Browser,
        )
        .map_err(why)
}
