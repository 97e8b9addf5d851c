//! Who wrote a sealed value: checked by the server for a whole operation, by readers for a value.

use domain::organisation::Organisation;
use domain::record::{DekWrap, SealedValue, WriteProof};
use domain::{Hash, OpId, RecordId};

use super::verify_bytes;
use crate::message::v1::Put;

/// Gives the hashes of a write's envelopes, in field order, as its proof names them.
#[must_use]
pub fn envelope_hashes(put: &Put) -> Vec<Hash> {
    put.sealed
        .values()
        .map(|value| Hash::of(value.envelope.as_slice()))
        .collect()
}

/// Gives the hashes of new wraps, in their order, as the proof names them.
#[must_use]
pub fn wrap_hashes(wraps: &[DekWrap]) -> Vec<Hash> {
    wraps
        .iter()
        .map(|wrap| Hash::of(wrap.wrap.as_slice()))
        .collect()
}

/// Says whether every sealed value of a write carries the proof of exactly this write.
#[must_use]
pub fn op_proof_fits(organisation: &Organisation, op: OpId, put: &Put) -> bool {
    let Some(proof) = put.sealed.values().next().map(|value| &value.proof) else {
        return put.wraps.is_empty();
    };
    proof.op == op
        && proof.base_version == put.base_version()
        && proof.envelopes == envelope_hashes(put)
        && proof.wraps == wrap_hashes(&put.wraps)
        && put.sealed.values().all(|value| value.proof == *proof)
        && signature_fits(organisation, put.record, proof)
}

/// Says whether a stored sealed value was written by a device of the log, for this record.
///
/// The writer's right at that time is a matter of the roles; see [`Organisation::may_seal`].
#[must_use]
pub fn write_proof_fits(
    organisation: &Organisation,
    record: RecordId,
    value: &SealedValue,
) -> bool {
    let hash = Hash::of(value.envelope.as_slice());
    value.proof.envelopes.contains(&hash) && signature_fits(organisation, record, &value.proof)
}

fn signature_fits(organisation: &Organisation, record: RecordId, proof: &WriteProof) -> bool {
    organisation
        .devices
        .get(&proof.device)
        .is_some_and(|device| {
            let message = proof.signed_bytes(organisation.id, record);
            verify_bytes(&device.signing, &message, &proof.signature)
        })
}
