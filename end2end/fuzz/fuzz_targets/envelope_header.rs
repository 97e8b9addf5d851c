//! Bytes that claim to be an envelope: who opens envelopes and who only carries them read the same
//! epoch in its header, or none.
#![no_main]

use crypto::envelope::v1::Header;
use domain::record::{Class, SealedValue, WriteProof};
use domain::{Bytes, DeviceId, Hash, OpId, Signature, SubjectId};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let carried = SealedValue {
        class: Class::Notes,
        subject: SubjectId::v4([0; 16]),
        envelope: Bytes(bytes.to_vec()),
        proof: Box::new(WriteProof {
            device: DeviceId::v4([0; 16]),
            op: OpId::v4([0; 16]),
            base_version: 0,
            catalogue_version: 0,
            log_n: 0,
            log_hash: Hash([0; 32]),
            release: None,
            envelopes: Vec::new(),
            wraps: Vec::new(),
            signature: Signature([0; 64]),
        }),
    };
    let header = Header::read(bytes).ok();
    assert_eq!(header.map(|header| header.epoch), carried.epoch());
});
