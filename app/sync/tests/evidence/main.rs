//! The evidence file of consent ledgers: a good one holds, and nothing else does.
#![expect(clippy::unwrap_used, reason = "tests")]

mod book;
mod damage;
mod header;
mod random;
mod signer;
mod states;
mod tampering;
