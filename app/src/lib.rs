#![recursion_limit = "512"]
#![doc = include_str!("../README.md")]

#[cfg(all(feature = "ssr", feature = "csr"))]
compile_error!("`ssr` is for the host, `csr` for the browser: never both in one build");

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub mod act;
pub mod asked;
pub mod consent;
pub mod consents;
pub mod contacts;
pub mod document;
pub mod doubt;
#[cfg(test)]
mod fixture;
pub mod frame;
pub mod holders;
pub mod log_read;
pub mod mail;
pub mod offer;
pub mod outbox_copy;
pub mod people;
pub mod refusal;
pub mod release;
pub mod replica;
pub mod root;
pub mod routes;
pub mod session;
pub mod stated;
pub mod ui;
pub mod views;
pub mod who_signs;

pub use document::{PLACE, shell, static_shell};
pub use i18n::Locale;
pub use root::{App, root};
