use crypto::CryptoError;
use crypto::envelope::v1::HEADER;

use crate::support::{device, reader};

#[test]
fn t4_every_changed_byte_of_an_envelope_is_refused() {
    let (mut writer, intake) = reader(1);
    let sealed = writer.seals(b"value", 1, &intake, &[]);
    let wraps = [sealed.wrap.clone().unwrap()];

    for place in 0..sealed.envelope.len() {
        let mut changed = sealed.clone();
        changed.envelope[place] ^= 0x10;
        assert!(
            writer.opens(device(1), &changed, &wraps).is_err(),
            "byte {place}"
        );
    }
    assert!(writer.opens(device(1), &sealed, &wraps).is_ok());
}

#[test]
fn t4_a_tampered_commitment_is_refused() {
    let (mut writer, intake) = reader(1);
    let sealed = writer.seals(b"value", 1, &intake, &[]);
    let wraps = [sealed.wrap.clone().unwrap()];

    for place in HEADER..HEADER + 32 {
        let mut changed = sealed.clone();
        changed.envelope[place] ^= 1;
        assert_eq!(
            writer.opens(device(1), &changed, &wraps),
            Err(CryptoError::Refused)
        );
    }
}

#[test]
fn t4_a_cut_or_extended_envelope_is_refused() {
    let (mut writer, intake) = reader(1);
    let sealed = writer.seals(&[7; 200], 1, &intake, &[]);
    let wraps = [sealed.wrap.clone().unwrap()];

    for length in 0..sealed.envelope.len() {
        let mut cut = sealed.clone();
        cut.envelope.truncate(length);
        assert!(
            writer.opens(device(1), &cut, &wraps).is_err(),
            "{length} bytes"
        );
    }
    let mut longer = sealed.clone();
    longer.envelope.extend_from_slice(&[0; 64]);
    assert_eq!(
        writer.opens(device(1), &longer, &wraps),
        Err(CryptoError::Refused)
    );
}

#[test]
fn t4_the_same_value_in_the_same_place_never_gives_the_same_bytes() {
    let (mut writer, intake) = reader(1);
    let one = writer.seals(b"value", 1, &intake, &[]);
    let two = writer.seals(b"value", 1, &intake, &[]);

    assert_ne!(
        one.envelope[HEADER - 12..HEADER],
        two.envelope[HEADER - 12..HEADER]
    );
    assert_ne!(
        one.envelope[HEADER..HEADER + 32],
        two.envelope[HEADER..HEADER + 32]
    );
}
