use crypto::{CryptoError, verify_bytes};
use domain::record::{Class, DekWrap, WrapForm, WriteProof};
use domain::{Hash, Signature};

use crate::support::{binding, device, org, person, reader, statement, subject};

#[test]
fn t14_a_class_secret_of_the_servers_own_is_refused() {
    let (_, stated) = reader(1);
    let (mut server, own) = reader(9);
    let mut victim = person(2);
    let wrap = server
        .keyring
        .wrap_class_secret(
            Class::Financial,
            1,
            &statement(),
            Some(victim.device),
            &victim.agreement,
            &mut server.entropy,
        )
        .unwrap();

    let outcome = victim.keyring.accept_class_secret(&wrap, &stated);

    assert_ne!(own, stated);
    assert_eq!(outcome, Err(CryptoError::Refused));
    assert!(!victim.keyring.reads(Class::Financial));
}

#[test]
fn t14_a_wrap_for_recovery_is_not_taken_as_one_for_a_device() {
    let (mut reader, intake) = reader(1);
    let mut victim = person(2);
    let wrap = reader
        .keyring
        .wrap_class_secret(
            Class::Financial,
            1,
            &statement(),
            None,
            &victim.agreement,
            &mut reader.entropy,
        )
        .unwrap();
    let mut relabelled = wrap.clone();
    relabelled.device = Some(victim.device);

    assert_eq!(
        victim.keyring.accept_class_secret(&wrap, &intake),
        Err(CryptoError::Refused)
    );
    assert_eq!(
        victim.keyring.accept_class_secret(&relabelled, &intake),
        Err(CryptoError::Refused)
    );
}

#[test]
fn t14_wraps_of_two_subjects_swapped_open_nothing() {
    let (mut writer, intake) = reader(1);
    let mut other = person(2);
    writer.grants(&mut other, Class::Financial, 1, &intake);
    let one = writer.seals(b"one", 1, &intake, &[]);
    let mut place = binding(writer.device);
    place.subject = subject(2);
    let two = writer
        .keyring
        .seal(&place, b"two", 1, &intake, &[], &mut writer.entropy)
        .unwrap();
    let (one_wrap, two_wrap) = (one.wrap.clone().unwrap(), two.wrap.unwrap());

    let swapped = DekWrap {
        wrap: two_wrap.wrap.clone(),
        ..one_wrap.clone()
    };
    let named_as_asked = DekWrap {
        subject: one_wrap.subject,
        dek: one_wrap.dek,
        ..two_wrap.clone()
    };

    assert_eq!(
        other.opens(device(1), &one, &[two_wrap]),
        Err(CryptoError::NoKey)
    );
    assert_eq!(
        other.opens(device(1), &one, &[swapped, named_as_asked]),
        Err(CryptoError::Refused)
    );
}

/// The intake key is public: the server can seal a data key it knows. A value written under it
/// would be the server's to read.
#[test]
fn t14_a_reader_writes_under_no_data_key_that_came_through_the_intake() {
    let (mut reader, intake) = reader(1);
    let mut server = person(9);
    let planted = server.seals(b"planted", 1, &intake, &[]).wrap.unwrap();

    let sealed = reader.seals(b"secret", 1, &intake, std::slice::from_ref(&planted));

    let wrap = sealed.wrap.unwrap();
    assert_eq!(planted.form, WrapForm::Intake);
    assert_eq!(wrap.form, WrapForm::ClassKey);
    assert_ne!(wrap.dek, planted.dek);
}

#[test]
fn t14_a_planted_wrap_called_a_readers_wrap_is_not_used_either() {
    let (mut reader, intake) = reader(1);
    let mut server = person(9);
    let mut planted = server.seals(b"planted", 1, &intake, &[]).wrap.unwrap();
    planted.form = WrapForm::ClassKey;

    let sealed = reader.seals(b"secret", 1, &intake, std::slice::from_ref(&planted));

    assert_ne!(sealed.wrap.unwrap().dek, planted.dek);
}

#[test]
fn t14_a_value_the_server_sealed_itself_has_no_proof_of_the_device_it_names() {
    let (mut reader, intake) = reader(1);
    let victim = person(2);
    let mut server = person(9);
    let sealed = server.seals(b"forged", 1, &intake, &[]);
    let place = binding(device(9));
    let mut proof = WriteProof {
        device: victim.device,
        op: place.op,
        base_version: 0,
        catalogue_version: 1,
        log_n: 1,
        log_hash: statement(),
        release: None,
        envelopes: vec![Hash::of(&sealed.envelope)],
        wraps: Vec::new(),
        signature: Signature([0; 64]),
    };
    let bytes = proof.signed_bytes(org(), place.record);
    proof.signature = server.keyring.sign_bytes(&bytes);

    assert!(
        reader
            .opens(device(9), &sealed, &[sealed.wrap.clone().unwrap()])
            .is_ok()
    );
    assert_eq!(
        verify_bytes(&victim.signing, &bytes, &proof.signature),
        Err(CryptoError::Refused)
    );
    assert_eq!(
        verify_bytes(&server.signing, &bytes, &proof.signature),
        Ok(())
    );
}
