use crypto::{CryptoError, RecoveryKey};
use domain::record::Class;

use crate::support::{device, person, reader, statement};

#[test]
fn a_secret_made_again_is_another_one() {
    let (mut reader, intake) = reader(1);

    assert_ne!(reader.makes(Class::Financial, 1), intake);
    assert_ne!(reader.makes(Class::Financial, 2), intake);
    assert_ne!(reader.makes(Class::Notes, 1), intake);
}

#[test]
fn who_lacks_a_secret_cannot_share_it() {
    let mut sales = person(1);
    let other = person(2);
    let outcome = sales.keyring.wrap_class_secret(
        Class::Financial,
        1,
        &statement(),
        Some(other.device),
        &other.agreement,
        &mut sales.entropy,
    );

    assert!(!sales.keyring.reads(Class::Financial));
    assert_eq!(outcome, Err(CryptoError::NoKey));
}

#[test]
fn a_reader_of_today_reads_the_past_through_the_chain() {
    let (mut old, first) = reader(1);
    let sealed = old.seals(b"before the roll", 1, &first, &[]);
    let second = old.makes(Class::Financial, 2);
    let chain = old
        .keyring
        .wrap_previous(Class::Financial, 2, &mut old.entropy)
        .unwrap();
    let mut new = person(2);
    old.grants(&mut new, Class::Financial, 2, &second);
    let wraps = [sealed.wrap.clone().unwrap()];
    let before = new.opens(device(1), &sealed, &wraps);

    new.keyring
        .accept_previous(Class::Financial, 2, &chain, &first)
        .unwrap();

    assert_eq!(before, Err(CryptoError::NoKey));
    assert_eq!(
        new.opens(device(1), &sealed, &wraps),
        Ok(b"before the roll".to_vec())
    );
}

#[test]
fn a_chain_that_holds_another_secret_than_the_signed_one_is_refused() {
    let (mut old, first) = reader(1);
    let second = old.makes(Class::Financial, 2);
    let mut chain = old
        .keyring
        .wrap_previous(Class::Financial, 2, &mut old.entropy)
        .unwrap();
    let mut new = person(2);
    old.grants(&mut new, Class::Financial, 2, &second);

    let other_intake = new
        .keyring
        .accept_previous(Class::Financial, 2, &chain, &second);
    chain[20] ^= 1;
    let tampered = new
        .keyring
        .accept_previous(Class::Financial, 2, &chain, &first);

    assert_eq!(other_intake, Err(CryptoError::Refused));
    assert_eq!(tampered, Err(CryptoError::Refused));
    assert!(!new.keyring.holds(Class::Financial, 1));
}

#[test]
fn the_recovery_key_brings_back_every_class() {
    let (mut reader, intake) = reader(1);
    let sealed = reader.seals(b"value", 1, &intake, &[]);
    let recovery = RecoveryKey::make(&mut reader.entropy);
    let wrap = reader
        .keyring
        .wrap_class_secret(
            Class::Financial,
            1,
            &statement(),
            None,
            &recovery.public(),
            &mut reader.entropy,
        )
        .unwrap();
    let mut fresh = person(2);

    fresh
        .keyring
        .accept_recovered(&recovery, &wrap, &intake)
        .unwrap();

    assert_eq!(
        fresh.opens(device(1), &sealed, &[sealed.wrap.clone().unwrap()]),
        Ok(b"value".to_vec())
    );
}
