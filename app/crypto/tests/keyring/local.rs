use crypto::{CryptoError, RecoveryKey, export};

use crate::support::{Stream, device, org, person, user};

#[test]
fn what_a_device_sealed_for_itself_it_opens() {
    let mut one = person(1);
    let page = one.keyring.seal_local("page/1", b"rows", &mut one.entropy);

    assert_eq!(
        one.keyring.open_local("page/1", &page).as_deref(),
        Ok(&b"rows".to_vec())
    );
    assert!(!page.windows(4).any(|window| window == b"rows"));
    assert_eq!(
        one.keyring.open_local("page/1", b"").err(),
        Some(CryptoError::Format)
    );
}

#[test]
fn a_lost_passphrase_loses_no_saved_outbox() {
    let mut one = person(1);
    let recovery = RecoveryKey::make(&mut Stream::from(7));
    let entry = one
        .keyring
        .seal_local("outbox/1", b"operation", &mut one.entropy);
    let key = one
        .keyring
        .seal_local_key(&recovery.public(), &mut one.entropy)
        .unwrap();

    let opened = recovery
        .open_local_key(org(), user(1), device(1), &key)
        .unwrap();

    assert_eq!(
        opened.open_local("outbox/1", &entry).as_deref(),
        Ok(&b"operation".to_vec())
    );
    assert_eq!(
        opened.open_local("outbox/2", &entry).err(),
        Some(CryptoError::Refused)
    );
    assert!(
        recovery
            .open_local_key(org(), user(1), device(2), &key)
            .is_err()
    );
    assert!(
        recovery
            .open_local_key(org(), user(2), device(1), &key)
            .is_err()
    );
}

#[test]
fn a_file_for_recovery_opens_as_that_file_only() {
    let recovery = RecoveryKey::make(&mut Stream::from(7));
    let stranger = RecoveryKey::make(&mut Stream::from(8));
    let sealed = export::seal(
        org(),
        [1; 16],
        &recovery.public(),
        b"content",
        &mut Stream::from(9),
    )
    .unwrap();

    assert_eq!(
        recovery.open_export(org(), [1; 16], &sealed).as_deref(),
        Ok(&b"content".to_vec())
    );
    assert_eq!(
        recovery.open_export(org(), [2; 16], &sealed).err(),
        Some(CryptoError::Refused)
    );
    assert_eq!(
        stranger.open_export(org(), [1; 16], &sealed).err(),
        Some(CryptoError::Refused)
    );
    assert_eq!(
        recovery.open_export(org(), [1; 16], &sealed[..50]).err(),
        Some(CryptoError::Format)
    );
}
