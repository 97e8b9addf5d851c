//! A file sealed as a client does it.

use crypto::attachment::{CHUNK, FileInfo, FileOpener, FileSealer, FileTicket};
use crypto::{Entropy, Result};

use super::org;

/// A sealed file in its pieces.
pub(crate) struct File {
    pub(crate) ticket: FileTicket,
    pub(crate) header: Vec<u8>,
    pub(crate) chunks: Vec<Vec<u8>>,
}

pub(crate) fn info(length: usize) -> FileInfo {
    FileInfo {
        name: "smlouva č. 1.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        length: u64::try_from(length).unwrap(),
    }
}

pub(crate) fn seal_file(id: u8, content: &[u8], entropy: &mut dyn Entropy) -> File {
    let (mut sealer, header) =
        FileSealer::start(org(), [id; 16], &info(content.len()), entropy).unwrap();
    let mut chunks = Vec::new();
    while let Some(wanted) = sealer.wants() {
        let start = (chunks.len() * CHUNK).min(content.len());
        let sealed = sealer.chunk(&content[start..start + wanted], entropy);
        chunks.push(sealed.unwrap());
    }
    File {
        ticket: sealer.finish().unwrap(),
        header,
        chunks,
    }
}

/// Opens pieces as they come, and says at the end whether they were the whole file.
pub(crate) fn open_file(ticket: &FileTicket, header: &[u8], chunks: &[Vec<u8>]) -> Result<Vec<u8>> {
    let (mut opener, info) = FileOpener::start(org(), ticket, header)?;
    let mut content = Vec::new();
    for chunk in chunks {
        content.extend_from_slice(&opener.chunk(chunk)?);
    }
    opener.finish()?;
    assert_eq!(u64::try_from(content.len()), Ok(info.length));
    Ok(content)
}
