//! Attachments, format v1: a fresh key per file, sealed chunk by chunk.
//!
//! A sealed file is one header wrap and then its chunk wraps, all under the file key. The header
//! holds length, name and type, filled to 1 KiB; the content is filled with zeros by PADME and
//! cut into chunks of 64 KiB, the last one shorter. The file key rests as the value of a sealed
//! field ([`crate::Keyring::seal_file_key`]) together with the digest of the whole sealed file,
//! so that the proof of who wrote the field covers the file.

mod chunks;
mod header;
mod opener;
mod sealer;
mod ticket;

use domain::OrgId;

use crate::hazmat::parts::Parts;
use crate::hazmat::wrap::OVERHEAD;

pub use opener::FileOpener;
pub use sealer::FileSealer;
pub use ticket::FileTicket;

/// Schema of an envelope that holds a file key; no other value may have it.
pub const SCHEMA: u16 = domain::record::FILE_SCHEMA;
/// Content of a whole chunk, in bytes.
pub const CHUNK: usize = 65_536;
/// Length of the sealed header in front of the chunks.
pub const HEADER: usize = header::LENGTH + OVERHEAD;
/// Longest file, in bytes.
pub const MAX_LENGTH: u64 = 1 << 30;

/// What is said of a file inside its sealed header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInfo {
    /// The name of the file; together with the type at most 1,000 bytes.
    pub name: String,
    /// The media type.
    pub media_type: String,
    /// The length of the content in bytes.
    pub length: u64,
}

/// Where a sealed file belongs.
#[derive(Clone, Copy)]
struct Place {
    org: OrgId,
    file: [u8; 16],
}

impl Place {
    fn header(&self) -> Parts {
        Parts::new().add(self.org.as_bytes()).add(&self.file)
    }

    fn chunk(&self, index: u32, last: bool) -> Parts {
        self.header()
            .add(&index.to_be_bytes())
            .add(&[u8::from(last)])
    }
}
