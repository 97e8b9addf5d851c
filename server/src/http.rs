//! The routes: each file answers the paths of its name.

pub(crate) mod account;
pub(crate) mod admin;
pub(crate) mod body;
pub(crate) mod browser;
pub(crate) mod cross_site;
pub(crate) mod csp_report;
pub(crate) mod device_claim;
pub(crate) mod headers;
pub(crate) mod invite;
pub(crate) mod language;
pub(crate) mod ledger;
pub(crate) mod limits;
pub(crate) mod log;
pub(crate) mod pages;
pub(crate) mod passphrase;
pub(crate) mod patience;
pub(crate) mod peer;
pub(crate) mod portal;
pub(crate) mod recovery;
pub(crate) mod sales;
pub(crate) mod sessions;
pub(crate) mod set_up;
pub(crate) mod site;
pub(crate) mod sync;
pub(crate) mod trace;
pub(crate) mod ws;
