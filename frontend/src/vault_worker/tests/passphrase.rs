//! Another passphrase for the keys of a device.

use sync::message::account::KdfParams;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{PASSPHRASE, ask, found, is_refused};
use crate::vault::message::{Answer, Ask, Founded, Rewrap, Rewrapped, Why, WrappedDevice};
use crate::vault_worker::cabinet::Cabinet;

const NEW: &str = "quiet forest behind nine brooks";

fn rewrap(founded: &Founded, account: &KdfParams, old: &str, new: &str) -> Box<Rewrap> {
    Box::new(Rewrap {
        device: founded.device.clone(),
        account: account.clone(),
        old: old.to_owned(),
        new: new.to_owned(),
    })
}

fn changed(founded: &Founded, old: &str, new: &str) -> Answer {
    let rewrap = rewrap(founded, &founded.device.kdf, old, new);
    ask(&mut Cabinet::default(), Ask::ChangePassphrase(rewrap))
}

fn rewrapped(answer: Answer) -> Rewrapped {
    let Answer::Rewrapped(rewrapped) = answer else {
        panic!("not wrapped anew");
    };
    *rewrapped
}

fn opens(device: &WrappedDevice, passphrase: &str) -> bool {
    let mut cabinet = Cabinet::default();
    let stretch = Ask::Stretch {
        passphrase: passphrase.to_owned(),
        kdf: device.kdf.clone(),
        highest: None,
    };
    ask(&mut cabinet, stretch);
    let answer = ask(&mut cabinet, Ask::Unlock(Box::new(device.clone())));
    matches!(answer, Answer::Unlocked)
}

#[wasm_bindgen_test]
fn until_the_server_answered_each_wrap_opens_with_its_own_passphrase() {
    let founded = found(&mut Cabinet::default());
    let new = rewrapped(changed(&founded, PASSPHRASE, NEW));
    assert!(opens(&founded.device, PASSPHRASE) && opens(&new.device, NEW));
    assert!(!opens(&founded.device, NEW) && !opens(&new.device, PASSPHRASE));
    assert_ne!(new.device.kdf.salt, founded.device.kdf.salt);
    assert_eq!(new.old, founded.auth);
    assert_ne!(new.auth, founded.auth);
}

#[wasm_bindgen_test]
fn nobody_sets_a_passphrase_who_does_not_know_the_old_one() {
    let founded = found(&mut Cabinet::default());
    let wrong = changed(&founded, "another passphrase of some length", NEW);
    assert!(is_refused(&wrong, Why::PassphraseWrong));
    let weak = changed(&founded, PASSPHRASE, "short");
    assert!(is_refused(&weak, Why::PassphraseWeak));
}

#[wasm_bindgen_test]
fn another_device_takes_the_passphrase_over_with_its_old_one() {
    let founded = found(&mut Cabinet::default());
    let new = rewrapped(changed(&founded, PASSPHRASE, NEW));
    let adopt = |old: &str| {
        let rewrap = rewrap(&founded, &new.device.kdf, old, NEW);
        ask(&mut Cabinet::default(), Ask::Adopt(rewrap))
    };
    assert!(is_refused(&adopt(NEW), Why::PassphraseWrong));
    let adopted = rewrapped(adopt(PASSPHRASE));
    assert!(opens(&adopted.device, NEW));
    assert_eq!(adopted.auth, new.auth);
}
