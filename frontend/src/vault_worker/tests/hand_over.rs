//! The vault while a customer holds the tablet and after it came back (specification H-1).

use domain::organisation::Organisation;
use domain::record::{Class, ClassSecretWrap, WrapForm};
use domain::{Bytes, FieldId, Hash, PublicKey};
use sync::proof;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{PASSPHRASE, ask, found, is_refused, log, opening, order, seal, stretch};
use crate::vault::message::{Answer, Ask, Founded, Order, Sealed, Signing, Why};
use crate::vault_worker::cabinet::Cabinet;

const PIN: &str = "284615";
const NOTE: &str = "Mluvili jsme o ceně.";

/// An open vault with a sealed note.
struct Tablet {
    cabinet: Cabinet,
    founded: Founded,
    organisation: Organisation,
    note: (Order, Sealed),
}

impl Tablet {
    fn open() -> Self {
        let mut cabinet = Cabinet::default();
        let founded = found(&mut cabinet);
        let organisation = log(&founded);
        let order = order(&organisation, Class::Notes, NOTE);
        let sealed = seal(&mut cabinet, &order);
        Self {
            cabinet,
            founded,
            organisation,
            note: (order, sealed),
        }
    }

    fn handed_over() -> Self {
        let mut tablet = Self::open();
        let answer = tablet.ask(Ask::HandOver(Some(PIN.to_owned())));
        assert!(matches!(answer, Answer::HandedOver));
        tablet
    }

    fn ask(&mut self, question: Ask) -> Answer {
        ask(&mut self.cabinet, question)
    }

    fn note(&self) -> Ask {
        opening(&self.note.0, &self.note.1)
    }

    fn secrets(&self) -> Vec<(ClassSecretWrap, PublicKey)> {
        let own = (self.founded.secrets.iter()).filter(|wrap| wrap.device.is_some());
        own.map(|wrap| (wrap.clone(), self.organisation.classes[&wrap.class].intake))
            .collect()
    }

    fn pin(&mut self, pin: &str) -> Answer {
        self.ask(Ask::TakeBack(pin.to_owned()))
    }
}

fn local() -> Vec<(String, Bytes)> {
    vec![("page/1".to_owned(), Bytes(b"Jana".to_vec()))]
}

fn session() -> Ask {
    Ask::Sign(vec![Signing::Session(Bytes(vec![7; 32]))])
}

#[wasm_bindgen_test]
fn a_handed_over_vault_opens_nothing_and_takes_no_secret() {
    let mut tablet = Tablet::open();
    let Answer::Local(page) = tablet.ask(Ask::SealLocal(local())) else {
        panic!("not sealed");
    };
    let page = vec![("page/1".to_owned(), page[0].clone())];
    tablet.ask(Ask::HandOver(Some(PIN.to_owned())));
    let questions = [
        tablet.note(),
        Ask::OpenMany(Vec::new()),
        Ask::OpenLocal(page),
        Ask::Secrets(tablet.secrets()),
        Ask::Grant(Vec::new()),
        Ask::LocalKey(PublicKey([9; 32])),
        Ask::Unlock(Box::new(tablet.founded.device.clone())),
        Ask::Sign(vec![Signing::Statement(Hash([0; 32]))]),
        session(),
        Ask::HandOver(Some("000000".to_owned())),
    ];
    for question in questions {
        assert!(is_refused(&tablet.ask(question), Why::Locked));
    }
}

#[wasm_bindgen_test]
fn a_handed_over_vault_seals_unread_signs_events_and_saves() {
    let mut tablet = Tablet::handed_over();
    let strokes = order(&tablet.organisation, Class::Notes, "podpis");
    let sealed = seal(&mut tablet.cabinet, &strokes);
    let value = &sealed.sealed[&FieldId::new("text")];
    assert!(proof::write_proof_fits(
        &tablet.organisation,
        strokes.record,
        value
    ));
    assert!(
        sealed
            .wraps
            .iter()
            .all(|wrap| wrap.form == WrapForm::Intake)
    );
    let signed = tablet.ask(Ask::Sign(vec![Signing::Event(Hash([1; 32]))]));
    assert!(matches!(signed, Answer::Signed(signatures) if signatures.len() == 1));
    let saved = tablet.ask(Ask::SealLocal(local()));
    assert!(matches!(saved, Answer::Local(parts) if parts.len() == 1));
}

#[wasm_bindgen_test]
fn the_pin_opens_the_store_and_the_session_but_no_value() {
    let mut tablet = Tablet::handed_over();
    let Answer::Local(saved) = tablet.ask(Ask::SealLocal(local())) else {
        panic!("not sealed");
    };
    assert!(matches!(tablet.pin(PIN), Answer::TakenBack));
    let saved = vec![("page/1".to_owned(), saved[0].clone())];
    let opened = tablet.ask(Ask::OpenLocal(saved));
    assert!(matches!(opened, Answer::Local(parts) if parts[0].0 == b"Jana"));
    assert!(matches!(tablet.ask(session()), Answer::Signed(_)));
    let note = tablet.note();
    assert!(is_refused(&tablet.ask(note), Why::PassphraseNeeded));
    let secrets = Ask::Secrets(tablet.secrets());
    assert!(is_refused(&tablet.ask(secrets), Why::PassphraseNeeded));
}

#[wasm_bindgen_test]
fn the_passphrase_opens_values_again_and_what_was_sealed_meanwhile() {
    let mut tablet = Tablet::handed_over();
    let strokes = order(&tablet.organisation, Class::Notes, "podpis");
    let sealed = seal(&mut tablet.cabinet, &strokes);
    tablet.pin(PIN);
    stretch(&mut tablet.cabinet, &tablet.founded, PASSPHRASE);
    let device = Box::new(tablet.founded.device.clone());
    assert!(matches!(tablet.ask(Ask::Unlock(device)), Answer::Unlocked));
    let secrets = Ask::Secrets(tablet.secrets());
    let taken = tablet.ask(secrets);
    assert!(matches!(taken, Answer::SecretsTaken { refused: 0 }));
    let note = tablet.note();
    assert!(matches!(tablet.ask(note), Answer::Opened(text) if text == NOTE));
    let strokes = tablet.ask(opening(&strokes, &sealed));
    assert!(matches!(strokes, Answer::Opened(text) if text == "podpis"));
}

#[wasm_bindgen_test]
fn a_page_of_values_opens_in_one_message_each_on_its_own() {
    let mut tablet = Tablet::open();
    let other = order(&tablet.organisation, Class::Notes, "druhá");
    let other_sealed = seal(&mut tablet.cabinet, &other);
    let mut page = Vec::new();
    for (order, sealed) in [&tablet.note, &(other, other_sealed)] {
        let Ask::Open(opening) = opening(order, sealed) else {
            panic!("no question");
        };
        page.push(*opening);
    }
    // A value in another's place opens neither there nor hurts the others.
    let mut moved = page[0].clone();
    moved.record = page[1].record;
    page.insert(1, moved);
    let Answer::OpenedMany(opened) = tablet.ask(Ask::OpenMany(page)) else {
        panic!("not opened");
    };
    let expected = [Ok(NOTE), Err(Why::NotProven), Ok("druhá")];
    let opened: Vec<_> = opened
        .iter()
        .map(|value| value.as_deref().map_err(|why| *why))
        .collect();
    assert_eq!(opened, expected);
}

#[wasm_bindgen_test]
fn five_wrong_pins_shut_out_the_right_one() {
    let mut tablet = Tablet::handed_over();
    for left in (0..5).rev() {
        let wrong = tablet.pin("111111");
        assert!(matches!(wrong, Answer::PinWrong { left: told } if told == left));
    }
    assert!(matches!(tablet.pin(PIN), Answer::PinWrong { left: 0 }));
    let note = tablet.note();
    assert!(is_refused(&tablet.ask(note), Why::Locked));
}

#[wasm_bindgen_test]
fn the_pin_is_kept_for_the_next_hand_over_and_a_first_one_needs_it() {
    let mut tablet = Tablet::open();
    let without = tablet.ask(Ask::HandOver(None));
    assert!(is_refused(&without, Why::NotProven));
    tablet.ask(Ask::HandOver(Some(PIN.to_owned())));
    tablet.pin(PIN);
    assert!(matches!(
        tablet.ask(Ask::HandOver(None)),
        Answer::HandedOver
    ));
    assert!(matches!(tablet.pin("111111"), Answer::PinWrong { left: 4 }));
    assert!(matches!(tablet.pin(PIN), Answer::TakenBack));
}
