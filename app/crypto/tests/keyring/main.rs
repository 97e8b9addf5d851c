//! The door of the crate as a client uses it, honestly and not.

#![expect(clippy::unwrap_used, reason = "tests")]

mod attacks;
#[path = "../browser/attribute.rs"]
mod browser;
mod capture;
mod classes;
mod copies;
mod device;
mod files;
mod forgotten_passphrase;
mod helped;
mod local;
mod pairs;
mod permanent;
mod recovery;
mod support;
mod values;
