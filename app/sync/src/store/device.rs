//! The port of a device's own store: opaque bytes under numbers; sealing is done before.
//!
//! Snapshot pages hold about 500 sealed rows each; single later changes lie in the overlay until
//! they are folded in. Outbox entries are one record each and strictly durable.

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Reads everything needed to open the replica.
    Open,
    /// Reads one value beside the data, such as wrapped device keys.
    GetMeta(String),
    /// Writes one value beside the data, strictly durable.
    PutMeta(String, Vec<u8>),
    /// Adds operations under their numbers, strictly durable; a number that exists is refused.
    SaveOps(Vec<(u64, Vec<u8>)>),
    /// Writes what a pull or push brought, in one transaction.
    Commit(Batch),
    /// Deletes the data and the cursor; operations, decisions and values beside the data stay.
    Strip,
    /// Deletes everything of this store.
    Wipe,
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
    /// The sealed cursor; never beyond what is stored with it.
    pub cursor: Option<Vec<u8>>,
}

/// Everything needed to open the replica.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Pages by number.
    pub pages: Vec<(u32, Vec<u8>)>,
    /// Overlay by number.
    pub overlay: Vec<(u64, Vec<u8>)>,
    /// Outbox by number.
    pub outbox: Vec<(u64, Vec<u8>)>,
    /// Decisions by number.
    pub decisions: Vec<(u64, Vec<u8>)>,
    /// The sealed cursor.
    pub cursor: Option<Vec<u8>>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To [`Request::Open`].
    Opened(Box<Opened>),
    /// To [`Request::GetMeta`].
    Meta(Option<Vec<u8>>),
    /// Done and durable.
    Done,
    /// To [`Request::SaveOps`]: a number exists already; nothing was written.
    Taken,
}
