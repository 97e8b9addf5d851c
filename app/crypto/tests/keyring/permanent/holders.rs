//! The recovery key sealed to a pair of holders.

use crypto::recovery::helped::{HelpKey, Helped};
use crypto::recovery::pairs::{Holder, PairWrap};
use crypto::{DeviceKeys, Keyring, Kit, RecoveryKey};
use domain::{Bytes, PublicKey};

use super::making::Made;
use super::{bytes, key};
use crate::browser::test;
use crate::support::{Counting, device, org, statement, user};

/// The keyring of a holder; the first one is that of the other vectors.
fn keyring(number: u8) -> Keyring {
    let keys = DeviceKeys::make(&mut Counting::from(number - 1));
    Keyring::new(org(), user(number), device(number), keys)
}

fn holder(number: u8) -> Holder {
    Holder {
        user: user(number),
        device: device(number),
        key: keyring(number).device_keys().public().1,
    }
}

fn pair(wrap: Bytes) -> PairWrap {
    PairWrap {
        outer: device(2),
        inner: device(1),
        wrap,
    }
}

fn requester() -> HelpKey {
    HelpKey::make(&mut Counting::from(200))
}

fn helped(recovery: PublicKey) -> Helped {
    Helped {
        org: org(),
        root: PublicKey([0x52; 32]),
        statement: statement(),
        recovery,
        user: user(1),
        requester: requester().public(),
    }
}

impl Made {
    pub(super) fn holders(&mut self) {
        let recovery = RecoveryKey::make(&mut Counting::from(170));
        let holders = [1, 2, 3].map(holder);
        let wraps = recovery
            .seal_to_pairs(org(), &statement(), &holders, &mut Counting::from(35))
            .unwrap();
        let wrap = wraps
            .into_iter()
            .find(|wrap| wrap.is_of(device(1), device(2)))
            .unwrap();
        assert_eq!(wrap, pair(wrap.wrap.clone()));
        self.note("recovery_pair", wrap.wrap.as_slice());
        let sealed = recovery
            .seal_to_requester(&helped(recovery.public()), &mut Counting::from(40))
            .unwrap();
        self.note("recovery_helped", &sealed);
    }
}

#[test]
fn the_stored_wrap_of_a_pair_opens_to_the_stored_recovery_key() {
    let (wrap, recovery) = (pair(bytes("recovery_pair").into()), key("recovery_public"));

    let handed_on = keyring(2)
        .open_outer(&recovery, &statement(), &wrap)
        .unwrap();
    let opened = keyring(1)
        .open_inner(&recovery, &statement(), &wrap, handed_on.as_slice())
        .unwrap();

    let kit = Kit::make(&mut Counting::from(110));
    assert_eq!(
        opened.wrap_with_code(&kit, org(), &mut Counting::from(130)),
        bytes("recovery_key")
    );
}

#[test]
fn what_was_sealed_to_a_requester_opens_to_the_stored_recovery_key() {
    let helped = helped(key("recovery_public"));

    let opened = requester()
        .open(&helped, &bytes("recovery_helped"))
        .unwrap();

    assert_eq!(opened.public(), key("recovery_public"));
}
