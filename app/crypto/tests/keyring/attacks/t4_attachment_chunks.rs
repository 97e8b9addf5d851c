use crypto::CryptoError;
use crypto::attachment::CHUNK;

use crate::support::Stream;
use crate::support::file::{File, open_file, seal_file};

/// Three chunks of 64 KiB, the last one full too, so that only index and flag tell them apart.
fn three_chunks(id: u8) -> File {
    seal_file(id, &vec![7; 3 * CHUNK], &mut Stream::from(u64::from(id)))
}

fn refused(file: &File, chunks: &[Vec<u8>]) -> bool {
    open_file(&file.ticket, &file.header, chunks) == Err(CryptoError::Refused)
}

#[test]
fn t4_a_truncated_extended_reordered_or_repeated_file_is_refused() {
    let file = three_chunks(1);
    let [one, two, three] = [0, 1, 2].map(|place: usize| file.chunks[place].clone());
    let short = [&three[..three.len() - 1], &[]].concat();
    let long = [three.as_slice(), &[0]].concat();

    for chunks in [
        vec![],
        vec![one.clone(), two.clone()],
        vec![one.clone(), three.clone()],
        vec![one.clone(), two.clone(), three.clone(), three.clone()],
        vec![one.clone(), two.clone(), short],
        vec![one.clone(), two.clone(), long],
        vec![two.clone(), one.clone(), three.clone()],
        vec![one.clone(), one.clone(), three.clone()],
        vec![one.clone(), two.clone(), two.clone()],
    ] {
        assert!(refused(&file, &chunks));
    }
    assert!(open_file(&file.ticket, &file.header, &[one, two, three]).is_ok());
}

/// The last chunk of a shorter file stands where a longer one has a middle chunk, and the other
/// way round.
#[test]
fn t4_a_chunk_with_its_last_flag_flipped_is_refused() {
    let key = 9;
    let (short, long) = [CHUNK, 2 * CHUNK]
        .map(|length| seal_file(1, &vec![7; length], &mut Stream::from(key)))
        .into();

    assert!(refused(
        &long,
        &[short.chunks[0].clone(), long.chunks[1].clone()]
    ));
    assert!(refused(&short, &[long.chunks[0].clone()]));
}

#[test]
fn t4_chunks_and_headers_of_another_file_or_key_are_refused() {
    let (file, other) = (three_chunks(1), three_chunks(2));
    let foreign_key = seal_file(1, &vec![7; 3 * CHUNK], &mut Stream::from(77));
    let mut mixed = file.chunks.clone();
    mixed[1].clone_from(&other.chunks[1]);
    let mut replaced = file.chunks.clone();
    replaced[1].clone_from(&foreign_key.chunks[1]);

    assert!(refused(&file, &mixed));
    assert!(refused(&file, &replaced));
    assert!(open_file(&file.ticket, &other.header, &file.chunks).is_err());
    assert!(open_file(&foreign_key.ticket, &file.header, &file.chunks).is_err());
    assert!(open_file(&file.ticket, &file.chunks[0], &file.chunks).is_err());
}

/// The same key and header: file ids differ only in the bound data.
#[test]
fn t4_a_file_does_not_open_as_another_file_or_in_another_organisation() {
    let (one, two) = [1, 2]
        .map(|id| seal_file(id, b"v", &mut Stream::from(5)))
        .into();
    let elsewhere = domain::OrgId::v4([1; 16]);

    assert!(open_file(&two.ticket, &one.header, &one.chunks).is_err());
    assert_eq!(
        crypto::attachment::FileOpener::start(elsewhere, &one.ticket, &one.header).err(),
        Some(CryptoError::Refused)
    );
}

#[test]
fn t4_every_changed_byte_of_a_small_file_is_refused() {
    let file = seal_file(1, b"value", &mut Stream::from(1));

    for place in 0..file.header.len() {
        let mut header = file.header.clone();
        header[place] ^= 1;
        assert!(open_file(&file.ticket, &header, &file.chunks).is_err());
    }
    for place in 0..file.chunks[0].len() {
        let mut chunk = file.chunks[0].clone();
        chunk[place] ^= 1;
        assert!(open_file(&file.ticket, &file.header, &[chunk]).is_err());
    }
}
