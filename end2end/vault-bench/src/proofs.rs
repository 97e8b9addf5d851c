//! Write proofs of a page of sealed values, checked as a reader does before it opens one.

use crypto::DeviceKeys;
use domain::record::{Class, SealedValue, WriteProof};
use domain::{Hash, OpId, PublicKey, RecordId, Signature, SubjectId};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::entropy::Counted;
use crate::{Vault, device, org};

/// Sealed values with the proof of each write.
#[wasm_bindgen]
pub struct Proofs {
    key: PublicKey,
    values: Vec<(RecordId, SealedValue)>,
}

#[wasm_bindgen]
impl Proofs {
    /// Makes the values of a page, one write each.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(count: u32) -> Self {
        let keys = DeviceKeys::make(&mut Counted::default());
        let signer = Vault::with(keys);
        let values = (0..count).map(|number| signed(&signer, number)).collect();
        Self {
            key: signer.public,
            values,
        }
    }

    /// Checks that many from a place on; gives how many were proven.
    #[must_use]
    pub fn check(&self, start: usize, count: usize) -> usize {
        let page = self.values.iter().skip(start).take(count);
        page.filter(|(record, value)| self.fits(*record, value))
            .count()
    }
}

impl Proofs {
    fn fits(&self, record: RecordId, value: &SealedValue) -> bool {
        let (hash, proof) = (Hash::of(value.envelope.as_slice()), &value.proof);
        let message = proof.signed_bytes(org(), record);
        proof.envelopes.contains(&hash)
            && crypto::verify_bytes(&self.key, &message, &proof.signature).is_ok()
    }
}

fn signed(signer: &Vault, number: u32) -> (RecordId, SealedValue) {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    let (record, envelope) = (RecordId::v4(id), vec![7; 172]);
    let mut proof = Box::new(WriteProof {
        device: device(),
        op: OpId::v4(id),
        base_version: 1,
        catalogue_version: 1,
        log_n: 20,
        log_hash: Hash([4; 32]),
        release: None,
        envelopes: vec![Hash::of(&envelope)],
        wraps: Vec::new(),
        signature: Signature([0; 64]),
    });
    proof.signature = signer
        .keyring
        .sign_bytes(&proof.signed_bytes(org(), record));
    let value = SealedValue {
        class: Class::Notes,
        subject: SubjectId::v4(id),
        envelope: envelope.into(),
        proof,
    };
    (record, value)
}
