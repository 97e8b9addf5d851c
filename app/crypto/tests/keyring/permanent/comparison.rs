//! Comparison words: both ends find the same in every later version.

use crypto::words::{Comparison, ComparisonWords};

use super::making::Made;

impl Made {
    pub(super) fn words(&mut self) {
        for (name, comparison) in [
            ("words_invitation", Comparison::Invitation),
            ("words_lockbox", Comparison::Lockbox),
            ("words_recovery", Comparison::Recovery),
            ("words_new_device", Comparison::NewDevice),
        ] {
            let words: ComparisonWords = comparison.words(&[b"one part", b"another"]);
            self.0.insert(name.to_owned(), words.to_string());
        }
    }
}
