//! The organisation log: what a client trusts beyond its own device (security design, section 4).

mod holder;
pub mod state;
pub mod statement;

pub use holder::{FEWEST_HOLDERS, Holder, MOST_HOLDERS, PairWrap, pairs};
pub use state::{
    Device, ExposedClass, Exposure, Holders, KeepsReading, LogError, Newcomer, NextEpoch,
    Organisation, OwnReading, PendingGrant, Service, Signers, SignersFault, Unlawful, Unrolled,
    User, Waiting,
};
pub use statement::{
    DatabaseEpoch, DatabaseHead, Formats, Restore, SignedStatement, Signer, Statement,
    StatementBody,
};
