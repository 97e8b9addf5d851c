//! Wraps moved to another place where the same key is at hand, so that only the bound data
//! stands in the way. What has a label of its own is flipped part by part in the crate.

use crypto::passphrase::{Params, stretch};
use crypto::{CryptoError, DeviceKeys, Keyring};
use domain::OrgId;
use domain::record::Class;

use crate::support::{Counting, device, org, user};

fn keys() -> DeviceKeys {
    DeviceKeys::make(&mut Counting::from(0))
}

fn places() -> [Keyring; 3] {
    [
        Keyring::new(OrgId::v4([1; 16]), user(1), device(1), keys()),
        Keyring::new(org(), user(2), device(1), keys()),
        Keyring::new(org(), user(1), device(2), keys()),
    ]
}

#[test]
fn t2_a_page_opens_for_no_other_organisation_user_or_device_with_the_same_key() {
    let home = Keyring::new(org(), user(1), device(1), keys());
    let page = home.seal_local("page/1", b"rows", &mut Counting::from(100));

    for place in places() {
        let outcome = place.open_local("page/1", &page);
        assert_eq!(outcome.err(), Some(CryptoError::Refused));
    }
    assert!(home.open_local("page/1", &page).is_ok());
}

/// The wrap of DeviceRoot is right; only the keys below it come from elsewhere.
#[test]
fn t2_device_keys_open_for_no_other_user_or_device_under_the_same_root() {
    let params = Params {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
        salt: [1; 16],
    };
    let kek = stretch("pět žlutých koní na Vltavě", &params)
        .unwrap()
        .kek();
    let wrapped =
        |who, at| keys().wrap(&kek, user(who), device(at), &params, &mut Counting::from(9));
    let root = wrapped(1, 1).len() - 62 - 96;

    for other in [wrapped(2, 1), wrapped(1, 2)] {
        let mixed = [&wrapped(1, 1)[..root], &other[root..]].concat();
        let outcome = DeviceKeys::unwrap(&mixed, &kek, user(1), device(1), &params);
        assert_eq!(outcome.err(), Some(CryptoError::Refused));
    }
    assert!(DeviceKeys::unwrap(&wrapped(1, 1), &kek, user(1), device(1), &params).is_ok());
}

/// The same two secrets in every place: organisation, class and epoch alone differ.
#[test]
fn t2_a_class_chain_opens_for_no_other_organisation_class_or_epoch() {
    let place = |at: OrgId, class: Class, epoch: u32| {
        let mut keyring = Keyring::new(at, user(1), device(1), keys());
        let before = keyring.make_class_secret(class, epoch - 1, &mut Counting::from(20));
        let _ = keyring.make_class_secret(class, epoch, &mut Counting::from(40));
        (keyring, before)
    };
    let (home, before) = place(org(), Class::Financial, 2);
    let chain = home
        .wrap_previous(Class::Financial, 2, &mut Counting::from(70))
        .unwrap();

    for (at, class, epoch) in [
        (OrgId::v4([1; 16]), Class::Financial, 2),
        (org(), Class::Special, 2),
        (org(), Class::Financial, 3),
    ] {
        let (mut keyring, same) = place(at, class, epoch);
        let outcome = keyring.accept_previous(class, epoch, &chain, &before);
        assert_eq!(outcome, Err(CryptoError::Refused));
        assert_eq!(same, before);
    }
}
