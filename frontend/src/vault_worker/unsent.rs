//! Handing over what another device of the user left: opened with its own keys, signed with them, and
//! never kept here.

use crypto::{DeviceKeys, Keyring};
use sync::message::deliver::Delivery;
use sync::message::v1::Op;

use super::cabinet::{Open, why};
use super::signing;
use crate::account::end::batches;
use crate::replica::item::{SavedOp, label};
use crate::vault::message::{Signing, Unsent, Why};

/// Signs deliveries with the keys of the device that left the operations.
pub(crate) fn deliver(
    open: &Open,
    keys: DeviceKeys,
    unsent: &Unsent,
) -> Result<Vec<Delivery>, Why> {
    let of = &unsent.keys;
    if (of.org, of.user) != (open.org, open.user) {
        return Err(Why::NotProven);
    }
    let keyring = Keyring::new(of.org, of.user, of.device, keys);
    let ops = opened(&keyring, unsent)?;
    let sign = |ops: Vec<Op>| {
        let hash = Delivery::signed_hash(of.device, &ops);
        let signature = signing::sign(&keyring, &[Signing::Delivery(hash)]).pop();
        Ok(Delivery {
            device: of.device,
            ops,
            signature: signature.ok_or(Why::NotProven)?,
        })
    };
    batches(ops).into_iter().map(sign).collect()
}

fn opened(keyring: &Keyring, unsent: &Unsent) -> Result<Vec<Op>, Why> {
    let mut ops = Vec::new();
    for (n, sealed) in &unsent.ops {
        let bytes = keyring.open_local(&label::outbox(*n), sealed.as_slice());
        let saved = SavedOp::read(&bytes.map_err(why)?);
        let saved = saved.filter(|saved| saved.op.n == *n);
        ops.push(saved.ok_or(Why::NotProven)?.op);
    }
    ops.sort_by_key(|op| op.n);
    Ok(ops)
}
