use crypto::CryptoError;
use domain::record::WrapForm;
use domain::{DeviceId, Hash};

use crate::support::{binding, device, reader, wraps};

#[test]
fn what_a_handed_over_device_seals_its_readers_open_and_nobody_reads_the_key_here() {
    let (mut reader, intake) = reader(1);
    let capture = reader.keyring.capture_keys();

    let sealed = capture
        .seal(
            &binding(device(1)),
            b"strokes",
            1,
            &intake,
            &mut reader.entropy,
        )
        .unwrap();

    assert_eq!(
        sealed.wrap.as_ref().map(|wrap| wrap.form),
        Some(WrapForm::Intake)
    );
    assert_eq!(
        reader.opens(device(1), &sealed, &wraps(&sealed)),
        Ok(b"strokes".to_vec())
    );
}

#[test]
fn a_handed_over_device_signs_as_itself() {
    let (reader, _) = reader(1);
    let capture = reader.keyring.capture_keys();
    let event = Hash::of(b"event");

    let signature = capture.sign("souhlas/v1/consent-sig", event.as_slice());

    assert_eq!(
        crypto::verify(
            &reader.signing,
            "souhlas/v1/consent-sig",
            event.as_slice(),
            &signature
        ),
        Ok(())
    );
    assert_eq!(
        capture.sign_bytes(b"operation"),
        reader.keyring.sign_bytes(b"operation")
    );
}

#[test]
fn what_a_handed_over_device_saved_the_whole_keyring_opens() {
    let (mut reader, _) = reader(1);
    let capture = reader.keyring.capture_keys();
    let saved = capture.seal_local("outbox/1", b"answers", &mut reader.entropy);
    let page = reader
        .keyring
        .seal_local("page/1", b"rows", &mut reader.entropy);

    assert_eq!(
        reader.keyring.open_local("outbox/1", &saved).as_deref(),
        Ok(&b"answers".to_vec())
    );
    assert_eq!(
        capture.open_local("page/1", &page).as_deref(),
        Ok(&b"rows".to_vec())
    );
    assert_eq!(
        capture.open_local("page/2", &page).err(),
        Some(CryptoError::Refused)
    );
}

#[test]
fn a_handed_over_device_seals_in_its_own_name_only() {
    let (mut reader, intake) = reader(1);
    let capture = reader.keyring.capture_keys();
    let mut seal = |writer: DeviceId, epoch| {
        capture
            .seal(
                &binding(writer),
                b"value",
                epoch,
                &intake,
                &mut reader.entropy,
            )
            .err()
    };

    assert_eq!(seal(device(1), 1), None);
    assert_eq!(seal(device(2), 1), Some(CryptoError::Parameters));
    assert_eq!(seal(device(1), 0), Some(CryptoError::Parameters));
}
