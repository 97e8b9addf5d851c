//! The release that this tab runs: the hash of the list that came with its files.
//!
//! The service worker answers with the list of the set whose files the tab got, and it compared
//! the set with the list; without one the list is the server's of this moment. It says which
//! release runs where nobody changed the code. Changed code can say anything.

use std::cell::Cell;

use app::replica::Replica;
use domain::Hash;
use domain::release::Release;
use leptos::prelude::Set;

use crate::transport;

const LIST: &str = "/release.txt";

/// Name and version of the application.
const APP: &str = concat!("souhlas/", env!("CARGO_PKG_VERSION"));

thread_local! {
    static RUNNING: Cell<Option<Hash>> = const { Cell::new(None) };
}

/// Reads which release runs; once a tab, for a tab keeps its files until it is loaded anew.
pub(crate) async fn learn(replica: Replica) {
    let Ok(text) = transport::text(LIST).await else {
        return;
    };
    if let Ok(list) = Release::read(&text) {
        let hash = list.hash();
        RUNNING.set(Some(hash));
        replica.release.set(Some(hash));
    }
}

/// The release that writes are signed with; none before its list was read.
pub(crate) fn running() -> Option<Hash> {
    RUNNING.get()
}

/// Name, version and release of the application, for events.
pub(crate) fn app() -> String {
    named(running())
}

fn named(release: Option<Hash>) -> String {
    release.map_or_else(|| APP.to_owned(), |hash| format!("{APP}+{}", hash.to_hex()))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn events_name_version_and_release_in_at_most_a_hundred_characters() {
        let hash = Hash([0xab; 32]);
        let name = named(Some(hash));
        assert!(name.starts_with("souhlas/") && name.ends_with(&"ab".repeat(32)));
        assert!(name.len() <= 100, "{name}");
        assert_eq!(named(None), APP);
    }
}
