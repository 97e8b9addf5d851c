use crypto::CryptoError;
use crypto::envelope::v1::Header;
use domain::PublicKey;
use domain::record::{Class, DekWrap, WrapForm};

use crate::support::{Person, device, person, reader, subject, wraps};

/// Two readers who hold both epochs, one who left after the first, and both intakes.
struct Rolled {
    one: Person,
    two: Person,
    left: Person,
    first: PublicKey,
    second: PublicKey,
}

fn rolled() -> Rolled {
    let (mut one, first) = reader(1);
    let (mut two, mut left) = (person(2), person(3));
    for other in [&mut two, &mut left] {
        one.grants(other, Class::Financial, 1, &first);
    }
    let second = one.makes(Class::Financial, 2);
    one.grants(&mut two, Class::Financial, 2, &second);
    Rolled {
        one,
        two,
        left,
        first,
        second,
    }
}

fn rewrap(rolled: &mut Rolled, wrap: &DekWrap) -> crypto::Result<DekWrap> {
    let one = &mut rolled.one;
    one.keyring
        .rewrap(wrap, 2, &rolled.second, &mut one.entropy)
}

/// A reader who came after the roll and never held the first epoch.
fn newcomer(rolled: &mut Rolled) -> Person {
    let mut newcomer = person(4);
    let second = rolled.second;
    rolled
        .one
        .grants(&mut newcomer, Class::Financial, 2, &second);
    newcomer
}

#[test]
fn t16_a_rewrapped_data_key_opens_what_was_written_before_the_roll() {
    let mut rolled = rolled();
    let first = rolled.first;
    let old = rolled.one.seals(b"old", 1, &first, &[]);
    let before = old.wrap.clone().unwrap();
    let mut newcomer = newcomer(&mut rolled);

    let after = rewrap(&mut rolled, &before).unwrap();

    assert_eq!((after.epoch, after.form), (2, WrapForm::ClassKey));
    assert_eq!(after.dek, before.dek);
    assert_eq!(rolled.two.keyring.confirm_rewrap(&before, &after), Ok(()));
    assert_eq!(
        newcomer.opens(device(1), &old, &[before]),
        Err(CryptoError::NoKey)
    );
    assert_eq!(
        newcomer.opens(device(1), &old, &[after]),
        Ok(b"old".to_vec())
    );
}

#[test]
fn t16_a_garbage_rewrap_beside_the_good_one_loses_nothing_and_is_not_confirmed() {
    let mut rolled = rolled();
    let first = rolled.first;
    let old = rolled.one.seals(b"old", 1, &first, &[]);
    let before = old.wrap.clone().unwrap();
    let good = rewrap(&mut rolled, &before).unwrap();
    let mut garbage = good.clone();
    garbage.wrap.0[60] ^= 1;
    let mut cut = good.clone();
    cut.wrap.0.truncate(20);

    for bad in [&garbage, &cut] {
        for beside in [&before, &good] {
            let wraps = [bad.clone(), beside.clone()];
            let opened = rolled.two.opens(device(1), &old, &wraps);
            assert_eq!(opened, Ok(b"old".to_vec()));
        }
        assert!(rolled.two.keyring.confirm_rewrap(&before, bad).is_err());
    }
}

/// A reader wraps another data key under the id of the first: it opens, and is not the same.
#[test]
fn t16_a_rewrap_of_another_data_key_is_not_confirmed() {
    let mut rolled = rolled();
    let first = rolled.first;
    let before = rolled.left.seals(b"v", 1, &first, &[]).wrap.unwrap();
    let another = rolled.one.seals(b"v", 1, &first, &[]).wrap.unwrap();
    let after = rewrap(&mut rolled, &another).unwrap();
    let renamed = DekWrap {
        dek: before.dek,
        ..after.clone()
    };
    let moved = DekWrap {
        subject: subject(2),
        ..after.clone()
    };

    let keyring = &rolled.two.keyring;
    for (before, after) in [
        (&before, &after),
        (&before, &renamed),
        (&another, &moved),
        (&after, &another),
        (&another, &another),
    ] {
        assert_eq!(
            keyring.confirm_rewrap(before, after),
            Err(CryptoError::Refused)
        );
    }
    assert_eq!(keyring.confirm_rewrap(&another, &after), Ok(()));
}

#[test]
fn t16_who_lacks_an_epoch_neither_rewraps_nor_confirms() {
    let mut rolled = rolled();
    let first = rolled.first;
    let before = rolled.one.seals(b"old", 1, &first, &[]).wrap.unwrap();
    let after = rewrap(&mut rolled, &before).unwrap();
    let newcomer = newcomer(&mut rolled);
    let (second, left) = (rolled.second, &mut rolled.left);

    let by_left = left.keyring.rewrap(&before, 2, &second, &mut left.entropy);

    assert_eq!(by_left, Err(CryptoError::NoKey));
    assert_eq!(
        newcomer.keyring.confirm_rewrap(&before, &after),
        Err(CryptoError::NoKey)
    );
}

#[test]
fn t16_nothing_is_rewrapped_backwards_or_under_a_secret_that_is_not_the_stated_one() {
    let mut rolled = rolled();
    let (first, second) = (rolled.first, rolled.second);
    let before = rolled.one.seals(b"old", 1, &first, &[]).wrap.unwrap();
    let newer = rolled.one.seals(b"new", 2, &second, &[]).wrap.unwrap();
    let one = &mut rolled.one;

    let mut rewrap =
        |wrap, epoch, intake| one.keyring.rewrap(wrap, epoch, intake, &mut one.entropy);

    assert_eq!(rewrap(&newer, 1, &first), Err(CryptoError::Parameters));
    assert_eq!(rewrap(&before, 1, &first), Err(CryptoError::Parameters));
    assert_eq!(rewrap(&before, 2, &first), Err(CryptoError::Refused));
}

/// The leaver knows the data key: a re-wrap must not make it one to write under.
#[test]
fn t15_no_write_after_the_roll_uses_a_rewrapped_data_key() {
    let mut rolled = rolled();
    let (first, second) = (rolled.first, rolled.second);
    let old = rolled.one.seals(b"old", 1, &first, &[]);
    let before = old.wrap.clone().unwrap();
    let after = rewrap(&mut rolled, &before).unwrap();
    let dump = [before, after.clone()];
    assert!(rolled.left.opens(device(1), &old, &dump).is_ok());

    let new = rolled.two.seals(b"new", 2, &second, &dump);

    let made = new.wrap.clone().unwrap();
    assert_ne!(made.dek, after.dek);
    assert_eq!(Header::read(&new.envelope).unwrap().dek, made.dek);
    assert_eq!(
        rolled
            .left
            .opens(device(2), &new, &[&dump[..], &[made]].concat()),
        Err(CryptoError::NoKey)
    );
}

/// What sales sealed without reading becomes a reader's wrap; the sealer, who may know the data
/// key, gets nothing written under it.
#[test]
fn t14_a_data_key_from_the_intake_rewrapped_in_its_epoch_opens_and_is_not_written_under() {
    let (mut reader, intake) = reader(1);
    let mut sealer = person(2);
    let sealed = sealer.seals(b"typed by sales", 1, &intake, &[]);
    let before = sealed.wrap.clone().unwrap();

    let after = reader
        .keyring
        .rewrap(&before, 1, &intake, &mut reader.entropy)
        .unwrap();

    assert_eq!(reader.keyring.confirm_rewrap(&before, &after), Ok(()));
    let opened = reader.opens(device(2), &sealed, std::slice::from_ref(&after));
    assert_eq!(opened, Ok(b"typed by sales".to_vec()));
    let written = reader.seals(b"new", 1, &intake, &[before, after.clone()]);
    assert_ne!(wraps(&written)[0].dek, after.dek);
}
