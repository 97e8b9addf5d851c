use crypto::attachment::{self, CHUNK, FileInfo, FileTicket};
use crypto::{CryptoError, Result};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Stream, org};
use crate::attachment::{FileOpener, FileSealer};

/// A sealed file in its pieces, header first.
type Sealed = (FileTicket, Vec<Vec<u8>>);

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|place| place.to_le_bytes()[0]).collect()
}

fn info(length: usize) -> FileInfo {
    FileInfo {
        name: "smlouva č. 1.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        length: u64::try_from(length).unwrap(),
    }
}

fn sealed_by_crypto(content: &[u8]) -> Sealed {
    let (entropy, info) = (&mut Stream(1), info(content.len()));
    let (mut sealer, header) =
        attachment::FileSealer::start(org(), [1; 16], &info, entropy).unwrap();
    let mut pieces = vec![header];
    while let Some(wanted) = sealer.wants() {
        let start = ((pieces.len() - 1) * CHUNK).min(content.len());
        let chunk = sealer.chunk(&content[start..start + wanted], entropy);
        pieces.push(chunk.unwrap());
    }
    (sealer.finish().unwrap(), pieces)
}

async fn sealed_by_browser(content: &[u8]) -> Sealed {
    let (entropy, info) = (&mut Stream(1), info(content.len()));
    let (mut sealer, header) = FileSealer::start(org(), [1; 16], &info, entropy).unwrap();
    let mut pieces = vec![header];
    while let Some(wanted) = sealer.wants() {
        let start = ((pieces.len() - 1) * CHUNK).min(content.len());
        let chunk = sealer.chunk(&content[start..start + wanted], entropy).await;
        pieces.push(chunk.unwrap());
    }
    (sealer.finish().unwrap(), pieces)
}

async fn opened(ticket: &FileTicket, pieces: &[Vec<u8>]) -> Result<Vec<u8>> {
    let (mut opener, _) = FileOpener::start(org(), ticket, &pieces[0])?;
    let mut content = Vec::new();
    for chunk in &pieces[1..] {
        content.extend_from_slice(&opener.chunk(chunk).await?);
    }
    opener.finish()?;
    Ok(content)
}

#[wasm_bindgen_test]
async fn both_back_ends_seal_the_same_file_to_the_same_bytes_and_the_browser_opens_it() {
    for length in [0, 1, 65, CHUNK, CHUNK + 1, 200_000] {
        let content = content(length);
        let (ticket, ours) = sealed_by_crypto(&content);
        let (other, theirs) = sealed_by_browser(&content).await;

        assert!(ours == theirs && ticket.digest() == other.digest());
        assert_eq!(opened(&ticket, &theirs).await, Ok(content));
    }
}

#[wasm_bindgen_test]
async fn t4_chunks_cut_swapped_repeated_or_changed_are_refused() {
    let content = content(2 * CHUNK + 5);
    let (ticket, whole) = sealed_by_browser(&content).await;
    let mut swapped = whole.clone();
    swapped.swap(1, 2);
    let mut repeated = whole.clone();
    repeated[2] = whole[1].clone();
    let mut changed = whole.clone();
    changed[3][60] ^= 1;
    let cut = whole[..whole.len() - 1].to_vec();

    for pieces in [swapped, repeated, changed, cut] {
        let refused = opened(&ticket, &pieces).await;
        assert_eq!(refused, Err(CryptoError::Refused));
    }
    assert_eq!(opened(&ticket, &whole).await, Ok(content));
}

#[wasm_bindgen_test]
async fn a_chunk_of_another_length_than_asked_is_not_sealed() {
    let entropy = &mut Stream(1);
    let (mut sealer, _) = FileSealer::start(org(), [1; 16], &info(CHUNK + 1), entropy).unwrap();
    let refused = sealer.chunk(&content(CHUNK + 1), entropy).await;

    assert_eq!(refused, Err(CryptoError::Parameters));
    assert_eq!(sealer.wants(), Some(CHUNK));
    assert_eq!(sealer.finish().err(), Some(CryptoError::Parameters));
}
