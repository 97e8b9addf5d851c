//! The organisation log: what a client trusts beyond its own device (security design, section 4).

pub mod state;
pub mod statement;

pub use state::{Device, LogError, Organisation, Unlawful, User};
pub use statement::{SignedStatement, Signer, Statement, StatementBody};
