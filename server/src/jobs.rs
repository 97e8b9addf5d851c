//! Work beside the requests: mail leaves, ended rows and destroyed keys go, changes of other
//! servers are noticed.

mod blobs;
mod heads;
mod mail;
mod pages;
mod rewrite;
mod sweep;
mod tree_head;

use crate::state::SharedState;

/// Starts all jobs; they end with the runtime.
pub(crate) fn start(state: &SharedState) {
    tokio::spawn(mail::run(state.clone()));
    tokio::spawn(sweep::run(state.clone()));
    tokio::spawn(blobs::run(state.clone()));
    tokio::spawn(rewrite::run(state.clone()));
    tokio::spawn(tree_head::run(state.clone()));
    tokio::spawn(pages::run(state.clone()));
    if state.config.shares_database() {
        tokio::spawn(heads::run(state.clone()));
    }
}
