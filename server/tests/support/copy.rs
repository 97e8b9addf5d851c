//! Sealed copies as a reader's client leaves them; what is sealed is out of scope here.

use domain::record::{CopyField, CopyFront, CopyManifest, CopyPurpose, CopyRecipient, Table};
use domain::{Bytes, CopyId, FieldId, OrgId, Signature};
use sync::message::account::{CopyHanded, CopyOpen, CopyUpload};

use super::client::scripted;
use super::{Answer, App, Client, record};

/// The organisation of the tests.
pub(crate) const ORG: OrgId = OrgId::new(uuid::Uuid::from_bytes([
    9, 9, 9, 9, 9, 9, 0x49, 9, 0x89, 9, 9, 9, 9, 9, 9, 9,
]));

/// A copy about contact 7 with some of its fields.
pub(crate) fn copy(
    by: &Client<'_>,
    number: u8,
    (purpose, recipient): (CopyPurpose, CopyRecipient),
    names: &[&str],
) -> CopyUpload {
    let (id, subject) = record(7);
    let fields: Vec<CopyField> = names
        .iter()
        .map(|name| CopyField {
            table: Table::Contact,
            record: id,
            field: FieldId::new(*name),
        })
        .collect();
    let front = CopyFront {
        copy: CopyId::v4([number; 16]),
        purpose,
        recipient,
        expires: by.app.now().plus_millis(3_600_000),
        manifest: CopyManifest::of(fields.iter().cloned()).unwrap().hash(),
    };
    let upload = CopyUpload {
        sealed: Bytes([front.to_bytes(), b"sealed".to_vec()].concat()),
        subject,
        fields,
        contact: None,
        lockbox: None,
        device: by.device.id,
        signature: Signature([0; 64]),
    };
    signed(by, upload)
}

/// A copy of the person's own data.
pub(crate) fn for_person(by: &Client<'_>, number: u8) -> CopyUpload {
    let kind = (CopyPurpose::Access, CopyRecipient::Person);
    let upload = CopyUpload {
        contact: Some(record(7).0),
        ..copy(by, number, kind, &["bank_account"])
    };
    signed(by, upload)
}

/// Signs a copy anew.
pub(crate) fn signed(by: &Client<'_>, upload: CopyUpload) -> CopyUpload {
    CopyUpload {
        signature: by.device.sign(&upload.signed_bytes(ORG)),
        ..upload
    }
}

/// Leaves a copy.
pub(crate) async fn leave(by: &Client<'_>, upload: &CopyUpload) -> Answer {
    by.post("/api/sealed-copies", upload).await
}

/// Opens a copy as the person does, without a session.
pub(crate) async fn open_copy(app: &App, number: u8, code: &str) -> Answer {
    let body = CopyOpen {
        copy: CopyId::v4([number; 16]),
        code: code.to_owned(),
    };
    let path = "/api/sealed-copies/open";
    app.send(scripted(axum::http::Method::POST, path, "", &body))
        .await
}

/// Whether an answer brought the copy.
pub(crate) fn brought(answer: &Answer, upload: &CopyUpload) -> bool {
    answer.status.is_success() && answer.json::<CopyHanded>().sealed == upload.sealed
}
