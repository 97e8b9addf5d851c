//! The data map: where data about a person lies, how it is found, and what becomes of it (PT-7).

mod extent;
mod field;
mod item;
mod record_type;
mod store;

pub use extent::Extent;
pub use field::{FieldMapping, clocks};
pub use item::Item;
pub use record_type::{DocumentKind, Mapping, ReachedBy, RecordType};
pub use store::Store;
