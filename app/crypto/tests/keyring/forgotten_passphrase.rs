//! A forgotten passphrase, from the kit to a device that works: what was saved and what was
//! sealed is read again, and nothing else is.

use crypto::{CryptoError, DeviceKeys, Keyring, Kit, RecoveryKey};
use domain::record::{Class, ClassSecretWrap};
use domain::{PublicKey, UserId};

use crate::support::{Person, Stream, device, org, reader, statement, user, wraps};

struct Before {
    owner: Person,
    intake: PublicKey,
    kit: Kit,
    recovery_public: PublicKey,
    /// What rests on the server: recovery key under code A, class secret for recovery.
    recovery_key: Vec<u8>,
    class_secret: ClassSecretWrap,
    /// What rests on the device: an outbox entry and the local-store key for recovery.
    outbox: Vec<u8>,
    local_key: Vec<u8>,
}

fn before() -> Before {
    let (mut owner, intake) = reader(1);
    let mut entropy = Stream::from(50);
    let (kit, recovery) = (Kit::make(&mut entropy), RecoveryKey::make(&mut entropy));
    let public = recovery.public();
    let keyring = &mut owner.keyring;
    let class_secret = keyring
        .wrap_class_secret(
            Class::Financial,
            1,
            &statement(),
            None,
            &public,
            &mut entropy,
        )
        .unwrap();
    Before {
        outbox: keyring.seal_local("outbox/1", b"operation", &mut entropy),
        local_key: keyring.seal_local_key(&public, &mut entropy).unwrap(),
        recovery_key: recovery.wrap_with_code(&kit, org(), &mut entropy),
        recovery_public: public,
        owner,
        intake,
        kit,
        class_secret,
    }
}

/// The same person at the same screen, as a new device.
fn afresh(who: UserId) -> Keyring {
    let keys = DeviceKeys::make(&mut Stream::from(60));
    Keyring::new(org(), who, device(7), keys)
}

#[test]
fn the_kit_brings_back_what_was_saved_and_what_was_sealed() {
    let mut before = before();
    let value = before.owner.seals(b"value", 1, &before.intake, &[]);
    let mut entropy = Stream::from(70);

    let recovery =
        RecoveryKey::open_with_code(&before.recovery_key, &before.kit.code_a, org()).unwrap();
    let old = recovery
        .open_local_key(org(), user(1), device(1), &before.local_key)
        .unwrap();
    let mut keyring = afresh(user(1));
    let outbox = keyring
        .adopt_local(&old, "outbox/1", &before.outbox, &mut entropy)
        .unwrap();
    keyring
        .accept_recovered(&recovery, &before.class_secret, &before.intake)
        .unwrap();

    assert_eq!(recovery.public(), before.recovery_public);
    assert_eq!(
        keyring.open_local("outbox/1", &outbox).as_deref(),
        Ok(&b"operation".to_vec())
    );
    let opened = keyring.open(
        &crate::support::binding(device(1)),
        &value.envelope,
        &wraps(&value),
    );
    assert_eq!(opened.as_deref(), Ok(&b"value".to_vec()));
}

#[test]
fn nothing_is_adopted_from_another_slot_person_or_device() {
    let before = before();
    let mut entropy = Stream::from(70);
    let recovery =
        RecoveryKey::open_with_code(&before.recovery_key, &before.kit.code_a, org()).unwrap();
    let old = recovery
        .open_local_key(org(), user(1), device(1), &before.local_key)
        .unwrap();
    let own = afresh(user(1)).seal_local("outbox/1", b"own", &mut entropy);

    for (who, slot, sealed) in [
        (user(1), "outbox/2", &before.outbox),
        (user(2), "outbox/1", &before.outbox),
        (user(1), "outbox/1", &own),
    ] {
        let outcome = afresh(who).adopt_local(&old, slot, sealed, &mut entropy);
        assert_eq!(outcome, Err(CryptoError::Refused));
    }
}

#[test]
fn the_recovered_device_gives_class_secrets_on_to_a_new_one() {
    let before = before();
    let recovery =
        RecoveryKey::open_with_code(&before.recovery_key, &before.kit.code_a, org()).unwrap();
    let mut keyring = afresh(user(1));
    keyring
        .accept_recovered(&recovery, &before.class_secret, &before.intake)
        .unwrap();
    let mut other = crate::support::person(2);

    let wrap = keyring
        .wrap_class_secret(
            Class::Financial,
            1,
            &statement(),
            Some(other.device),
            &other.agreement,
            &mut Stream::from(70),
        )
        .unwrap();

    let taken = other.keyring.accept_class_secret(&wrap, &before.intake);
    assert_eq!(taken, Ok(()));
}
