//! The recovery key on its way to who asked two holders for it.

use crypto::recovery::helped::{HelpKey, Helped};
use crypto::{CryptoError, RecoveryKey};
use domain::{Hash, OrgId, PublicKey};

use crate::browser::test;
use crate::support::{Stream, org, statement, user};

fn recovery() -> RecoveryKey {
    RecoveryKey::make(&mut Stream::from(9))
}

fn requester() -> HelpKey {
    HelpKey::make(&mut Stream::from(30))
}

fn helped() -> Helped {
    Helped {
        org: org(),
        root: PublicKey([7; 32]),
        statement: statement(),
        recovery: recovery().public(),
        user: user(1),
        requester: requester().public(),
    }
}

fn sealed(helped: &Helped) -> Vec<u8> {
    recovery()
        .seal_to_requester(helped, &mut Stream::from(40))
        .unwrap()
}

/// Each differs from [`helped`] in one part.
fn others() -> Vec<Helped> {
    let other = HelpKey::make(&mut Stream::from(31)).public();
    [
        |helped: &mut Helped, _| helped.org = OrgId::v4([1; 16]),
        |helped: &mut Helped, other| helped.root = other,
        |helped: &mut Helped, _| helped.statement = Hash::of(b"another"),
        |helped: &mut Helped, other| helped.recovery = other,
        |helped: &mut Helped, _| helped.user = user(2),
        |helped: &mut Helped, other| helped.requester = other,
    ]
    .map(|change: fn(&mut Helped, PublicKey)| {
        let mut changed = helped();
        change(&mut changed, other);
        changed
    })
    .to_vec()
}

#[test]
fn the_requester_opens_the_stated_recovery_key() {
    let opened = requester().open(&helped(), &sealed(&helped())).unwrap();

    assert_eq!(opened.public(), recovery().public());
}

#[test]
fn nobody_elses_one_time_key_opens_it() {
    let outcome = HelpKey::make(&mut Stream::from(31)).open(&helped(), &sealed(&helped()));

    assert_eq!(outcome.err(), Some(CryptoError::Refused));
}

#[test]
fn t1_it_opens_for_no_other_organisation_root_statement_key_or_user() {
    for other in others() {
        let outcome = requester().open(&other, &sealed(&helped()));
        assert_eq!(outcome.err(), Some(CryptoError::Refused), "{other:?}");
    }
    let cut = &sealed(&helped())[..20];
    let outcome = requester().open(&helped(), cut);
    assert_eq!(outcome.err(), Some(CryptoError::Format));
}

/// A server that knows all public keys seals a recovery key of its own.
#[test]
fn t1_a_recovery_key_planted_under_the_stated_one_is_refused() {
    let planted = RecoveryKey::make(&mut Stream::from(10));
    let named = Helped {
        recovery: planted.public(),
        ..helped()
    };
    let sealed = planted
        .seal_to_requester(&named, &mut Stream::from(40))
        .unwrap();

    for shown in [helped(), named] {
        let outcome = requester().open(&shown, &sealed).map(|key| key.public());
        assert_ne!(outcome.ok(), Some(recovery().public()));
    }
    let refused = planted.seal_to_requester(&helped(), &mut Stream::from(40));
    assert_eq!(refused.err(), Some(CryptoError::Parameters));
}

/// Whoever swaps the key, the log or the user between the two is heard on the phone.
#[test]
fn t1_another_key_log_or_user_gives_other_words() {
    let own = helped().words();

    assert_eq!((own.as_slice().len(), &own), (10, &helped().words()));
    for other in others() {
        let words = other.words();
        let same = own.as_slice().iter().zip(words.as_slice());
        assert!(
            same.filter(|(one, other)| one == other).count() < 3,
            "{words}"
        );
    }
}

#[test]
fn nothing_is_sealed_to_a_key_of_low_order() {
    let low = Helped {
        requester: PublicKey([0; 32]),
        ..helped()
    };
    let outcome = recovery().seal_to_requester(&low, &mut Stream::from(40));

    assert_eq!(outcome.err(), Some(CryptoError::Parameters));
}
