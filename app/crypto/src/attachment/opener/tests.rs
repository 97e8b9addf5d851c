//! What a reader with the file key could do to a file that another one signed.

use domain::Hash;

use super::*;
use crate::entropy::Entropy;

struct Threes;

impl Entropy for Threes {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(3);
    }
}

fn place() -> Place {
    Place {
        org: OrgId::v4([1; 16]),
        file: [2; 16],
    }
}

/// A file of one chunk of 64 bytes, of which five are content.
fn file(padded: &[u8]) -> (FileTicket, Vec<u8>, Vec<u8>) {
    let key = Secret::make(&mut Threes);
    let info = FileInfo {
        name: "a".to_owned(),
        media_type: String::new(),
        length: 5,
    };
    let header = header::write(&info).expect("a short name fits");
    let seal = |label, parts, content: &[u8]| {
        wrap::seal(&key, label, &parts, content, &mut Threes).expect("a short wrap seals")
    };
    let header = seal(Label::FileHeader, place().header(), &header);
    let chunk = seal(Label::FileChunk, place().chunk(0, true), padded);
    let ticket = FileTicket {
        file: place().file,
        key: key.clone(),
        digest: Hash::of(&[header.as_slice(), &chunk].concat()),
    };
    (ticket, header, chunk)
}

fn padded(content: &[u8; 5]) -> [u8; 64] {
    let mut padded = [0; 64];
    padded[..5].copy_from_slice(content);
    padded
}

fn outcome(ticket: &FileTicket, header: &[u8], chunk: &[u8]) -> Result<()> {
    let (mut opener, _) = FileOpener::start(place().org, ticket, header)?;
    opener.chunk(chunk)?;
    opener.finish()
}

#[test]
fn t4_a_chunk_whose_padding_hides_something_is_refused() {
    let (ticket, header, chunk) = file(&padded(b"value"));
    let mut hides = padded(b"value");
    hides[63] = 1;
    let (bad_ticket, bad_header, bad_chunk) = file(&hides);

    assert_eq!(outcome(&ticket, &header, &chunk), Ok(()));
    assert_eq!(
        outcome(&bad_ticket, &bad_header, &bad_chunk),
        Err(CryptoError::Refused)
    );
}

#[test]
fn t4_a_file_sealed_anew_under_the_same_key_is_not_the_signed_one() {
    let (ticket, header, _) = file(&padded(b"value"));
    let (_, _, other) = file(&padded(b"other"));

    assert_eq!(outcome(&ticket, &header, &other), Err(CryptoError::Refused));
}
