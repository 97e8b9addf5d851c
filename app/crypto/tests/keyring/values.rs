use crypto::CryptoError;
use crypto::envelope::v1::{HEADER, Header, MAX_PLAINTEXT};
use domain::record::{Class, WrapForm};

use crate::support::{Person, binding, device, person, reader, statement, subject, wraps};

#[test]
fn a_reader_opens_what_another_reader_sealed() {
    let (mut writer, intake) = reader(1);
    let mut other = person(2);
    writer.grants(&mut other, Class::Financial, 1, &intake);

    let sealed = writer.seals(b"CZ65 0800", 1, &intake, &[]);

    assert_eq!(
        other.opens(device(1), &sealed, &wraps(&sealed)),
        Ok(b"CZ65 0800".to_vec())
    );
}

#[test]
fn the_header_says_epoch_key_operation_and_writer() {
    let (mut writer, intake) = reader(1);
    let sealed = writer.seals(b"value", 1, &intake, &[]);
    let header = Header::read(&sealed.envelope).unwrap();

    assert_eq!((header.schema, header.epoch), (1, 1));
    assert_eq!(&header.op, binding(device(1)).op.as_bytes());
    assert_eq!(&header.writer, device(1).as_bytes());
    assert_eq!(Some(header.dek), sealed.wrap.map(|wrap| wrap.dek));
}

#[test]
fn the_length_of_an_envelope_tells_only_a_step() {
    let (mut writer, intake) = reader(1);
    let lengths = [b"".as_slice(), b"1", &[7; 63], &[7; 64]]
        .map(|value| writer.seals(value, 1, &intake, &[]).envelope.len() - HEADER - 32 - 16);

    assert_eq!(lengths, [64, 64, 64, 128]);
}

#[test]
fn a_data_key_travels_until_it_is_confirmed_and_is_used_again() {
    let (mut writer, intake) = reader(1);
    let first = writer.seals(b"first", 1, &intake, &[]);
    let second = writer.seals(b"second", 1, &intake, &[]);
    let third = writer.seals(b"third", 1, &intake, &wraps(&first));

    assert!(first.wrap.is_some());
    assert_eq!(second.wrap, first.wrap);
    assert_eq!(third.wrap, None);
    assert_eq!(
        Header::read(&third.envelope).unwrap().dek,
        Header::read(&first.envelope).unwrap().dek
    );
}

#[test]
fn each_subject_has_a_data_key_of_its_own() {
    let (mut writer, intake) = reader(1);
    let mut other = binding(writer.device);
    other.subject = subject(2);

    let one = writer.seals(b"one", 1, &intake, &[]);
    let two = writer
        .keyring
        .seal(
            &other,
            b"two",
            1,
            &intake,
            &wraps(&one),
            &mut writer.entropy,
        )
        .unwrap();

    let wrap = two.wrap.unwrap();
    assert_eq!(wrap.subject, subject(2));
    assert_eq!(wrap.dek, Header::read(&two.envelope).unwrap().dek);
    assert_ne!(wrap.dek, Header::read(&one.envelope).unwrap().dek);
}

#[test]
fn who_does_not_read_a_class_seals_for_its_readers_and_forgets() {
    let (mut reader, intake) = reader(1);
    let mut sealer = person(2);

    let sealed = sealer.seals(b"typed by sales", 1, &intake, &[]);

    assert_eq!(
        sealed.wrap.as_ref().map(|wrap| wrap.form),
        Some(WrapForm::Intake)
    );
    assert_eq!(
        sealer.opens(device(2), &sealed, &wraps(&sealed)),
        Err(CryptoError::NoKey)
    );
    assert_eq!(
        reader.opens(device(2), &sealed, &wraps(&sealed)),
        Ok(b"typed by sales".to_vec())
    );
}

#[test]
fn each_write_of_who_does_not_read_has_a_key_of_its_own() {
    let (_, intake) = reader(1);
    let mut sealer = person(2);
    let one = sealer.seals(b"one", 1, &intake, &[]);
    let two = sealer.seals(b"two", 1, &intake, &wraps(&one));

    assert_ne!(one.wrap.map(|wrap| wrap.dek), two.wrap.map(|wrap| wrap.dek));
}

#[test]
fn nothing_is_sealed_outside_the_allowed_range() {
    let (mut writer, intake) = reader(1);
    let usual = binding(writer.device);
    let mut plain = usual.clone();
    plain.class = Class::Basic;
    let mut foreign = usual.clone();
    foreign.writer = device(9);
    let mut elsewhere = usual.clone();
    elsewhere.org = domain::OrgId::v4([1; 16]);
    let long = vec![0; MAX_PLAINTEXT + 1];

    let cases = [
        (&plain, b"v".as_slice(), 1),
        (&foreign, b"v", 1),
        (&elsewhere, b"v", 1),
        (&usual, b"v", 0),
        (&usual, &long, 1),
    ];
    for (binding, value, epoch) in cases {
        let outcome = writer
            .keyring
            .seal(binding, value, epoch, &intake, &[], &mut writer.entropy);
        assert_eq!(outcome, Err(CryptoError::Parameters));
    }
}

#[test]
fn a_forgotten_class_opens_nothing_more() {
    let (mut writer, intake) = reader(1);
    let sealed = writer.seals(b"value", 1, &intake, &[]);
    let opened_before = writer.opens(device(1), &sealed, &wraps(&sealed));

    writer.keyring.forget(Class::Financial);

    assert_eq!(opened_before, Ok(b"value".to_vec()));
    assert!(!writer.keyring.reads(Class::Financial));
    assert_eq!(
        writer.opens(device(1), &sealed, &wraps(&sealed)),
        Err(CryptoError::NoKey)
    );
}

#[test]
fn secrets_show_nothing_of_themselves() {
    let Person { keyring, .. } = person(1);

    assert_eq!(
        format!("{keyring:?} {:?}", keyring.device_keys()),
        "Keyring(hidden) DeviceKeys(hidden)"
    );
    assert_eq!(statement().0.len(), 32);
}
