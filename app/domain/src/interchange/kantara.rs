//! Kantara consent receipts 1.1: the rules are code, no schema is read.

mod country;
mod member;
mod read;
mod receipt;
mod write;

pub use country::is_country;
pub use read::{import, import_value};
pub use receipt::{ConsentReceipt, Controller, PostalAddress, Service, ServicePurpose};
pub use write::export;

/// The version of the format, as it is written in a receipt.
const VERSION: &str = "KI-CR-v1.1.0";

/// How every consent here is given: by an act, with nothing preselected.
const EXPLICIT: &str = "EXPLICIT";
