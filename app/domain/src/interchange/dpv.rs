//! ISO/IEC TS 27560 consent records and receipts as DPV JSON-LD.

mod context;
mod course;
mod graph;
mod read;
mod record;
mod request;
mod word;
mod write;

pub use course::Course;
pub use read::{import, import_value};
pub use record::{
    ConsentReceipt, ConsentRecord, Controller, Indicated, Notice, Objected, Purposes,
};
pub use write::{receipt, record};

/// The profile of a record.
const RECORD_PROFILE: &str = "dpv-27560:record-eu-gdpr";

/// The profile of a receipt.
const RECEIPT_PROFILE: &str = "dpv-27560:receipt-eu-gdpr";
