//! The organisation log: what a client trusts beyond its own device (security design, section 4).

pub mod state;
pub mod statement;

pub use state::{
    Device, ExposedClass, Exposure, LogError, Newcomer, NextEpoch, Organisation, PendingGrant,
    Service, Signers, SignersFault, Unlawful, Unrolled, User, Waiting,
};
pub use statement::{
    DatabaseEpoch, DatabaseHead, Formats, Restore, SignedStatement, Signer, Statement,
    StatementBody,
};
