//! Files of contacts, as the views see them.

use domain::RecordId;
use sync::message::account::ApiErrorCode;

use super::{Done, Reply};

/// A file in the clear: to be attached, or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClearFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// A file that was saved on this device and is not at the server yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingFile {
    /// The document that holds its key.
    pub record: RecordId,
    /// Its sealed length in bytes.
    pub length: u64,
    /// Why the server does not take it; none while it only waits.
    pub refused: Option<ApiErrorCode>,
}

/// What the browser's replica does with files.
pub trait FilePort {
    /// Seals a file for a contact and saves it on this device; it is brought to the server later.
    fn attach(&self, contact: RecordId, file: ClearFile) -> Reply<Done>;
    /// Opens the file of a document, from this device or the server; logged.
    fn open_file(&self, document: RecordId) -> Reply<ClearFile>;
    /// The files that are not at the server yet.
    fn waiting_files(&self) -> Reply<Vec<WaitingFile>>;
}
