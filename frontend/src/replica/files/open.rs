//! Opening: from this device where the file lies here, otherwise from the server, chunk by chunk;
//! what was opened is given only when all of it is what its writer signed.

use std::rc::Rc;

use app::replica::{ClearFile, Refusal};
use crypto::attachment::HEADER;
use domain::RecordId;
use domain::violation::Code;
use indexeddb_store::IndexedDb;
use sync::message::account::BlobState;
use sync::store::device::{Batch, Request, Shelf};

use super::chunk;
use crate::desk::Desk;
use crate::replica::dispatch::{refused, row};
use crate::replica::reading;
use crate::sync_driver::session;
use crate::transport;

/// Opens the file of a document.
pub(crate) async fn open(desk: &Rc<Desk>, document: RecordId) -> Result<ClearFile, Refusal> {
    let _one = desk.filing.lock().await;
    let mut reader = Reader::of(desk, document)?;
    let opened = opened(desk, document, &mut reader).await;
    if opened == Err(Refusal::NotProven) && reader.shelf == Shelf::Fetched {
        // Fetched anew the next time: the bytes that lie here may be the ones that are wrong.
        forget_fetched(desk, document).await?;
    }
    opened
}

async fn opened(
    desk: &Rc<Desk>,
    document: RecordId,
    reader: &mut Reader,
) -> Result<ClearFile, Refusal> {
    let opening = desk.with(|open| {
        let key = row(open, document)?.file_key();
        let field = key.map(|(field, _)| field.clone());
        reading::opening(open, document, field.ok_or(refused(Code::NotFound))?)
    })??;
    let header = reader.take(HEADER).await?;
    let (said, mut next) = desk.vault.open_file(opening, &header).await?;
    let mut content = Vec::new();
    while let Some(wanted) = next {
        let sealed = reader.take(wanted as usize).await?;
        let (opened, then) = desk.vault.open_next(&sealed).await?;
        content.extend(opened);
        next = then;
    }
    desk.vault.prove_file().await?;
    Ok(ClearFile {
        name: said.name,
        media_type: said.media_type,
        content,
    })
}

/// Reads the bytes of a sealed file, chunk after chunk.
struct Reader {
    desk: Rc<Desk>,
    store: Rc<IndexedDb>,
    shelf: Shelf,
    document: RecordId,
    next: u32,
    buffer: Vec<u8>,
}

impl Reader {
    fn of(desk: &Rc<Desk>, document: RecordId) -> Result<Self, Refusal> {
        desk.with(|open| Self {
            desk: Rc::clone(desk),
            store: Rc::clone(&open.store),
            shelf: match open.files.mark(document) {
                Some(_) => Shelf::Outgoing,
                None => Shelf::Fetched,
            },
            document,
            next: 0,
            buffer: Vec::new(),
        })
    }

    /// Gives the next bytes; a file that ends before them is not the one that was signed.
    async fn take(&mut self, wanted: usize) -> Result<Vec<u8>, Refusal> {
        while self.buffer.len() < wanted {
            let chunk = self.chunk().await?;
            if chunk.is_empty() {
                return Err(Refusal::NotProven);
            }
            self.buffer.extend(chunk);
            self.next += 1;
        }
        let rest = self.buffer.split_off(wanted);
        Ok(core::mem::replace(&mut self.buffer, rest))
    }

    async fn chunk(&self) -> Result<Vec<u8>, Refusal> {
        let place = (self.shelf, self.document, self.next);
        match (chunk(&self.store, place).await?, self.shelf) {
            (Some(chunk), _) => Ok(chunk),
            (None, Shelf::Outgoing) => Err(Refusal::StorageFailed),
            (None, Shelf::Fetched) => self.fetch().await,
        }
    }

    async fn fetch(&self) -> Result<Vec<u8>, Refusal> {
        let path = format!("/sync/blob/{}", self.document);
        if self.next == 0 {
            let state = session::unlocked(&self.desk, || transport::get::<BlobState>(&path));
            if !state.await?.is_whole() {
                return Err(Refusal::FileOnItsWay);
            }
        }
        let path = format!("{path}/{}", self.next);
        let chunk = session::unlocked(&self.desk, || transport::blob::get(&path)).await?;
        self.keep(&chunk).await?;
        Ok(chunk)
    }

    /// Keeps a chunk while the document is held; in turn with batches, so that none that takes the
    /// document away comes in between. A full store keeps none, and nothing is lost by it.
    async fn keep(&self, chunk: &[u8]) -> Result<(), Refusal> {
        let _turn = self.desk.storing.lock().await;
        let held = self
            .desk
            .with(|open| open.held.rows().contains_key(&self.document))?;
        if !held {
            return Err(refused(Code::NotFound));
        }
        self.desk
            .change(|open| open.files.note_fetched(self.document))?;
        let place = (Shelf::Fetched, self.document, self.next);
        let put = Request::PutChunk(place.0, place.1, place.2, chunk.to_vec());
        drop(self.store.execute(put).await);
        Ok(())
    }
}

async fn forget_fetched(desk: &Rc<Desk>, document: RecordId) -> Result<(), Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let batch = Batch {
        fetched_gone: vec![document],
        ..Batch::default()
    };
    let dropped = store.execute(Request::Commit(batch)).await;
    dropped.map_err(|error| crate::profile::refusal(&error))?;
    Ok(())
}
