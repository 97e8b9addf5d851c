//! What support asks for and what a reader allows, each signed by the device of who says it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::access::Reason;
use crate::canonical::{in_context, tagged_hash, to_bytes};
use crate::record::Class;
use crate::{DeviceId, Hash, LockboxId, OrgId, PublicKey, Signature, SubjectId, Timestamp, UserId};

/// What a device signs requests and approvals with.
const CONTEXT: &str = "souhlas/v1/lockbox-sig";
const REQUEST: &str = "souhlas/v1/lockbox-request";
const APPROVAL: &str = "souhlas/v1/lockbox-approval";

/// A request of support to see sealed values of listed persons (Y-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockboxRequest {
    /// Its id.
    pub id: LockboxId,
    /// Who asks.
    pub by: UserId,
    /// The device it was made on.
    pub device: DeviceId,
    /// Why.
    pub reason: Reason,
    /// The case at the vendor's help desk.
    pub ticket: String,
    /// The classes.
    pub classes: BTreeSet<Class>,
    /// The persons, listed.
    pub subjects: BTreeSet<SubjectId>,
    /// How long it is to stand open.
    pub minutes: u32,
    /// X25519: the one-time key that copies are sealed to, compared by ten words.
    pub key: PublicKey,
    /// When it was made.
    pub at: Timestamp,
}

/// A request with the signature of the device it was made on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedLockboxRequest {
    /// The request.
    pub request: LockboxRequest,
    /// Ed25519 over [`LockboxRequest::signed_bytes`].
    pub signature: Signature,
}

/// The yes of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockboxApproval {
    /// Hash of the request, so that nothing of it can change behind the yes.
    pub request: Hash,
    /// Who approves.
    pub by: UserId,
    /// The device it was made on.
    pub device: DeviceId,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

/// An approval with the signature of the device it was made on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedLockboxApproval {
    /// The approval.
    pub approval: LockboxApproval,
    /// Ed25519 over [`LockboxApproval::signed_bytes`].
    pub signature: Signature,
}

impl LockboxRequest {
    /// Gives the hash that an approval names; none when a text in it has no canonical form.
    #[must_use]
    pub fn hash(&self, org: OrgId) -> Option<Hash> {
        hash(REQUEST, org, self)
    }

    /// Gives the bytes that the device signs; none when a text in it has no canonical form.
    #[must_use]
    pub fn signed_bytes(&self, org: OrgId) -> Option<Vec<u8>> {
        self.hash(org)
            .map(|hash| in_context(CONTEXT, hash.as_slice()))
    }
}

impl LockboxApproval {
    /// Gives the bytes that the device signs; none for times beyond what JSON keeps exactly.
    #[must_use]
    pub fn signed_bytes(&self, org: OrgId) -> Option<Vec<u8>> {
        hash(APPROVAL, org, self).map(|hash| in_context(CONTEXT, hash.as_slice()))
    }
}

fn hash<T: Serialize>(tag: &str, org: OrgId, said: &T) -> Option<Hash> {
    let bytes = to_bytes(said).ok()?;
    Some(tagged_hash(
        tag,
        &[org.as_bytes().as_slice(), &bytes].concat(),
    ))
}
