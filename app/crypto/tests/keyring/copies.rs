use crypto::sealed_copy::{
    CopyField, CopyHeader, CopyItem, CopyKey, CopyPlace, CopyPurpose, CopyRecipient, CopySecret,
    LONGEST_LIFE_MILLIS, Manifest, seal_to_key, seal_to_secret,
};
use crypto::{CryptoError, Kit};
use domain::record::Table;
use domain::{FieldId, Hash, OrgId, PublicKey, RecordId, Timestamp};
use zeroize::Zeroizing;

use crate::support::{Stream, org};

pub(crate) const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

pub(crate) fn place(recipient: CopyRecipient) -> CopyPlace {
    CopyPlace {
        org: org(),
        copy: [0x66; 16],
        purpose: CopyPurpose::Access,
        recipient,
        expires: NOW.plus_millis(3_600_000),
    }
}

fn item(record: u8, field: &str, value: &[u8]) -> CopyItem {
    CopyItem {
        place: CopyField {
            table: Table::Contact,
            record: RecordId::v4([record; 16]),
            field: FieldId::new(field),
        },
        value: Zeroizing::new(value.to_vec()),
    }
}

pub(crate) fn items() -> Vec<CopyItem> {
    vec![
        item(1, "bank_account", b"CZ6508000000192000145399"),
        item(1, "tax_id", b"CZ1234567890"),
    ]
}

/// A copy for a person with its secret, and one for a supporter with its key.
fn both() -> (CopySecret, Vec<u8>, CopyKey, Vec<u8>) {
    let mut entropy = Stream::from(1);
    let (secret, key) = (CopySecret::make(&mut entropy), CopyKey::make(&mut entropy));
    let person = place(CopyRecipient::Person);
    let support = place(CopyRecipient::Support);
    let to_secret = seal_to_secret(&person, &items(), &secret, NOW, &mut entropy).unwrap();
    let to_key = seal_to_key(&support, &items(), &key.public(), NOW, &mut entropy).unwrap();
    (secret, to_secret, key, to_key)
}

/// Everything a copy is bound to, changed one by one.
fn other_places(home: &CopyPlace) -> Vec<CopyPlace> {
    let place = |change: fn(&mut CopyPlace)| {
        let mut place = home.clone();
        change(&mut place);
        place
    };
    vec![
        place(|place| place.copy = [0x67; 16]),
        place(|place| place.purpose = CopyPurpose::Portability),
        place(|place| place.recipient = CopyRecipient::Controller),
        place(|place| place.expires = NOW.plus_millis(3_600_001)),
    ]
}

#[test]
fn a_copy_opens_with_what_it_was_sealed_to_and_says_what_it_holds() {
    let (secret, to_secret, key, to_key) = both();
    let (person, support) = (place(CopyRecipient::Person), place(CopyRecipient::Support));
    let printed = CopySecret::parse(&secret.text().to_lowercase()).unwrap();

    assert_eq!(printed.open(&person, &to_secret, NOW), Ok(items()));
    assert_eq!(key.open(&support, &to_key, NOW), Ok(items()));
    let header = CopyHeader::read(org(), &to_secret).unwrap();
    let manifest = Manifest::of(items().into_iter().map(|item| item.place)).unwrap();
    assert_eq!((header.place, header.manifest), (person, manifest.hash()));
    assert_eq!(manifest.hash(), Hash::of(&manifest.to_bytes()));
    assert_eq!(manifest.fields().count(), 2);
}

#[test]
fn t2_a_copy_opens_in_no_other_place_than_its_own() {
    let (secret, to_secret, key, to_key) = both();
    let (person, support) = (place(CopyRecipient::Person), place(CopyRecipient::Support));
    let elsewhere = |place: &CopyPlace| CopyPlace {
        org: OrgId::v4([1; 16]),
        ..place.clone()
    };

    for (asked, sealed) in [(&person, &to_secret), (&support, &to_key)] {
        for other in [other_places(asked), vec![elsewhere(asked)]].concat() {
            let outcomes = [
                secret.open(&other, sealed, NOW),
                key.open(&other, sealed, NOW),
            ];
            assert!(outcomes.iter().all(Result::is_err), "{other:?}");
        }
    }
}

/// The front is rewritten to the place that is asked for, as a server could.
#[test]
fn t2_a_copy_whose_front_was_rewritten_is_refused() {
    let (secret, to_secret, key, to_key) = both();
    let (person, support) = (place(CopyRecipient::Person), place(CopyRecipient::Support));

    for (home, sealed) in [(&person, &to_secret), (&support, &to_key)] {
        for (at, mask) in [(2, 1), (18, 3), (27, 1), (28, 1), (59, 1)] {
            let mut rewritten = sealed.clone();
            rewritten[at] ^= mask;
            let asked = CopyHeader::read(org(), &rewritten).unwrap().place;
            let outcome = if home.recipient.has_secret() {
                secret.open(&asked, &rewritten, NOW)
            } else {
                key.open(&asked, &rewritten, NOW)
            };
            assert_eq!(outcome.err(), Some(CryptoError::Refused), "byte {at}");
        }
    }
    let mut controller = to_key.clone();
    controller[19] = 3;
    let asked = CopyHeader::read(org(), &controller).unwrap().place;
    assert_eq!(asked.recipient, CopyRecipient::Controller);
    assert_eq!(
        key.open(&asked, &controller, NOW).err(),
        Some(CryptoError::Refused)
    );
}

#[test]
fn t4_every_changed_byte_and_every_cut_of_a_copy_is_refused() {
    let (secret, to_secret, key, to_key) = both();
    let (person, support) = (place(CopyRecipient::Person), place(CopyRecipient::Support));

    for at in 0..to_secret.len() {
        let mut changed = to_secret.clone();
        changed[at] ^= 1;
        assert!(secret.open(&person, &changed, NOW).is_err(), "byte {at}");
        assert!(secret.open(&person, &to_secret[..at], NOW).is_err());
    }
    for at in 0..to_key.len() {
        let mut changed = to_key.clone();
        changed[at] ^= 1;
        assert!(key.open(&support, &changed, NOW).is_err(), "byte {at}");
        assert!(key.open(&support, &to_key[..at], NOW).is_err());
    }
}

#[test]
fn an_expired_copy_is_refused() {
    let (secret, to_secret, ..) = both();
    let person = place(CopyRecipient::Person);
    let last = person.expires.plus_millis(-1);

    assert!(secret.open(&person, &to_secret, last).is_ok());
    assert_eq!(
        secret.open(&person, &to_secret, person.expires).err(),
        Some(CryptoError::Refused)
    );
}

#[test]
fn another_secret_or_key_opens_nothing() {
    let (_, to_secret, _, to_key) = both();
    let mut entropy = Stream::from(2);
    let (secret, key) = (CopySecret::make(&mut entropy), CopyKey::make(&mut entropy));
    let kit = Kit::make(&mut entropy);

    let person = secret.open(&place(CopyRecipient::Person), &to_secret, NOW);
    let support = key.open(&place(CopyRecipient::Support), &to_key, NOW);

    assert_eq!(person.err(), Some(CryptoError::Refused));
    assert_eq!(support.err(), Some(CryptoError::Refused));
    assert_eq!(
        CopySecret::parse(&kit.code_a).err(),
        Some(CryptoError::Format)
    );
}

#[test]
fn nothing_is_sealed_for_the_wrong_kind_too_long_too_late_or_twice() {
    let mut entropy = Stream::from(1);
    let secret = CopySecret::make(&mut entropy);
    let (person, support) = (place(CopyRecipient::Person), place(CopyRecipient::Support));
    let expiring = |millis| CopyPlace {
        expires: NOW.plus_millis(millis),
        ..person.clone()
    };
    let twice = [items(), items()].concat();
    let low = PublicKey([0; 32]);

    let mut outcomes: Vec<_> = [
        (&support, items()),
        (&expiring(0), items()),
        (&expiring(LONGEST_LIFE_MILLIS + 1), items()),
        (&person, vec![]),
        (&person, twice),
    ]
    .into_iter()
    .map(|(place, items)| seal_to_secret(place, &items, &secret, NOW, &mut entropy))
    .collect();
    outcomes.push(seal_to_key(&support, &items(), &low, NOW, &mut entropy));
    let key = CopyKey::make(&mut entropy).public();
    outcomes.push(seal_to_key(&person, &items(), &key, NOW, &mut entropy));

    for outcome in outcomes {
        assert_eq!(outcome, Err(CryptoError::Parameters));
    }
    let longest = expiring(LONGEST_LIFE_MILLIS);
    assert!(seal_to_secret(&longest, &items(), &secret, NOW, &mut entropy).is_ok());
}
