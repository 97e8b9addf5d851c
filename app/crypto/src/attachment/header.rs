//! The header of a file: length, name, type, and zeros up to 1 KiB, so that its own length says
//! nothing of the name.

use zeroize::Zeroizing;

use super::FileInfo;
use crate::hazmat::parts::{Parts, Reader};
use crate::{CryptoError, Result};

/// Length of the header before it is sealed.
pub(super) const LENGTH: usize = 1_024;
/// Four lengths and the number of bytes.
const FIXED: usize = 4 * 4 + 8;

pub(super) fn write(info: &FileInfo) -> Result<Zeroizing<Vec<u8>>> {
    let room = (LENGTH - FIXED)
        .checked_sub(info.name.len())
        .and_then(|room| room.checked_sub(info.media_type.len()))
        .ok_or(CryptoError::Parameters)?;
    Ok(Parts::new()
        .add(&info.length.to_be_bytes())
        .add(info.name.as_bytes())
        .add(info.media_type.as_bytes())
        .add(&vec![0; room])
        .into_plaintext())
}

pub(super) fn read(header: &[u8]) -> Result<FileInfo> {
    let mut reader = Reader(header);
    let info = FileInfo {
        length: u64::from_be_bytes(reader.array()?),
        name: reader.text()?.to_owned(),
        media_type: reader.text()?.to_owned(),
    };
    let filled = reader.part()?.iter().all(|byte| *byte == 0);
    if !filled || !reader.is_empty() || header.len() != LENGTH {
        return Err(CryptoError::Format);
    }
    Ok(info)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> FileInfo {
        FileInfo {
            name: name.to_owned(),
            media_type: "application/pdf".to_owned(),
            length: 7,
        }
    }

    #[test]
    fn every_header_has_the_same_length_and_reads_back() {
        for info in [
            named(""),
            named("smlouva č. 1.pdf"),
            named(&"n".repeat(985)),
        ] {
            let header = write(&info).expect("the name fits");
            assert_eq!(header.len(), LENGTH);
            assert_eq!(read(&header), Ok(info));
        }
        assert_eq!(
            write(&named(&"n".repeat(986))),
            Err(CryptoError::Parameters)
        );
    }

    #[test]
    fn a_header_of_another_shape_is_a_format_error() {
        let header = write(&named("a")).expect("the name fits");
        let mut filled = header.to_vec();
        filled[LENGTH - 1] = 1;
        let longer = [header.as_slice(), &[0]].concat();
        let mut no_text = header.to_vec();
        no_text[16] = 0xff;

        for header in [&filled, &longer, &no_text, &header[..LENGTH - 1].to_vec()] {
            assert_eq!(read(header), Err(CryptoError::Format));
        }
    }
}
