//! The protocol from end to end on the memory stores: rules of admission one by one, and a
//! simulated world of devices, a server and a bad network, from a seed.
#![expect(clippy::unwrap_used, reason = "tests")]

mod admission;
mod attacks;
mod blobs;
mod client;
mod consents;
mod copy;
mod engine;
mod erased;
mod fixture;
mod log;
mod network;
mod numbers;
mod obligations;
mod oracle;
mod restored;
mod server;
mod simulation;
mod training;
mod views;
