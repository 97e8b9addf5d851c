//! Signature checks; nothing here signs and nothing here decrypts.
//!
//! Ed25519 is verified strictly everywhere: no small-order keys, no second form of a signature.

mod audit_file;
mod claim;
mod copy;
mod evidence;
mod lease;
mod lines;
mod log;
mod rewrap;
mod source;
mod tree_head;
mod trust;
mod write;

pub use audit_file::{
    AuditFault, AuditFileError, AuditFormat, AuditHeader, AuditReport, audit_line,
    verify_audit_file,
};
pub use claim::claim_fits;
pub use copy::{approval_fits, copy_fits, request_fits};
pub use evidence::{EvidenceError, Fault, KeyLine, Report, signer_of, verify_evidence};
pub use lease::lease_fits;
pub use log::{extend_log, read_log};
pub use rewrap::{rewrap_fits, word_fits};
pub use source::{Source, epoch_fits, saw_this_log, source_of};
pub use tree_head::{AuditTree, grew_from, holds_entry, tree_head_fits, tree_head_signed_by};
pub use trust::{Alert, Trust};
pub use write::{envelope_hashes, op_proof_fits, wrap_hashes, write_proof_fits};

use domain::privacy::SignedEvent;
use domain::{PublicKey, Signature};
use ed25519_dalek::VerifyingKey;

/// What a device signs consent events with.
pub const EVENT_CONTEXT: &str = "souhlas/v1/consent-sig";

/// What a signer of the organisation log signs statements with.
pub const STATEMENT_CONTEXT: &str = "souhlas/v1/statement-sig";

/// Verifies a signature over `context || 0x00 || message`.
#[must_use]
pub fn verify(key: &PublicKey, context: &str, message: &[u8], signature: &Signature) -> bool {
    verify_bytes(
        key,
        &[context.as_bytes(), &[0], message].concat(),
        signature,
    )
}

/// Verifies a signature over exactly these bytes.
#[must_use]
pub fn verify_bytes(key: &PublicKey, bytes: &[u8], signature: &Signature) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(&key.0) else {
        return false;
    };
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    key.verify_strict(bytes, &signature).is_ok()
}

/// Says whether an event's signature fits the key over the hash of its bytes (L-6).
#[must_use]
pub fn event_signature_fits(key: &PublicKey, event: &SignedEvent) -> bool {
    verify(
        key,
        EVENT_CONTEXT,
        event.event_hash().as_slice(),
        &event.signature,
    )
}

#[cfg(test)]
mod tests;
