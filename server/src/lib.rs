#![doc = include_str!("../README.md")]
#![recursion_limit = "256"]

pub mod access;
mod auth;
mod blobs;
pub mod boot;
pub mod clock;
pub mod command;
pub mod config;
mod control;
mod copies;
mod devices;
pub mod erasure;
pub mod error;
mod http;
mod jobs;
mod lease;
mod ledger;
mod lockbox;
mod mail;
mod random;
pub mod ready_pages;
pub mod release;
mod review;
pub mod router;
pub mod serve;
pub mod state;
mod sync_driver;
pub mod telemetry;
pub mod tls;
mod tree_head;

pub use auth::secrets::{Secrets, SecretsError};
