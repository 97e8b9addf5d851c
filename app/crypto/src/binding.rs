//! Where a sealed value belongs; it opens nowhere else.

use domain::record::{Class, Table};
use domain::{DeviceId, FieldId, OpId, OrgId, RecordId, SubjectId};

/// The place and the write a sealed value is bound to.
///
/// Subject and class are those of the moment of writing, as stored beside the value. Epoch, data
/// key and nonce are chosen while sealing and stand in the envelope's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The organisation.
    pub org: OrgId,
    /// The record type.
    pub table: Table,
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: FieldId,
    /// The person; the record's own id where there is none.
    pub subject: SubjectId,
    /// The class whose key opens it.
    pub class: Class,
    /// Version of the plaintext's own layout.
    pub schema: u16,
    /// The operation that wrote it.
    pub op: OpId,
    /// The device that wrote it.
    pub writer: DeviceId,
}
