//! Chunks of sealed files in memory.

use std::collections::{BTreeMap, BTreeSet};

use domain::RecordId;

use crate::store::device::{Answer, Shelf};

type Place = (Shelf, RecordId, u32);

/// Sealed files with the marks of those on their way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Files {
    marks: BTreeMap<RecordId, Vec<u8>>,
    chunks: BTreeMap<Place, Vec<u8>>,
}

impl Files {
    pub(super) fn mark(&mut self, file: RecordId, mark: Vec<u8>) {
        self.marks.insert(file, mark);
    }

    pub(super) fn put(&mut self, place: Place, bytes: Vec<u8>) -> Answer {
        self.chunks.insert(place, bytes);
        Answer::Done
    }

    pub(super) fn get(&self, place: Place) -> Answer {
        Answer::Meta(self.chunks.get(&place).cloned())
    }

    pub(super) fn forget(&mut self, file: RecordId) -> Answer {
        self.marks.remove(&file);
        self.chunks.retain(|(_, of, _), _| *of != file);
        Answer::Done
    }

    pub(super) fn forget_fetched(&mut self, file: RecordId) {
        self.chunks
            .retain(|(shelf, of, _), _| *shelf != Shelf::Fetched || *of != file);
    }

    pub(super) fn tidy(&mut self) -> Answer {
        let marks = &self.marks;
        self.chunks
            .retain(|(shelf, of, _), _| *shelf == Shelf::Fetched || marks.contains_key(of));
        Answer::Done
    }

    pub(super) fn strip(&mut self) {
        self.chunks
            .retain(|(shelf, ..), _| *shelf != Shelf::Fetched);
    }

    pub(super) fn marks(&self) -> Vec<(RecordId, Vec<u8>)> {
        super::listed(&self.marks)
    }

    pub(super) fn fetched(&self) -> Vec<RecordId> {
        let fetched = self.chunks.keys();
        let fetched = fetched.filter(|(shelf, ..)| *shelf == Shelf::Fetched);
        let files: BTreeSet<RecordId> = fetched.map(|(_, file, _)| *file).collect();
        files.into_iter().collect()
    }
}
