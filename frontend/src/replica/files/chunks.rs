//! The bytes of a sealed file as chunks of the wire, on a shelf of the local store.

use std::rc::Rc;

use app::replica::Refusal;
use domain::RecordId;
use indexeddb_store::IndexedDb;
use sync::blob::CHUNK;
use sync::store::device::{Answer, Request, Shelf};

use crate::profile;

const WHOLE: usize = CHUNK as usize;

/// Cuts what is written into outgoing chunks.
pub(super) struct Writer {
    store: Rc<IndexedDb>,
    record: RecordId,
    next: u32,
    length: u64,
    buffer: Vec<u8>,
}

impl Writer {
    /// Nothing is written yet.
    pub(super) fn new(store: Rc<IndexedDb>, record: RecordId) -> Self {
        Self {
            store,
            record,
            next: 0,
            length: 0,
            buffer: Vec::with_capacity(2 * WHOLE),
        }
    }

    /// Goes on with these bytes; whole chunks are durable when this succeeded.
    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        self.buffer.extend_from_slice(bytes);
        while self.buffer.len() >= WHOLE {
            let rest = self.buffer.split_off(WHOLE);
            self.put(rest).await?;
        }
        Ok(())
    }

    /// Writes what is left and gives the length of everything.
    pub(super) async fn finish(mut self) -> Result<u64, Refusal> {
        if !self.buffer.is_empty() {
            self.put(Vec::new()).await?;
        }
        Ok(self.length)
    }

    async fn put(&mut self, rest: Vec<u8>) -> Result<(), Refusal> {
        let chunk = core::mem::replace(&mut self.buffer, rest);
        self.length += chunk.len() as u64;
        let request = Request::PutChunk(Shelf::Outgoing, self.record, self.next, chunk);
        self.next += 1;
        let stored = self.store.execute(request).await;
        stored.map(drop).map_err(|error| profile::refusal(&error))
    }
}

/// Reads a chunk from a shelf; none where it is not there.
pub(crate) async fn chunk(
    store: &IndexedDb,
    (shelf, record, n): (Shelf, RecordId, u32),
) -> Result<Option<Vec<u8>>, Refusal> {
    match store.execute(Request::GetChunk(shelf, record, n)).await {
        Ok(Answer::Meta(bytes)) => Ok(bytes),
        Ok(Answer::Opened(_) | Answer::Pages(_) | Answer::Done | Answer::Taken) => {
            Err(Refusal::StorageFailed)
        }
        Err(error) => Err(profile::refusal(&error)),
    }
}
