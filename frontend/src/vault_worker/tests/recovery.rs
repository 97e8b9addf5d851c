//! The recovery kit, as the vault of a new browser meets it.

mod held;
mod pairs;
mod signers;

use domain::Bytes;
use domain::record::Class;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{ask, found, is_refused, log, opening, order, seal};
use crate::vault::message::{Answer, Ask, Why};
use crate::vault_worker::cabinet::Cabinet;
use held::{Held, recover, use_kit, use_kit_of};

#[wasm_bindgen_test]
fn the_kit_makes_a_device_that_reads_the_past_and_leaves_the_old_one_out() {
    let mut first = Cabinet::default();
    let mut held = Held::of(found(&mut first));
    let before = log(&held.founded);
    let note = order(&before, Class::Notes, "před obnovou");
    let sealed = seal(&mut first, &note);

    let mut fresh = use_kit(&mut held, None);
    let organisation = held.log();
    let device = held.recovered[0].device.device;
    assert!(organisation.live_device(device).is_some());
    assert!(
        organisation
            .live_device(held.founded.device.device)
            .is_none()
    );
    assert_eq!(organisation.unrolled(), []);
    for (class, epoch) in &organisation.classes {
        assert_eq!(epoch.epoch, before.classes[class].epoch + 1);
    }
    let opened = ask(&mut fresh, opening(&note, &sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "před obnovou"));
    let after = order(&organisation, Class::Notes, "po obnově");
    let after_sealed = seal(&mut fresh, &after);
    let closed = ask(&mut first, opening(&after, &after_sealed));
    assert!(is_refused(&closed, Why::NoKey));
}

#[wasm_bindgen_test]
fn each_use_makes_a_new_kit_and_the_one_before_opens_nothing() {
    let mut first = Cabinet::default();
    let mut held = Held::of(found(&mut first));
    let note = order(
        &log(&held.founded),
        Class::Financial,
        "CZ6508000000192000145399",
    );
    let sealed = seal(&mut first, &note);
    let old = held.code();
    use_kit(&mut held, None);
    assert_ne!(held.code(), old);
    let again = recover(&mut Cabinet::default(), held.ask(&old, None));
    assert!(is_refused(&again, Why::KitWrong));
    let mut second = use_kit(&mut held, None);
    let opened = ask(&mut second, opening(&note, &sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "CZ6508000000192000145399"));
}

#[wasm_bindgen_test]
fn a_slip_is_told_from_another_kit_and_nothing_is_open_then() {
    let held = Held::of(found(&mut Cabinet::default()));
    let other = found(&mut Cabinet::default()).code_a;
    let mut cabinet = Cabinet::default();
    let wrong = recover(&mut cabinet, held.ask(&other, None));
    assert!(is_refused(&wrong, Why::KitWrong));
    let code = held.code();
    let (eight_groups, _) = code.rsplit_once('-').expect("nine groups");
    let short = recover(&mut cabinet, held.ask(eight_groups, None));
    assert!(is_refused(&short, Why::KitMistyped(Some(9))));
    let swapped: String = code.chars().rev().collect();
    let slip = recover(&mut cabinet, held.ask(&swapped, None));
    assert!(is_refused(&slip, Why::KitMistyped(None)));
    assert!(is_refused(
        &ask(&mut cabinet, Ask::Sign(Vec::new())),
        Why::Locked
    ));
}

#[wasm_bindgen_test]
fn t19_a_log_or_a_root_that_the_kit_does_not_prove_is_refused() {
    let mut held = Held::of(found(&mut Cabinet::default()));
    let foreign = found(&mut Cabinet::default());
    let code = held.code();
    let mut other_log = held.ask(&code, None);
    other_log.statements = foreign.statements.clone();
    assert!(is_refused(
        &recover(&mut Cabinet::default(), other_log),
        Why::NotProven
    ));
    let mut other_root = held.ask(&code, None);
    other_root.org_root = foreign.org_root;
    assert!(is_refused(
        &recover(&mut Cabinet::default(), other_root),
        Why::NotProven
    ));
    let stale = held.ask(&code, None);
    use_kit(&mut held, None);
    let mut replayed = held.ask(&code, None);
    (replayed.opener, replayed.org_root) = (stale.opener, stale.org_root);
    assert!(is_refused(
        &recover(&mut Cabinet::default(), replayed),
        Why::KitWrong
    ));
}

#[wasm_bindgen_test]
fn a_class_secret_that_does_not_open_keeps_nobody_from_the_rest() {
    let mut first = Cabinet::default();
    let held = Held::of(found(&mut first));
    let note = order(&log(&held.founded), Class::Notes, "poznámka");
    let sealed = seal(&mut first, &note);
    let mut asked = held.ask(&held.code(), None);
    for wrap in &mut asked.secrets {
        if wrap.class == Class::Special {
            wrap.wrap = Bytes(vec![1; 80]);
        }
    }
    let mut cabinet = Cabinet::default();
    assert!(matches!(recover(&mut cabinet, asked), Answer::Recovered(_)));
    let opened = ask(&mut cabinet, opening(&note, &sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "poznámka"));
}

#[wasm_bindgen_test]
fn what_the_forgotten_device_left_opens_on_the_new_one_and_nowhere_else() {
    let mut first = Cabinet::default();
    let mut held = Held::of(found(&mut first));
    let recovery = log(&held.founded).recovery.expect("a recovery key");
    let Answer::Local(mut key) = ask(&mut first, Ask::LocalKey(recovery)) else {
        panic!("not sealed");
    };
    let outbox = vec![("outbox/1".to_owned(), Bytes(b"operation".to_vec()))];
    let Answer::Local(sealed) = ask(&mut first, Ask::SealLocal(outbox.clone())) else {
        panic!("not sealed");
    };
    let left = vec![("outbox/1".to_owned(), sealed[0].clone())];
    let without = ask(&mut use_kit_of(&held), Ask::AdoptLocal(left.clone()));
    assert!(is_refused(&without, Why::NoKey));

    let store = Some((held.founded.device.device, key.remove(0)));
    let mut fresh = use_kit(&mut held, store);
    let elsewhere = vec![("outbox/2".to_owned(), sealed[0].clone())];
    let moved = ask(&mut fresh, Ask::AdoptLocal(elsewhere));
    assert!(is_refused(&moved, Why::NotProven));
    let Answer::Local(adopted) = ask(&mut fresh, Ask::AdoptLocal(left)) else {
        panic!("not adopted");
    };
    let again = vec![("outbox/1".to_owned(), adopted[0].clone())];
    let Answer::Local(opened) = ask(&mut fresh, Ask::OpenLocal(again)) else {
        panic!("not opened");
    };
    assert_eq!(opened[0], outbox[0].1);
}
