//! Consent and rights: purposes, texts, the ledger, the gate, receipts.

pub mod acceptance;
pub mod age;
pub mod basis;
pub mod breach;
pub mod capture;
pub mod cases;
pub mod configuration;
pub mod data_map;
pub mod deadline;
pub mod erasure;
pub mod event;
pub mod evidence_file;
pub mod fold;
pub mod four_eyes;
pub mod gate;
pub mod hold;
pub mod independence;
pub mod ledger;
pub mod person;
pub mod proof;
pub mod purpose;
pub mod receipt;
pub mod report;
pub mod request;
pub mod restriction;
pub mod retention;
pub mod suppression;
pub mod text;

pub use event::{Body, Channel, ChannelOrAll, PurposeOrAll, SignedEvent};
pub use fold::{KeyState, LedgerEvent, State, fold};
pub use gate::{ContactFacts, Decision, Reason, may_contact};
pub use ledger::{Entry, Stamp};
pub use person::Person;
pub use purpose::{Purpose, Registry};
pub use text::TextVersion;
