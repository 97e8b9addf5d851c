use std::collections::BTreeSet;

use super::*;
use crate::record::WrapForm;

fn org() -> OrgId {
    OrgId::v4([1; 16])
}

fn made() -> ReWrap {
    ReWrap {
        wrap: DekWrap {
            subject: SubjectId::v4([2; 16]),
            class: Class::Notes,
            dek: [3; 8],
            epoch: 4,
            form: WrapForm::ClassKey,
            wrap: vec![5; 94].into(),
        },
        number: 6,
        before: Hash([7; 32]),
        device: DeviceId::v4([8; 16]),
        signature: Signature([0; 64]),
    }
}

fn word() -> WrapConfirmation {
    let made = made();
    WrapConfirmation {
        subject: made.wrap.subject,
        class: made.wrap.class,
        dek: made.wrap.dek,
        number: made.number,
        before: made.before,
        wrap: Hash::of(made.wrap.wrap.as_slice()),
        device: DeviceId::v4([9; 16]),
        signature: Signature([0; 64]),
    }
}

#[test]
fn t16_every_part_of_a_re_wrap_is_signed() {
    let with = |change: fn(&mut ReWrap)| {
        let mut made = made();
        change(&mut made);
        made.signed_bytes(org())
    };
    let messages = [
        made().signed_bytes(org()),
        made().signed_bytes(OrgId::v4([9; 16])),
        with(|made| made.wrap.subject = SubjectId::v4([9; 16])),
        with(|made| made.wrap.class = Class::Special),
        with(|made| made.wrap.dek = [9; 8]),
        with(|made| made.wrap.epoch = 9),
        with(|made| made.wrap.wrap = vec![9; 94].into()),
        with(|made| made.number = 9),
        with(|made| made.before = Hash([9; 32])),
        with(|made| made.device = DeviceId::v4([9; 16])),
    ];

    assert_eq!(BTreeSet::from(messages).len(), 10);
}

#[test]
fn t16_every_part_of_a_confirmation_is_signed() {
    let with = |change: fn(&mut WrapConfirmation)| {
        let mut word = word();
        change(&mut word);
        word.signed_bytes(org())
    };
    let messages = [
        word().signed_bytes(org()),
        word().signed_bytes(OrgId::v4([9; 16])),
        with(|word| word.subject = SubjectId::v4([9; 16])),
        with(|word| word.class = Class::Special),
        with(|word| word.dek = [9; 8]),
        with(|word| word.number = 9),
        with(|word| word.before = Hash([9; 32])),
        with(|word| word.wrap = Hash([9; 32])),
        with(|word| word.device = DeviceId::v4([10; 16])),
    ];

    assert_eq!(BTreeSet::from(messages).len(), 9);
}

#[test]
fn a_confirmation_speaks_of_one_re_wrap_and_never_for_its_maker() {
    let with = |change: fn(&mut WrapConfirmation)| {
        let mut word = word();
        change(&mut word);
        word.is_of(&made())
    };

    assert!(word().is_of(&made()));
    assert!(!with(|word| word.subject = SubjectId::v4([9; 16])));
    assert!(!with(|word| word.class = Class::Special));
    assert!(!with(|word| word.dek = [9; 8]));
    assert!(!with(|word| word.number = 9));
    assert!(!with(|word| word.before = Hash([9; 32])));
    assert!(!with(|word| word.wrap = Hash([9; 32])));
    assert!(!with(|word| word.device = made().device));
    let mut own = word();
    own.device = made().device;
    assert!(own.names(&made()), "who is alone speaks of their own");
    own.number = 9;
    assert!(!own.names(&made()));
}
