//! How far the changes were looked at, and when they are looked at again.

use std::collections::BTreeSet;

use domain::record::DekWrap;
use domain::{Hash, Timestamp};

/// After a walk that found something: another reader's word may be there.
const SOON_MS: i64 = 10 * 60 * 1000;
/// After a walk that found nothing under the same log.
const LATER_MS: i64 = 6 * 60 * 60 * 1000;

/// A walk through all changes, from the first one.
#[derive(Default)]
pub(super) struct Walk {
    since: u64,
    did: usize,
    head: Option<(u64, Hash)>,
    again: Option<Timestamp>,
    left: BTreeSet<Hash>,
}

impl Walk {
    /// The change that was looked at last.
    pub(super) const fn since(&self) -> u64 {
        self.since
    }

    /// Says whether there is a page to look at; another log starts anew at once, since an epoch
    /// may have been rolled.
    pub(super) fn is_due(&mut self, head: (u64, Hash), now: Timestamp) -> bool {
        if self.head != Some(head) {
            *self = Self {
                head: Some(head),
                ..Self::default()
            };
        }
        self.again.is_none_or(|again| now >= again)
    }

    /// Notes a page; the last one ends the walk.
    pub(super) fn went(&mut self, cursor: u64, newest: u64, did: usize, now: Timestamp) {
        self.did += did;
        if cursor < newest && cursor > self.since {
            (self.since, self.again) = (cursor, None);
            return;
        }
        let pause = if self.did > 0 { SOON_MS } else { LATER_MS };
        (self.since, self.did) = (0, 0);
        self.again = Some(now.plus_millis(pause));
    }

    /// Says whether a wrap is tried: one that did not open here is not, under the same log.
    pub(super) fn tries(&self, wrap: &DekWrap) -> bool {
        !self.left.contains(&Hash::of(wrap.wrap.as_slice()))
    }

    /// Leaves a wrap that did not open.
    pub(super) fn leave(&mut self, wrap: &DekWrap) {
        self.left.insert(Hash::of(wrap.wrap.as_slice()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    const HEAD: (u64, Hash) = (4, Hash([1; 32]));
    const NOW: Timestamp = Timestamp::from_millis(1_000);

    #[wasm_bindgen_test]
    fn a_walk_goes_page_by_page_and_rests_at_its_end() {
        let mut walk = Walk::default();
        assert!(walk.is_due(HEAD, NOW));
        walk.went(200, 300, 0, NOW);
        assert!(walk.is_due(HEAD, NOW) && walk.since() == 200);
        walk.went(300, 300, 0, NOW);
        assert!(!walk.is_due(HEAD, NOW.plus_millis(SOON_MS)));
        assert!(walk.is_due(HEAD, NOW.plus_millis(LATER_MS)) && walk.since() == 0);
    }

    #[wasm_bindgen_test]
    fn who_did_something_looks_again_soon_and_a_new_log_is_looked_at_once() {
        let mut walk = Walk::default();
        assert!(walk.is_due(HEAD, NOW));
        walk.went(300, 300, 2, NOW);
        assert!(walk.is_due(HEAD, NOW.plus_millis(SOON_MS)));
        walk.went(300, 300, 0, NOW);
        assert!(!walk.is_due(HEAD, NOW));
        assert!(walk.is_due((5, Hash([2; 32])), NOW));
    }
}
