use crypto::CryptoError;
use domain::PublicKey;
use domain::record::Class;

use crate::support::{binding, person, reader, statement};

#[test]
fn t1_nothing_is_sealed_when_the_held_secret_is_not_the_stated_one() {
    let (mut writer, _) = reader(1);
    let (_, of_someone_else) = reader(2);

    let outcome = writer.keyring.seal(
        &binding(writer.device),
        b"v",
        1,
        &of_someone_else,
        &[],
        &mut writer.entropy,
    );

    assert_eq!(outcome, Err(CryptoError::Refused));
}

#[test]
fn t1_a_recipient_of_low_order_receives_nothing() {
    let (mut writer, _) = reader(1);
    let mut sealer = person(2);
    let low = PublicKey([0; 32]);

    let secret = writer.keyring.wrap_class_secret(
        Class::Financial,
        1,
        &statement(),
        Some(sealer.device),
        &low,
        &mut writer.entropy,
    );
    let value = sealer.keyring.seal(
        &binding(sealer.device),
        b"v",
        1,
        &low,
        &[],
        &mut sealer.entropy,
    );

    assert_eq!(secret, Err(CryptoError::Parameters));
    assert_eq!(value, Err(CryptoError::Parameters));
}
