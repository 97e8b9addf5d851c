//! Recovery by the kit or by two holders: everything is opened, renewed and sealed again inside the vault.

use domain::organisation::{PairWrap, SignedStatement};
use domain::record::ClassSecretWrap;
use domain::{Bytes, DeviceId, OrgId, PublicKey, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use super::WrappedDevice;

/// What a recovery is made from.
#[derive(Serialize, Deserialize)]
pub(crate) struct Recover {
    pub(crate) org: OrgId,
    pub(crate) user: UserId,
    pub(crate) statements: Vec<SignedStatement>,
    pub(crate) secrets: Vec<ClassSecretWrap>,
    pub(crate) org_root: Bytes,
    /// What opens the recovery key.
    pub(crate) opener: Opener,
    pub(crate) passphrase: String,
    pub(crate) device_name: String,
    pub(crate) now: Timestamp,
    /// The device whose store lies in this profile, with its key sealed to recovery.
    pub(crate) store: Option<(DeviceId, Bytes)>,
}

/// What opens the recovery key.
#[derive(Serialize, Deserialize)]
pub(crate) enum Opener {
    /// Code A as it was typed, over the key as it was wrapped with it.
    Kit {
        /// The wrapped key.
        recovery: Bytes,
        /// The code.
        code_a: String,
    },
    /// What a pair of holders sealed to the one-time key of this vault.
    Pair(Bytes),
}

/// A recovery, to be sent once the new kit was printed.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Recovered {
    pub(crate) organisation: String,
    pub(crate) device: WrappedDevice,
    pub(crate) auth: Bytes,
    pub(crate) root: PublicKey,
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
