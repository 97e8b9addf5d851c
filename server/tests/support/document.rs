//! Documents with a sealed file as a device pushes them; the file's bytes are any.

use domain::record::{Class, FILE_SCHEMA, Table};
use domain::{RecordId, SubjectId};
use sync::message::v1::{Op, Outcome};

use super::contact::push;
use super::note::{Part, part_op};
use super::{Answer, Client, Founding};

/// The operation that makes a document of a contact, with the key of a file.
pub(crate) fn document_op(
    founding: &Founding<'_>,
    client: &Client<'_>,
    place: (u64, u8),
    contact: (RecordId, SubjectId),
) -> Op {
    let part = Part {
        table: Table::Document,
        field: "file",
        class: Class::Identity,
        schema: FILE_SCHEMA,
    };
    part_op(founding, client, place, (contact, part))
}

/// Makes a document of a contact and gives its record.
pub(crate) async fn new_document(
    founding: &Founding<'_>,
    client: &Client<'_>,
    place: (u64, u8),
    contact: (RecordId, SubjectId),
) -> RecordId {
    let outcomes = push(client, vec![document_op(founding, client, place, contact)]).await;
    assert!(
        matches!(outcomes[..], [Outcome::Applied { .. }]),
        "{outcomes:?}"
    );
    RecordId::v7(client.app.now(), [place.1; 10])
}

/// Brings a chunk of a file of that length.
pub(crate) async fn bring(
    client: &Client<'_>,
    document: RecordId,
    (n, length): (u32, usize),
    bytes: &[u8],
) -> Answer {
    let path = format!("/sync/blob/{document}/{n}?length={length}");
    client.put(&path, bytes.to_vec()).await
}
