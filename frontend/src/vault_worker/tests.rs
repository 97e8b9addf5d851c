//! The vault as the tab meets it, without the worker around it.

mod files;
pub(crate) mod fixture;
mod hand_over;
mod local;
mod new_device;
mod org_root;
mod passphrase;
mod recovery;
mod roll;
mod stretching;
mod unsent;
mod wrap_again;

use domain::access::Role;
use domain::record::Class;
use domain::{Bytes, FieldId, Hash};
use sync::proof;
use wasm_bindgen_test::wasm_bindgen_test;

use super::cabinet::Cabinet;
use crate::random;
use crate::vault::message::{Answer, Ask, Grant, Signing, Why};
use fixture::{PASSPHRASE, ask, found, is_refused, join, log, now, opening, order, seal, stretch};

#[wasm_bindgen_test]
fn a_new_organisation_has_a_log_every_client_accepts() {
    let founded = found(&mut Cabinet::default());
    let organisation = log(&founded);
    let device = &founded.device;
    assert_eq!(organisation.name, "Vzorová s.r.o.");
    assert!(organisation.live_device(device.device).is_some());
    assert!(organisation.administrators.contains(&device.user));
    assert_eq!(organisation.classes.len(), Class::SEALED.len());
    assert!(organisation.server_keys.is_some() && organisation.recovery.is_some());
    assert!(!organisation.texts.is_empty() && !organisation.purposes.purposes.is_empty());
}

#[wasm_bindgen_test]
fn the_passphrase_opens_the_device_and_another_one_does_not() {
    let founded = found(&mut Cabinet::default());
    let mut cabinet = Cabinet::default();
    stretch(&mut cabinet, &founded, "another passphrase of some length");
    let device = || Box::new(founded.device.clone());
    let wrong = ask(&mut cabinet, Ask::Unlock(device()));
    assert!(is_refused(&wrong, Why::PassphraseWrong));
    let Answer::Auth(auth) = stretch(&mut cabinet, &founded, PASSPHRASE) else {
        panic!("not stretched");
    };
    assert_eq!(auth, founded.auth);
    let right = ask(&mut cabinet, Ask::Unlock(device()));
    assert!(matches!(right, Answer::Unlocked));
}

#[wasm_bindgen_test]
fn cheaper_parameters_than_seen_before_are_refused() {
    let founded = found(&mut Cabinet::default());
    let highest = Some(founded.device.kdf.clone());
    let mut kdf = founded.device.kdf.clone();
    kdf.memory_kib = 20 * 1024;
    let cheaper = Ask::Stretch {
        passphrase: PASSPHRASE.to_owned(),
        kdf,
        highest,
    };
    let answer = ask(&mut Cabinet::default(), cheaper);
    assert!(is_refused(&answer, Why::Parameters));
}

#[wasm_bindgen_test]
fn a_sealed_value_carries_the_proof_of_its_operation_and_opens_again() {
    let mut cabinet = Cabinet::default();
    let organisation = log(&found(&mut cabinet));
    let order = order(&organisation, Class::Notes, "Mluvili jsme o ceně.");
    let sealed = seal(&mut cabinet, &order);
    let value = &sealed.sealed[&FieldId::new("text")];
    assert!(proof::write_proof_fits(&organisation, order.record, value));
    let other = random::record(now());
    assert!(!proof::write_proof_fits(&organisation, other, value));
    let Answer::Opened(text) = ask(&mut cabinet, opening(&order, &sealed)) else {
        panic!("not opened");
    };
    assert_eq!(text, "Mluvili jsme o ceně.");
}

#[wasm_bindgen_test]
fn a_closed_vault_seals_opens_and_signs_nothing() {
    let mut cabinet = Cabinet::default();
    let local = vec![("cursor".to_owned(), Bytes(vec![1]))];
    for question in [
        Ask::SealLocal(local.clone()),
        Ask::OpenLocal(local),
        Ask::Sign(vec![Signing::Event(Hash([0; 32]))]),
        Ask::Seal(Vec::new()),
    ] {
        assert!(is_refused(&ask(&mut cabinet, question), Why::Locked));
    }
}

#[wasm_bindgen_test]
fn local_bytes_open_only_in_their_own_place() {
    let mut cabinet = Cabinet::default();
    found(&mut cabinet);
    let plain = vec![("page/1".to_owned(), Bytes(b"Jana".to_vec()))];
    let Answer::Local(sealed) = ask(&mut cabinet, Ask::SealLocal(plain.clone())) else {
        panic!("not sealed");
    };
    let moved = vec![("page/2".to_owned(), sealed[0].clone())];
    let answer = ask(&mut cabinet, Ask::OpenLocal(moved));
    assert!(is_refused(&answer, Why::NotProven));
    let in_place = vec![("page/1".to_owned(), sealed[0].clone())];
    let Answer::Local(opened) = ask(&mut cabinet, Ask::OpenLocal(in_place)) else {
        panic!("not opened");
    };
    assert_eq!(opened[0], plain[0].1);
}

#[wasm_bindgen_test]
fn an_invited_device_reads_what_it_was_granted_and_seals_the_rest() {
    let (mut admin, mut rep) = (Cabinet::default(), Cabinet::default());
    let founded = found(&mut admin);
    let organisation = log(&founded);
    let (secret, joined) = join(&mut rep, &founded);
    let claim = &joined.claim;
    let claimed = claim.signed_bytes();
    assert!(crypto::verify_bytes(&secret.public(), &claimed, &claim.signature).is_ok());

    let epoch = &organisation.classes[&Class::Notes];
    assert!(Role::Rep.reads(Class::Notes));
    let grant = Grant {
        class: Class::Notes,
        epoch: epoch.epoch,
        statement: epoch.statement,
        device: Some(claim.device),
        agreement: claim.agreement,
    };
    let Answer::Granted(wraps) = ask(&mut admin, Ask::Grant(vec![grant])) else {
        panic!("not granted");
    };
    let handed = wraps.into_iter().map(|wrap| (wrap, epoch.intake)).collect();
    let taken = ask(&mut rep, Ask::Secrets(handed));
    assert!(matches!(taken, Answer::SecretsTaken { refused: 0 }));

    let note = order(&organisation, Class::Notes, "poznámka");
    let note_sealed = seal(&mut admin, &note);
    let opened = ask(&mut rep, opening(&note, &note_sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "poznámka"));

    let account = order(&organisation, Class::Financial, "CZ6508000000192000145399");
    let account_sealed = seal(&mut rep, &account);
    let closed = ask(&mut rep, opening(&account, &account_sealed));
    assert!(is_refused(&closed, Why::NoKey));
    let opened = ask(&mut admin, opening(&account, &account_sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "CZ6508000000192000145399"));
}

#[wasm_bindgen_test]
fn a_class_secret_that_is_not_the_stated_one_is_refused() {
    let (mut admin, mut rep) = (Cabinet::default(), Cabinet::default());
    let founded = found(&mut admin);
    let organisation = log(&founded);
    let (_, joined) = join(&mut rep, &founded);
    let epoch = &organisation.classes[&Class::Notes];
    let grant = Grant {
        class: Class::Notes,
        epoch: epoch.epoch,
        statement: epoch.statement,
        device: Some(joined.claim.device),
        agreement: joined.claim.agreement,
    };
    let Answer::Granted(wraps) = ask(&mut admin, Ask::Grant(vec![grant])) else {
        panic!("not granted");
    };
    let other = organisation.classes[&Class::Financial].intake;
    let handed = wraps.into_iter().map(|wrap| (wrap, other)).collect();
    let taken = ask(&mut rep, Ask::Secrets(handed));
    assert!(matches!(taken, Answer::SecretsTaken { refused: 1 }));
}
