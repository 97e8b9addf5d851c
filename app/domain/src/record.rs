//! Records: what is stored, in which class, and what a row looks like.

pub mod catalogue;
pub mod class;
pub mod copy;
pub mod field_map;
pub mod late;
pub mod rewrap;
pub mod row;
pub mod sealed;
pub mod wrap;

pub use catalogue::{Catalogue, FieldEntry, FieldPurpose, Label, Need};
pub use class::Class;
pub use copy::{CopyField, CopyFront, CopyManifest, CopyPurpose, CopyRecipient};
pub use field_map::FieldMap;
pub use late::LateValue;
pub use rewrap::{ReWrap, WrapConfirmation};
pub use row::{Base, Plain, Row, Table};
pub use sealed::{FILE_SCHEMA, SealedValue, WriteProof};
pub use wrap::{ClassSecretWrap, DekWrap, WrapForm};
