//! A saved outbox of another device of the user.

use domain::{Bytes, PublicKey};
use sync::message::deliver::Delivery;
use sync::message::v1::{Op, OpKind};
use sync::proof::verify_bytes;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{PASSPHRASE, ask, found, is_refused, join, now, stretch};
use crate::random;
use crate::replica::item::{SavedOp, label};
use crate::replica::numbers::Numbers;
use crate::vault::message::{Answer, Ask, Enrol, Founded, Unsent, Why};
use crate::vault_worker::cabinet::Cabinet;

fn saved(n: u64) -> SavedOp {
    let kind = OpKind::Consent {
        events: Vec::new(),
        evidence: None,
    };
    let op = Op {
        n,
        id: random::op(now()),
        client_time: now(),
        kind,
    };
    let (numbers, base) = (Numbers::default(), None);
    SavedOp { op, numbers, base }
}

/// What the founder's device saved to a file.
fn file(cabinet: &mut Cabinet, founded: &Founded, ops: &[SavedOp]) -> Unsent {
    let parts = ops.iter().map(|saved| {
        let bytes = postcard::to_allocvec(saved).expect("it has a length");
        (label::outbox(saved.op.n), Bytes(bytes))
    });
    let Answer::Local(sealed) = ask(cabinet, Ask::SealLocal(parts.collect())) else {
        panic!("not sealed");
    };
    Unsent {
        keys: founded.device.clone(),
        ops: ops.iter().map(|saved| saved.op.n).zip(sealed).collect(),
    }
}

/// Another device of the founder, with the passphrase of the first one typed.
fn second(founded: &Founded, passphrase: &str) -> Cabinet {
    let mut cabinet = Cabinet::default();
    let enrol = Enrol {
        org: founded.device.org,
        user: founded.device.user,
        passphrase: "mlýn voda kámen obilí 77".to_owned(),
        now: now(),
    };
    let enrolled = ask(&mut cabinet, Ask::Enrol(Box::new(enrol)));
    assert!(matches!(enrolled, Answer::Enrolled(_)));
    stretch(&mut cabinet, founded, passphrase);
    cabinet
}

fn signing_key(cabinet: &mut Cabinet, founded: &Founded) -> PublicKey {
    let Answer::Claimed(claimed) = ask(cabinet, Ask::Claim(founded.root)) else {
        panic!("no keys were shown");
    };
    claimed.signing
}

#[wasm_bindgen_test]
fn another_device_of_the_user_hands_a_saved_outbox_over_in_the_name_of_the_first() {
    let mut first = Cabinet::default();
    let founded = found(&mut first);
    let ops = [saved(2), saved(5)];
    let unsent = file(&mut first, &founded, &ops);
    let key = signing_key(&mut first, &founded);
    let mut second = second(&founded, PASSPHRASE);
    let own = signing_key(&mut second, &founded);

    let answer = ask(&mut second, Ask::Deliver(Box::new(unsent)));

    let Answer::Deliveries(deliveries) = answer else {
        panic!("nothing was signed");
    };
    let [delivery] = &deliveries[..] else {
        panic!("more than one push");
    };
    let hash = Delivery::signed_hash(founded.device.device, &delivery.ops);
    let signed = Delivery::signed_bytes(&hash);
    assert!(verify_bytes(&key, &signed, &delivery.signature));
    assert_eq!(delivery.ops, ops.map(|saved| saved.op));
    // The second device stays itself.
    assert_eq!(signing_key(&mut second, &founded), own);
}

#[wasm_bindgen_test]
fn a_changed_file_is_not_signed() {
    let mut first = Cabinet::default();
    let founded = found(&mut first);
    let keys = || founded.device.clone();
    let unsent = file(&mut first, &founded, &[saved(2)]);
    let (n, sealed) = unsent.ops[0].clone();
    let mut flipped = sealed.clone();
    flipped.0[30] ^= 1;
    let cut = Bytes(sealed.0[..sealed.0.len() - 1].to_vec());
    for ops in [(n, flipped), (n, cut), (n + 1, sealed)] {
        let mut second = second(&founded, PASSPHRASE);
        let ops = vec![ops];
        let changed = Unsent { keys: keys(), ops };
        let answer = ask(&mut second, Ask::Deliver(Box::new(changed)));
        assert!(is_refused(&answer, Why::NotProven));
    }
}

#[wasm_bindgen_test]
fn neither_another_passphrase_nor_another_user_gets_a_signature() {
    let mut first = Cabinet::default();
    let founded = found(&mut first);
    let (keys, ops) = (founded.device.clone(), Vec::new());
    let unsent = || {
        let (keys, ops) = (keys.clone(), ops.clone());
        Box::new(Unsent { keys, ops })
    };
    let mut wrong = second(&founded, "another passphrase of some length");
    let answer = ask(&mut wrong, Ask::Deliver(unsent()));
    assert!(is_refused(&answer, Why::PassphraseWrong));

    let mut colleague = Cabinet::default();
    join(&mut colleague, &founded);
    stretch(&mut colleague, &founded, PASSPHRASE);
    let answer = ask(&mut colleague, Ask::Deliver(unsent()));
    assert!(is_refused(&answer, Why::NotProven));
}
