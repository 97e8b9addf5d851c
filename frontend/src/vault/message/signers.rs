//! The kit, or two holders, used to change who may sign: everything is opened, renewed and sealed again inside the
//! vault of the device that is open.

use domain::organisation::{PairWrap, SignedStatement, Signers};
use domain::record::ClassSecretWrap;
use domain::{Bytes, PublicKey, Timestamp};
use serde::{Deserialize, Serialize};

use super::Opener;

/// What a change is made from.
#[derive(Serialize, Deserialize)]
pub(crate) struct NameSigners {
    /// The pinned root.
    pub(crate) root: PublicKey,
    pub(crate) statements: Vec<SignedStatement>,
    pub(crate) secrets: Vec<ClassSecretWrap>,
    pub(crate) org_root: Bytes,
    /// What opens the recovery key.
    pub(crate) opener: Opener,
    pub(crate) signers: Signers,
    pub(crate) now: Timestamp,
}

/// A change, to be sent once the new kit was printed.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct NamedSigners {
    /// Name of the organisation.
    pub(crate) organisation: String,
    /// Those that follow the log that was served.
    pub(crate) statements: Vec<SignedStatement>,
    pub(crate) secrets: Vec<ClassSecretWrap>,
    pub(crate) older: Vec<ClassSecretWrap>,
    pub(crate) org_root: Bytes,
    pub(crate) recovery: Bytes,
    /// The new recovery key for each pair of holders.
    pub(crate) pairs: Vec<PairWrap>,
    pub(crate) backup_recipient: Bytes,
    pub(crate) code_a: String,
    pub(crate) code_b: String,
    pub(crate) check_word: String,
}
