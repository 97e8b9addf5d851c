use crypto::recovery::pairs::{FEWEST, Holder, PairWrap};
use crypto::{CryptoError, RecoveryKey};
use domain::{Bytes, Hash, OrgId, PublicKey};

use crate::support::{Person, Stream, device, org, person, statement, user};

fn holders(people: &[Person]) -> Vec<Holder> {
    let numbers = 1..;
    people
        .iter()
        .zip(numbers)
        .map(|(person, number)| Holder {
            user: user(number),
            device: person.device,
            key: person.agreement,
        })
        .collect()
}

/// Four people, the recovery key and its wraps.
fn sealed() -> (Vec<Person>, RecoveryKey, Vec<PairWrap>) {
    let people: Vec<Person> = (1..=4).map(person).collect();
    let recovery = RecoveryKey::make(&mut Stream::from(9));
    let wraps = recovery
        .seal_to_pairs(
            org(),
            &statement(),
            &holders(&people),
            &mut Stream::from(90),
        )
        .unwrap();
    (people, recovery, wraps)
}

fn holder<'a>(people: &'a [Person], pair: &PairWrap) -> (&'a Person, &'a Person) {
    let find = |device| {
        people
            .iter()
            .find(|person| person.device == device)
            .unwrap()
    };
    (find(pair.outer), find(pair.inner))
}

fn open(people: &[Person], recovery: &PublicKey, pair: &PairWrap) -> crypto::Result<RecoveryKey> {
    let (first, second) = holder(people, pair);
    let handed_on = first.keyring.open_outer(recovery, &statement(), pair)?;
    second
        .keyring
        .open_inner(recovery, &statement(), pair, handed_on.as_slice())
}

#[test]
fn any_two_of_the_holders_open_the_recovery_key() {
    let (people, recovery, wraps) = sealed();

    assert_eq!(wraps.len(), 12);
    for (one, other) in [(1, 2), (2, 1), (3, 1), (2, 4), (4, 3), (3, 2), (1, 4)] {
        let of_both: Vec<&PairWrap> = wraps
            .iter()
            .filter(|wrap| wrap.is_of(device(one), device(other)))
            .collect();
        assert_eq!(of_both.len(), 2);
        assert_eq!(of_both[0].outer, of_both[1].inner);
        for pair in of_both {
            let opened = open(&people, &recovery.public(), pair).unwrap();
            assert_eq!(opened.public(), recovery.public());
        }
    }
}

#[test]
fn the_order_of_the_holders_does_not_matter() {
    let (people, recovery, wraps) = sealed();
    let mut turned = holders(&people);
    turned.reverse();

    let again = recovery
        .seal_to_pairs(org(), &statement(), &turned, &mut Stream::from(90))
        .unwrap();

    assert_eq!(again, wraps);
}

#[test]
fn a_single_holder_opens_nothing() {
    let (people, recovery, wraps) = sealed();
    let public = recovery.public();

    for person in &people {
        for pair in &wraps {
            let outer = person.keyring.open_outer(&public, &statement(), pair);
            let alone = [Some(pair.wrap.clone()), outer.clone().ok()];
            for bytes in alone.into_iter().flatten() {
                let outcome =
                    person
                        .keyring
                        .open_inner(&public, &statement(), pair, bytes.as_slice());
                assert_eq!(outcome.err(), Some(CryptoError::Refused));
            }
            assert_eq!(outer.is_ok(), pair.outer == person.device);
        }
    }
}

#[test]
fn two_holders_open_no_wrap_of_another_pair() {
    let (people, recovery, wraps) = sealed();
    let find = |one, other| {
        wraps
            .iter()
            .find(|wrap| wrap.is_of(device(one), device(other)))
            .unwrap()
    };
    let (mine, other) = (find(1, 2), find(2, 3));
    let mixed = PairWrap {
        wrap: other.wrap.clone(),
        ..mine.clone()
    };
    let turned = PairWrap {
        outer: mine.inner,
        inner: mine.outer,
        wrap: mine.wrap.clone(),
    };

    for pair in [&mixed, &turned] {
        assert_eq!(
            open(&people, &recovery.public(), pair).err(),
            Some(CryptoError::Refused)
        );
    }
}

#[test]
fn t1_a_recovery_key_or_statement_other_than_the_signed_one_is_refused() {
    let (people, recovery, wraps) = sealed();
    let pair = &wraps[0];
    let (first, second) = holder(&people, pair);
    let public = recovery.public();
    let (other_key, other_statement) = (people[0].agreement, Hash::of(b"another"));
    let handed_on = first
        .keyring
        .open_outer(&public, &statement(), pair)
        .unwrap();
    let inner = |key: &PublicKey, hash: &Hash, bytes: &Bytes| {
        second
            .keyring
            .open_inner(key, hash, pair, bytes.as_slice())
            .err()
    };

    let refused = Some(CryptoError::Refused);
    assert_eq!(inner(&other_key, &statement(), &handed_on), refused);
    assert_eq!(inner(&public, &other_statement, &handed_on), refused);
    for (key, hash) in [(&other_key, &statement()), (&public, &other_statement)] {
        assert_eq!(first.keyring.open_outer(key, hash, pair).err(), refused);
    }
}

/// A server that knows all public keys seals a recovery key of its own in the name of the other.
#[test]
fn t1_a_recovery_key_planted_under_the_stated_one_is_refused() {
    let people: Vec<Person> = (1..=3).map(person).collect();
    let stated = RecoveryKey::make(&mut Stream::from(9)).public();
    let planted = RecoveryKey::make(&mut Stream::from(10))
        .seal_to_pairs(
            org(),
            &statement(),
            &holders(&people),
            &mut Stream::from(90),
        )
        .unwrap();

    assert_eq!(
        open(&people, &stated, &planted[0]).err(),
        Some(CryptoError::Refused)
    );
}

#[test]
fn fewer_than_three_or_doubled_holders_get_nothing() {
    let (people, recovery, _) = sealed();
    let all = holders(&people);
    let with = |change: fn(&mut Holder, &Holder)| {
        let mut all = all.clone();
        let first = all[0];
        change(&mut all[1], &first);
        all
    };

    for holders in [
        all[..FEWEST - 1].to_vec(),
        with(|second, first| second.user = first.user),
        with(|second, first| second.device = first.device),
        with(|second, first| second.key = first.key),
        with(|second, _| second.key = PublicKey([0; 32])),
    ] {
        let outcome = recovery.seal_to_pairs(org(), &statement(), &holders, &mut Stream::from(90));
        assert_eq!(outcome, Err(CryptoError::Parameters));
    }
    let elsewhere = recovery
        .seal_to_pairs(
            OrgId::v4([1; 16]),
            &statement(),
            &all,
            &mut Stream::from(90),
        )
        .unwrap();
    assert_eq!(
        open(&people, &recovery.public(), &elsewhere[0]).err(),
        Some(CryptoError::Refused)
    );
}
