//! A device's own store in memory.

mod files;

use std::collections::BTreeMap;

use crate::store::StoreError;
use crate::store::device::{Answer, Batch, Opened, Request};
use files::Files;

/// A device's own store in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryDevice {
    meta: BTreeMap<String, Vec<u8>>,
    pages: BTreeMap<u32, Vec<u8>>,
    overlay: BTreeMap<u64, Vec<u8>>,
    outbox: BTreeMap<u64, Vec<u8>>,
    decisions: BTreeMap<u64, Vec<u8>>,
    files: Files,
    cursor: Option<Vec<u8>>,
}

impl MemoryDevice {
    /// Makes an empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers a request.
    ///
    /// # Errors
    /// Never; the signature is that of every adapter.
    pub fn execute(&mut self, request: Request) -> Result<Answer, StoreError> {
        Ok(match request {
            Request::Open => Answer::Opened(Box::new(self.open())),
            Request::Pages { from, most } => Answer::Pages(self.pages(from, most)),
            Request::GetMeta(key) => Answer::Meta(self.meta.get(&key).cloned()),
            Request::PutMeta(key, value) => {
                self.meta.insert(key, value);
                Answer::Done
            }
            Request::SaveOps(ops) => self.save(ops),
            Request::SaveFile { ops, file, mark } => {
                let saved = self.save(ops);
                if saved == Answer::Done {
                    self.files.mark(file, mark);
                }
                saved
            }
            Request::PutChunk(shelf, file, n, bytes) => self.files.put((shelf, file, n), bytes),
            Request::GetChunk(shelf, file, n) => self.files.get((shelf, file, n)),
            Request::DropFile(file) => self.files.forget(file),
            Request::Tidy => self.files.tidy(),
            Request::Commit(batch) => self.commit(batch),
            Request::Strip => {
                self.pages.clear();
                self.overlay.clear();
                self.files.strip();
                self.cursor = None;
                Answer::Done
            }
            Request::Wipe => {
                *self = Self::default();
                Answer::Done
            }
        })
    }

    fn open(&self) -> Opened {
        Opened {
            pages: self.pages.keys().copied().collect(),
            overlay: listed(&self.overlay),
            outbox: listed(&self.outbox),
            decisions: listed(&self.decisions),
            files: self.files.marks(),
            fetched: self.files.fetched(),
            cursor: self.cursor.clone(),
        }
    }

    fn pages(&self, from: u32, most: u32) -> Vec<(u32, Vec<u8>)> {
        let pages = self.pages.range(from..).zip(0..most);
        pages.map(|((n, page), _)| (*n, page.clone())).collect()
    }

    fn save(&mut self, ops: Vec<(u64, Vec<u8>)>) -> Answer {
        if ops.iter().any(|(n, _)| self.outbox.contains_key(n)) {
            return Answer::Taken;
        }
        self.outbox.extend(ops);
        Answer::Done
    }

    fn commit(&mut self, batch: Batch) -> Answer {
        self.pages.extend(batch.pages);
        if let Some(folded) = batch.overlay_folded {
            self.overlay.retain(|n, _| *n > folded);
        }
        self.overlay.extend(batch.overlay);
        for n in batch.ops_done {
            self.outbox.remove(&n);
            self.decisions.remove(&n);
        }
        for (n, decision) in batch.decisions {
            self.outbox.remove(&n);
            self.decisions.insert(n, decision);
        }
        for file in batch.files_gone {
            self.files.forget(file);
        }
        for file in batch.fetched_gone {
            self.files.forget_fetched(file);
        }
        if batch.cursor.is_some() {
            self.cursor = batch.cursor;
        }
        Answer::Done
    }
}

fn listed<K: Copy>(values: &BTreeMap<K, Vec<u8>>) -> Vec<(K, Vec<u8>)> {
    values
        .iter()
        .map(|(key, value)| (*key, value.clone()))
        .collect()
}
