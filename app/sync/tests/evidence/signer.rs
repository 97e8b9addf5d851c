//! Who may have signed what, and when.

use domain::UserId;
use domain::privacy::event::EventType;
use domain::privacy::evidence_file::{SignerId, SignerKey, SignerKind};
use domain::privacy::ledger::Flag;
use sync::proof::Fault;

use crate::book::{Act, Book, act, device, hours, portal, server, subject};

fn one() -> SignerId {
    SignerId::device(device(1))
}

fn with(act: &Act, change: impl FnOnce(&mut Book)) -> Book {
    let mut book = Book::new();
    change(&mut book);
    book.take(act);
    book
}

fn fault(act: &Act, change: impl FnOnce(&mut Book)) -> Fault {
    let (whose, seq, fault) = with(act, change).broken();
    assert_eq!((whose, seq), (subject(1), 1));
    fault
}

fn key_of<'a>(book: &'a mut Book, signer: &SignerId) -> &'a mut SignerKey {
    book.header.keys.get_mut(signer).unwrap()
}

#[test]
fn a_foreign_signer_is_found() {
    let mut foreign = act(1, 1, EventType::Grant, 1);
    foreign.seed = 3;
    assert_eq!(fault(&foreign, |_| {}), Fault::Signature(one()));
}

#[test]
fn a_device_cannot_sign_for_another_one() {
    let mut for_other = act(1, 1, EventType::Grant, 1);
    for_other.body.device = Some(device(2));
    assert_eq!(fault(&for_other, |_| {}), Fault::WrongSigner(one()));
}

#[test]
fn a_device_cannot_sign_as_the_server_nor_the_server_as_a_device() {
    let mut as_server = act(1, 1, EventType::Grant, 1);
    as_server.body.device = None;
    as_server.body.recorded_by = None;
    assert_eq!(fault(&as_server, |_| {}), Fault::WrongSigner(one()));

    let mut as_device = portal(1, 1, EventType::Grant, 1);
    as_device.body.device = Some(device(1));
    assert_eq!(fault(&as_device, |_| {}), Fault::WrongSigner(server()));

    let mut recorded = portal(1, 1, EventType::Grant, 1);
    recorded.body.recorded_by = Some(UserId::v4([1; 16]));
    assert_eq!(fault(&recorded, |_| {}), Fault::WrongSigner(server()));

    let called_device = |book: &mut Book| key_of(book, &server()).kind = SignerKind::Device;
    let event = portal(1, 1, EventType::Grant, 1);
    assert_eq!(fault(&event, called_device), Fault::WrongSigner(server()));
}

#[test]
fn a_key_signs_nothing_before_the_log_names_it() {
    let early = act(1, 1, EventType::Refuse, 1);
    let young = |book: &mut Book| key_of(book, &one()).valid_from = hours(2);
    assert_eq!(fault(&early, young), Fault::KeyTooYoung(one()));
    let just = |book: &mut Book| key_of(book, &one()).valid_from = hours(1);
    assert!(with(&early, just).verify().is_ok());
}

#[test]
fn from_a_revoked_device_a_stop_is_taken_and_a_yes_only_with_its_mark() {
    let revoked = |book: &mut Book| key_of(book, &one()).valid_to = Some(hours(1));
    let stop = act(1, 1, EventType::Withdraw, 2);
    assert!(with(&stop, revoked).verify().is_ok());
    let mut yes = act(1, 1, EventType::Grant, 2);
    assert_eq!(fault(&yes, revoked), Fault::KeyEnded(one()));
    yes.flags = vec![Flag::DeviceRevoked];
    let report = with(&yes, revoked).verify().unwrap();
    assert!(report.keys[0].to_string().contains(" unknown - -"));
    let in_time = act(1, 1, EventType::Grant, 1);
    assert!(with(&in_time, revoked).verify().is_ok());
}

#[test]
fn an_ended_witness_key_signs_nothing_more() {
    let ended = |book: &mut Book| key_of(book, &server()).valid_to = Some(hours(1));
    let stop = portal(1, 1, EventType::Withdraw, 2);
    assert_eq!(fault(&stop, ended), Fault::KeyEnded(server()));
}

#[test]
fn a_key_that_is_no_point_of_the_curve_fits_nothing() {
    let event = act(1, 1, EventType::Refuse, 1);
    let broken = |book: &mut Book| key_of(book, &one()).ed25519.0 = [0xff; 32];
    assert_eq!(fault(&event, broken), Fault::Signature(one()));
}
