//! Statements of the organisation log, `{v, org, n, prev, kind, body, signer}` in canonical JSON.

mod formats;
mod restore;
mod seal;

pub use formats::Formats;
pub use restore::{DatabaseEpoch, DatabaseHead, Restore};
pub use seal::{MAX_STATEMENT, SIGNATURE_CONTEXT, genesis, signing_bytes};

use serde::{Deserialize, Serialize};

use super::holder::Holder;
use crate::access::{Acknowledgement, Role, TrainingPolicy};
use crate::privacy::{Registry, TextVersion};
use crate::record::{Catalogue, Class};
use crate::{Bytes, DeviceId, Hash, InviteId, OrgId, PublicKey, Signature, Timestamp, UserId};

/// A statement as it is stored and sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedStatement {
    /// The canonical JSON of a [`Statement`].
    pub statement: Bytes,
    /// Ed25519 by the signer over `"souhlas/v1/statement-sig" || 0x00 || statement hash`.
    pub signature: Signature,
}

/// One signed statement. Unknown members are refused by comparing the canonical form of what
/// was read with the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Format version; see [`Formats`].
    pub v: u32,
    /// The organisation.
    pub org: OrgId,
    /// Place in the log, from 1.
    pub n: u64,
    /// Hash of the statement before, `H("souhlas/v1/statement-genesis", org)` for the first.
    pub prev: Hash,
    /// Who signs.
    pub signer: Signer,
    /// When, by the signer's clock.
    pub at: Timestamp,
    /// What is stated.
    #[serde(flatten)]
    pub content: StatementBody,
}

/// Who signs a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// The root key of the organisation.
    OrgRoot,
    /// A device enrolled before.
    Device(DeviceId),
}

/// What a statement says; each kind has the signers the security design names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    content = "body",
    rename_all = "snake_case",
    deny_unknown_fields
)]
pub enum StatementBody {
    /// The first statement: the organisation and its root key. Signed by itself.
    Root {
        /// Ed25519 public key of OrgRoot.
        key: PublicKey,
        /// Name of the organisation.
        name: String,
    },
    /// The users that may sign daily statements. By OrgRoot.
    Admins {
        /// Administrators.
        administrators: Vec<UserId>,
        /// Privacy officers.
        privacy_officers: Vec<UserId>,
    },
    /// The recovery key. By OrgRoot.
    Recovery {
        /// X25519 public key.
        key: PublicKey,
        /// Whose pairs hold it beside the kit; nobody, or three to eight.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        holders: Vec<Holder>,
    },
    /// A member of staff and their roles. By an administrator.
    User {
        /// The user.
        user: UserId,
        /// Their name, shown to colleagues.
        name: String,
        /// Their roles; none means they left.
        roles: Vec<Role>,
        /// The invitation it completes, if it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        invite: Option<InviteId>,
    },
    /// A device of a user. By an administrator, or by another device of the same user.
    Device {
        /// The device.
        device: DeviceId,
        /// Its user.
        user: UserId,
        /// Ed25519 public key.
        signing: PublicKey,
        /// X25519 public key.
        agreement: PublicKey,
        /// Name shown in lists, such as "Chromium on Linux".
        name: String,
        /// Four characters of receipt numbers.
        code: String,
    },
    /// A device that is trusted no more. By an administrator.
    Revoke {
        /// The device.
        device: DeviceId,
    },
    /// The secret of a class in an epoch: its intake key and its readers. By an administrator.
    ClassEpoch {
        /// The class.
        class: Class,
        /// The epoch, from 1.
        epoch: u32,
        /// X25519 public key of ClassIntake.
        intake: PublicKey,
        /// The users whose devices receive the secret.
        readers: Vec<UserId>,
    },
    /// The server's public keys. By an administrator.
    ServerKeys {
        /// Ed25519: portal and system events.
        witness: PublicKey,
        /// Ed25519: leases.
        lease: PublicKey,
        /// Ed25519: tree heads.
        tree_head: PublicKey,
        /// X25519: `/sync/deliver`.
        intake: PublicKey,
    },
    /// The field catalogue. By a privacy officer.
    Catalogue(Catalogue),
    /// The purpose registry. By a privacy officer.
    Purposes(Registry),
    /// A text version. By a privacy officer.
    Text(TextVersion),
    /// What users have to know. By a privacy officer.
    Policy(TrainingPolicy),
    /// The signer's own policy and training. By a device of the user.
    Acknowledged(Acknowledgement),
    /// The oldest formats that count from here on. By OrgRoot.
    MinFormat(Formats),
    /// A database that goes on in place of another. By two administrators, where there are two.
    Restore(Restore),
    /// The second signature of a statement that waits for one. By another administrator.
    Countersigned {
        /// Hash of the statement that waits.
        statement: Hash,
    },
}
