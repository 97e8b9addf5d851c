use crypto::CryptoError;
use crypto::attachment::{CHUNK, FileInfo, FileOpener, FileSealer, HEADER, MAX_LENGTH, SCHEMA};
use domain::record::Class;

use crate::support::file::{info, open_file, seal_file};
use crate::support::{Stream, binding, device, org, person, reader, wraps};

#[test]
fn a_file_of_any_length_opens_to_what_was_sealed() {
    for length in [0, 1, 63, 64, 65, CHUNK - 1, CHUNK, CHUNK + 1, 200_000] {
        let content: Vec<u8> = (0..length).map(|place| place.to_le_bytes()[0]).collect();
        let file = seal_file(1, &content, &mut Stream::from(1));

        assert_eq!(file.header.len(), HEADER);
        assert_eq!(
            open_file(&file.ticket, &file.header, &file.chunks),
            Ok(content)
        );
    }
}

#[test]
fn the_length_of_a_sealed_file_tells_only_a_step_and_nothing_of_its_name() {
    let length = |content: usize, name: &str| {
        let (mut entropy, info) = (Stream::from(1), named(name, content));
        let (mut sealer, header) = FileSealer::start(org(), [1; 16], &info, &mut entropy).unwrap();
        let mut all = header.len();
        while let Some(wanted) = sealer.wants() {
            all += sealer.chunk(&vec![1; wanted], &mut entropy).unwrap().len();
        }
        all
    };

    assert_eq!(length(1, "a"), length(64, "a much longer name.pdf"));
    assert_eq!(length(100_000, "a"), length(100_352, "b"));
    assert_ne!(length(64, "a"), length(65, "a"));
}

fn named(name: &str, length: usize) -> FileInfo {
    FileInfo {
        name: name.to_owned(),
        ..info(length)
    }
}

#[test]
fn a_chunk_of_another_length_than_asked_is_not_sealed() {
    let mut entropy = Stream::from(1);
    let (mut sealer, _) =
        FileSealer::start(org(), [1; 16], &info(CHUNK + 1), &mut entropy).unwrap();

    for length in [0, CHUNK - 1, CHUNK + 1] {
        assert_eq!(
            sealer.chunk(&vec![0; length], &mut entropy),
            Err(CryptoError::Parameters)
        );
    }
    assert!(sealer.chunk(&vec![0; CHUNK], &mut entropy).is_ok());
    assert_eq!(sealer.wants(), Some(1));
    assert_eq!(sealer.finish().err(), Some(CryptoError::Parameters));
}

#[test]
fn a_file_too_long_or_named_too_long_is_not_begun() {
    let mut too_long = info(0);
    too_long.length = MAX_LENGTH + 1;

    for info in [too_long, named(&"n".repeat(1_000), 1)] {
        let outcome = FileSealer::start(org(), [1; 16], &info, &mut Stream::from(1));
        assert_eq!(outcome.err(), Some(CryptoError::Parameters));
    }
}

#[test]
fn the_key_of_a_file_travels_as_the_value_of_a_field() {
    let (mut writer, intake) = reader(1);
    let mut other = person(2);
    writer.grants(&mut other, Class::Financial, 1, &intake);
    let file = seal_file(1, b"content", &mut writer.entropy);
    let mut place = binding(device(1));
    place.schema = SCHEMA;
    let sealed = writer
        .keyring
        .seal_file_key(&place, &file.ticket, 1, &intake, &[], &mut writer.entropy)
        .unwrap();

    let ticket = other
        .keyring
        .open_file_key(&place, &sealed.envelope, &wraps(&sealed))
        .unwrap();

    assert_eq!(
        (ticket.file(), ticket.digest()),
        (&[1; 16], file.ticket.digest())
    );
    assert_eq!(
        open_file(&ticket, &file.header, &file.chunks),
        Ok(b"content".to_vec())
    );
    assert_eq!(format!("{ticket:?}"), "FileTicket(hidden)");
}

#[test]
fn who_seals_without_reading_hands_over_a_file_and_forgets_its_key() {
    let (mut reader, intake) = reader(1);
    let mut sealer = person(2);
    let file = seal_file(1, b"signature", &mut sealer.entropy);
    let mut place = binding(device(2));
    place.schema = SCHEMA;
    let sealed = sealer
        .keyring
        .seal_file_key(&place, &file.ticket, 1, &intake, &[], &mut sealer.entropy)
        .unwrap();

    let by_sealer = sealer
        .keyring
        .open_file_key(&place, &sealed.envelope, &wraps(&sealed));
    let by_reader = reader
        .keyring
        .open_file_key(&place, &sealed.envelope, &wraps(&sealed))
        .unwrap();

    assert_eq!(by_sealer.err(), Some(CryptoError::NoKey));
    assert!(FileOpener::start(org(), &by_reader, &file.header).is_ok());
}

#[test]
fn a_file_key_never_leaves_as_a_value_nor_a_value_as_a_file_key() {
    let (mut writer, intake) = reader(1);
    let file = seal_file(1, b"content", &mut writer.entropy);
    let mut place = binding(device(1));
    place.schema = SCHEMA;
    let key = writer
        .keyring
        .seal_file_key(&place, &file.ticket, 1, &intake, &[], &mut writer.entropy)
        .unwrap();
    let value = writer.seals(&[7; 80], 1, &intake, &[]);
    let usual = binding(device(1));

    let keyring = &mut writer.keyring;
    let as_value = keyring.open(&place, &key.envelope, &wraps(&key));
    let relabelled = keyring.open(&usual, &key.envelope, &wraps(&key));
    let as_key = keyring.open_file_key(&usual, &value.envelope, &wraps(&value));
    let sealed = keyring.seal(&place, b"v", 1, &intake, &[], &mut writer.entropy);

    assert_eq!(as_value.err(), Some(CryptoError::Refused));
    assert_eq!(relabelled.err(), Some(CryptoError::Refused));
    assert_eq!(as_key.err(), Some(CryptoError::Parameters));
    assert_eq!(sealed.err(), Some(CryptoError::Parameters));
}
