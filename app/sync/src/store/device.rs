//! The port of a device's own store: opaque bytes under numbers; sealing is done before.
//!
//! Snapshot pages hold about 500 sealed rows each; single later changes lie in the overlay until
//! they are folded in. Outbox entries are one record each and strictly durable.

/// The id of a sealed file: that of the document that holds its key.
pub type FileId = domain::RecordId;

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Reads everything needed to open the replica, but of the pages only their numbers.
    Open,
    /// Reads at most so many pages from this number on, so that a large store is never whole in memory.
    Pages {
        /// The first number.
        from: u32,
        /// How many at most.
        most: u32,
    },
    /// Reads one value beside the data, such as wrapped device keys.
    GetMeta(String),
    /// Writes one value beside the data, strictly durable.
    PutMeta(String, Vec<u8>),
    /// Adds operations under their numbers, strictly durable; a number that exists is refused.
    SaveOps(Vec<(u64, Vec<u8>)>),
    /// Adds operations as [`Request::SaveOps`] does, and in the same transaction the mark of a file: from
    /// now on its outgoing chunks are kept until it is dropped.
    SaveFile {
        /// Operations under their numbers.
        ops: Vec<(u64, Vec<u8>)>,
        /// The document that holds the file's key.
        file: FileId,
        /// What is to be known of it.
        mark: Vec<u8>,
    },
    /// Writes a chunk of a sealed file, strictly durable.
    PutChunk(Shelf, FileId, u32, Vec<u8>),
    /// Reads a chunk of a sealed file.
    GetChunk(Shelf, FileId, u32),
    /// Deletes a file with its mark from both shelves.
    DropFile(FileId),
    /// Deletes outgoing chunks without a mark: the operation that was to name them was never saved.
    Tidy,
    /// Writes what a pull or push brought, in one transaction.
    Commit(Batch),
    /// Deletes the data, the cursor and fetched files; operations, decisions, outgoing files and values
    /// beside the data stay.
    Strip,
    /// Deletes everything of this store.
    Wipe,
}

/// Where the chunks of a sealed file lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// Made here and not yet at the server.
    Outgoing,
    /// Fetched, to be read again without the server.
    Fetched,
}

/// What a pull or push changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Pages to write whole, by number.
    pub pages: Vec<(u32, Vec<u8>)>,
    /// Overlay entries to write, by number.
    pub overlay: Vec<(u64, Vec<u8>)>,
    /// Overlay entries up to this number are folded into pages and go.
    pub overlay_folded: Option<u64>,
    /// Operations that are confirmed or decided and leave the outbox.
    pub ops_done: Vec<u64>,
    /// Operations that need a decision, with what was refused; they leave the outbox too.
    pub decisions: Vec<(u64, Vec<u8>)>,
    /// Files that go from both shelves, as in an erasure.
    pub files_gone: Vec<FileId>,
    /// Files that go from the shelf of the fetched ones, as when a record leaves the view.
    pub fetched_gone: Vec<FileId>,
    /// The sealed cursor; never beyond what is stored with it.
    pub cursor: Option<Vec<u8>>,
}

/// Everything needed to open the replica.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Numbers of the pages, ascending.
    pub pages: Vec<u32>,
    /// Overlay by number.
    pub overlay: Vec<(u64, Vec<u8>)>,
    /// Outbox by number.
    pub outbox: Vec<(u64, Vec<u8>)>,
    /// Decisions by number.
    pub decisions: Vec<(u64, Vec<u8>)>,
    /// Marks of outgoing files.
    pub files: Vec<(FileId, Vec<u8>)>,
    /// Files of which something was fetched.
    pub fetched: Vec<FileId>,
    /// The sealed cursor.
    pub cursor: Option<Vec<u8>>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To [`Request::Open`].
    Opened(Box<Opened>),
    /// To [`Request::Pages`]: pages by number, ascending.
    Pages(Vec<(u32, Vec<u8>)>),
    /// To [`Request::GetMeta`] and [`Request::GetChunk`].
    Meta(Option<Vec<u8>>),
    /// Done and durable.
    Done,
    /// To [`Request::SaveOps`] and [`Request::SaveFile`]: a number exists already; nothing was written.
    Taken,
}
