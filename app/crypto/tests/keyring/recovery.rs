use crypto::{CryptoError, Kit, OrgRoot, RecoveryKey, verify};
use domain::OrgId;

use crate::support::{Counting, Stream, org};

#[test]
fn code_a_opens_the_recovery_key_and_that_opens_the_root() {
    let mut entropy = Stream::from(1);
    let (kit, recovery, root) = (
        Kit::make(&mut entropy),
        RecoveryKey::make(&mut entropy),
        OrgRoot::make(&mut entropy),
    );
    let wrapped = recovery.wrap_with_code(&kit, org(), &mut entropy);
    let sealed_root = root
        .seal_to_recovery(org(), &recovery.public(), &mut entropy)
        .unwrap();

    let opened = RecoveryKey::open_with_code(&wrapped, &kit.code_a.to_lowercase(), org()).unwrap();
    let again = opened.open_org_root(org(), &sealed_root).unwrap();

    assert_eq!(opened.public(), recovery.public());
    assert_eq!(again.public(), root.public());
    let signature = again.sign("souhlas/v1/statement-sig", b"hash");
    assert_eq!(
        verify(
            &root.public(),
            "souhlas/v1/statement-sig",
            b"hash",
            &signature
        ),
        Ok(())
    );
}

#[test]
fn another_kit_a_slip_or_another_organisation_opens_nothing() {
    let mut entropy = Stream::from(1);
    let (kit, other) = (Kit::make(&mut entropy), Kit::make(&mut entropy));
    let recovery = RecoveryKey::make(&mut entropy);
    let wrapped = recovery.wrap_with_code(&kit, org(), &mut entropy);
    let slip: String = kit.code_a.chars().rev().collect();
    let elsewhere = OrgId::v4([1; 16]);

    let outcomes = [
        RecoveryKey::open_with_code(&wrapped, &other.code_a, org()),
        RecoveryKey::open_with_code(&wrapped, &kit.code_a, elsewhere),
        RecoveryKey::open_with_code(&wrapped, &slip, org()),
        RecoveryKey::open_with_code(&wrapped, &kit.code_b, org()),
    ]
    .map(|outcome| outcome.err());

    assert_eq!(
        outcomes,
        [
            CryptoError::Refused,
            CryptoError::Refused,
            CryptoError::Format,
            CryptoError::Format
        ]
        .map(Some)
    );
}

#[test]
fn the_root_opens_for_its_organisation_and_recovery_key_only() {
    let mut entropy = Stream::from(1);
    let (recovery, stranger) = (
        RecoveryKey::make(&mut entropy),
        RecoveryKey::make(&mut entropy),
    );
    let root = OrgRoot::make(&mut entropy);
    let sealed = root
        .seal_to_recovery(org(), &recovery.public(), &mut entropy)
        .unwrap();

    assert!(stranger.open_org_root(org(), &sealed).is_err());
    assert!(recovery.open_org_root(OrgId::v4([1; 16]), &sealed).is_err());
    assert!(recovery.open_org_root(org(), &[]).is_err());
}

/// That it is a working one was proved with another implementation of `age` on the pair in
/// `tests/vectors/souhlas_v1.json`, which the permanent vectors hold fast.
#[test]
fn code_b_is_an_identity_of_the_age_tool() {
    let kit = Kit::make(&mut Counting::from(0));

    assert!(kit.code_b.starts_with("AGE-SECRET-KEY-1"));
    assert_eq!(kit.code_b.len(), 74);
    assert!(kit.backup_recipient().starts_with(b"age1"));
    assert_eq!(kit.backup_recipient().len(), 62);
}

#[test]
fn a_kit_shows_nothing_of_itself_in_logs() {
    let kit = Kit::make(&mut Counting::from(0));

    assert_eq!(format!("{kit:?}"), "Kit(hidden)");
    assert!(!kit.check_word.is_empty());
}

/// What leaves a root, at set-up and at any later use: nothing of it holds a piece of the secret.
#[test]
fn nothing_that_leaves_org_root_holds_a_piece_of_it() {
    let seed: Vec<u8> = (120..152).collect();
    let root = OrgRoot::make(&mut Counting::from(120));
    let mut entropy = Stream::from(1);
    let recovery = RecoveryKey::make(&mut entropy);
    let sealed = root
        .seal_to_recovery(org(), &recovery.public(), &mut entropy)
        .unwrap();
    let opened = recovery.open_org_root(org(), &sealed).unwrap();
    assert_eq!(opened.public(), root.public());

    let signature = root.sign("souhlas/v1/statement-sig", b"hash");
    let leaves = [
        sealed,
        root.public().0.to_vec(),
        signature.0.to_vec(),
        root.sign_bytes(b"bytes").0.to_vec(),
        format!("{root:?}").into_bytes(),
    ];
    for left in leaves {
        let pieces = seed.windows(4);
        let told = pieces.filter(|piece| left.windows(4).any(|part| part == *piece));
        assert_eq!(told.count(), 0);
    }
}
