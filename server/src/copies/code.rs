//! The code that goes to the person's own contact point: eight digits, stored as a keyed hash.

use domain::{Bytes, CopyId};
use subtle::ConstantTimeEq;

use crate::auth::secrets::Secrets;
use crate::random;

const CODES: u64 = 100_000_000;

/// Makes a code.
pub(super) fn make() -> String {
    format!("{:08}", random::below(CODES))
}

/// What is stored of a code.
pub(super) fn hash(secrets: &Secrets, copy: CopyId, code: &str) -> Bytes {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let parts = [copy.as_bytes().as_slice(), digits.as_bytes()];
    Bytes(secrets.peppered("souhlas/v1/copy-code", &parts).to_vec())
}

/// Whether a typed code is the one that was sent.
pub(super) fn fits(secrets: &Secrets, copy: CopyId, stored: &Bytes, typed: &str) -> bool {
    let shown = hash(secrets, copy, typed);
    stored.as_slice().ct_eq(shown.as_slice()).into()
}
