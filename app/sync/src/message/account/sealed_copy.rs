//! Sealed copies on their way from who seals to who opens (security design, section 2).

use domain::record::{CopyField, CopyPurpose, CopyRecipient};
use domain::{
    Bytes, CopyId, DeviceId, Hash, LockboxId, OrgId, RecordId, Signature, SubjectId, Timestamp,
};
use serde::{Deserialize, Serialize};

const CONTEXT: &[u8] = b"souhlas/v1/copy-sig\0";

/// `POST /api/sealed-copies`: leaves a copy at the server until it is handed out once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyUpload {
    /// The copy, opaque to the server but for its front.
    pub sealed: Bytes,
    /// The person it is about.
    pub subject: SubjectId,
    /// The fields it holds, never their values.
    pub fields: Vec<CopyField>,
    /// The contact whose address gets the code, for a copy to the person.
    pub contact: Option<RecordId>,
    /// The lockbox it belongs to, for a copy to support.
    pub lockbox: Option<LockboxId>,
    /// The device that sealed it.
    pub device: DeviceId,
    /// Ed25519 by the device over [`CopyUpload::signed_bytes`].
    pub signature: Signature,
}

impl CopyUpload {
    /// The bytes the device signs; the fields are bound by the front of the copy.
    #[must_use]
    pub fn signed_bytes(&self, org: OrgId) -> Vec<u8> {
        let contact = self.contact.map_or([0; 16], |id| *id.as_bytes());
        let lockbox = self.lockbox.map_or([0; 16], |id| *id.as_bytes());
        [
            CONTEXT,
            org.as_bytes(),
            self.subject.as_bytes(),
            &contact,
            &lockbox,
            self.device.as_bytes(),
            Hash::of(self.sealed.as_slice()).as_slice(),
        ]
        .concat()
    }
}

/// `GET /api/sealed-copies` → the caller's copies; also those of a lockbox in its row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyRow {
    /// The copy.
    pub copy: CopyId,
    /// The person it is about.
    pub subject: SubjectId,
    /// What it is for.
    pub purpose: CopyPurpose,
    /// Who opens it.
    pub recipient: CopyRecipient,
    /// The fields it holds.
    pub fields: Vec<CopyField>,
    /// When it was left.
    pub made_at: Timestamp,
    /// Until when it is handed out.
    pub expires: Timestamp,
    /// When it was handed out, if it was; the server holds it no more then.
    pub handed_out: Option<Timestamp>,
}

/// `POST /api/sealed-copies/take` → [`CopyHanded`], once, for handing on to another controller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyName {
    /// The copy.
    pub copy: CopyId,
}

/// `POST /api/sealed-copies/delete`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyDelete {
    /// One copy, by its maker or a privacy officer.
    Copy(CopyId),
    /// All copies about a person, by a privacy officer.
    Subject(SubjectId),
}

/// `POST /api/sealed-copies/open` → [`CopyHanded`], once, for the person; no session is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyOpen {
    /// The copy, as the person's QR names it.
    pub copy: CopyId,
    /// The code that was sent to an independent contact point.
    pub code: String,
}

/// A copy as it is handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CopyHanded {
    /// The copy.
    pub sealed: Bytes,
}
