//! Sealing and opening a file: one at a time, chunk by chunk, the bytes beside the message.

use domain::RecordId;
use serde::{Deserialize, Serialize};

use super::{Opening, Order};

/// One step with a file.
#[derive(Serialize, Deserialize)]
pub(crate) enum FileAsk {
    /// Makes the key of a file and seals its header; a file in progress is left.
    Seal(NewFile),
    /// Seals the next chunk, whose content stands beside.
    SealNext,
    /// Seals the key of the file, which is whole, as the value of the one field of an order, and
    /// signs the operation.
    SealKey(Box<Order>),
    /// Opens the key in its field and with it the header, which stands beside.
    Open(Box<Opening>),
    /// Opens the next chunk, which stands beside.
    OpenNext,
    /// Says whether what was opened is the file that its writer signed; only then it is used.
    Prove,
}

/// What came of a step; sealed or opened bytes stand beside.
#[derive(Serialize, Deserialize)]
pub(crate) enum FileAnswer {
    /// How many bytes the next chunk takes; none behind the last.
    Next(Option<u32>),
    /// What the header says, and how many bytes the next chunk takes.
    Said(FileSaid, Option<u32>),
    /// It is the file that its writer signed.
    Proven,
}

/// A file to be sealed.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct NewFile {
    /// The document that will hold its key.
    pub(crate) record: RecordId,
    pub(crate) said: FileSaid,
}

/// What a file's sealed header says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileSaid {
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) length: u64,
}
