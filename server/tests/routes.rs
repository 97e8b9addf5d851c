//! Mirrors the router.

mod account;
mod admin;
mod device_claim;
mod every_route;
mod foreign_origin;
mod headers;
mod invite;
mod ledger;
mod limits;
mod link;
mod log;
mod pages;
mod passphrase;
mod portal;
mod pull;
mod revoke;
mod sales;
mod session;
mod sessions;
mod set_up;
mod sync;
mod ws;
