//! The roll of class keys, as the vaults of who stays and who left meet it.

use domain::PublicKey;
use domain::record::Class;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{ask, found, is_refused, join, log, opening, order, seal, share};
use crate::vault::message::{Answer, Ask, Why};
use crate::vault_worker::cabinet::Cabinet;

fn roll(cabinet: &mut Cabinet) -> PublicKey {
    let Answer::Rolled(intakes) = ask(cabinet, Ask::Roll(vec![(Class::Notes, 2)])) else {
        panic!("not rolled");
    };
    intakes[0]
}

#[wasm_bindgen_test]
fn t15_the_vault_of_a_leaver_opens_nothing_that_is_written_after_a_roll() {
    let [mut admin, mut stays, mut leaver] = std::array::from_fn(|_| Cabinet::default());
    let founded = found(&mut admin);
    let mut organisation = log(&founded);
    let keys_of = |cabinet: &mut Cabinet| {
        let claim = join(cabinet, &founded).1.claim;
        (claim.device, claim.agreement)
    };
    let (staying, leaving) = (keys_of(&mut stays), keys_of(&mut leaver));
    share(&mut admin, &mut stays, &organisation, staying);
    share(&mut admin, &mut leaver, &organisation, leaving);
    let before = order(&organisation, Class::Notes, "předtím");
    let before_sealed = seal(&mut admin, &before);

    let tried = roll(&mut admin);
    let intake = roll(&mut admin);
    assert_ne!(
        intake, tried,
        "a second try makes a secret nobody was given"
    );
    if let Some(notes) = organisation.classes.get_mut(&Class::Notes) {
        (notes.epoch, notes.intake) = (2, intake);
    }
    share(&mut admin, &mut stays, &organisation, staying);
    let after = order(&organisation, Class::Notes, "potom");
    let after_sealed = seal(&mut admin, &after);

    for (order, sealed, text) in [
        (&before, &before_sealed, "předtím"),
        (&after, &after_sealed, "potom"),
    ] {
        let opened = ask(&mut stays, opening(order, sealed));
        assert!(matches!(opened, Answer::Opened(read) if read == text));
    }
    let old = ask(&mut leaver, opening(&before, &before_sealed));
    assert!(matches!(old, Answer::Opened(_)), "what was read stays read");
    let new = ask(&mut leaver, opening(&after, &after_sealed));
    assert!(is_refused(&new, Why::NoKey));
}

#[wasm_bindgen_test]
fn a_closed_vault_rolls_nothing() {
    let answer = ask(&mut Cabinet::default(), Ask::Roll(vec![(Class::Notes, 2)]));
    assert!(is_refused(&answer, Why::Locked));
}

#[wasm_bindgen_test]
fn s23_forgotten_classes_open_nothing_until_their_secrets_are_handed_in_again() {
    let mut cabinet = Cabinet::default();
    let founded = found(&mut cabinet);
    let organisation = log(&founded);
    let written = order(&organisation, Class::Notes, "poznámka");
    let sealed = seal(&mut cabinet, &written);
    let forgotten = ask(&mut cabinet, Ask::Forget(Class::SEALED.to_vec()));
    assert!(matches!(forgotten, Answer::Forgotten));
    let closed = ask(&mut cabinet, opening(&written, &sealed));
    assert!(is_refused(&closed, Why::NoKey));
    let held = founded.secrets.iter().filter(|wrap| wrap.device.is_some());
    let intake = |class| organisation.classes[&class].intake;
    let handed = held
        .map(|wrap| (wrap.clone(), intake(wrap.class)))
        .collect();
    let taken = ask(&mut cabinet, Ask::Secrets(handed));
    assert!(matches!(taken, Answer::SecretsTaken { refused: 0 }));
    let opened = ask(&mut cabinet, opening(&written, &sealed));
    assert!(matches!(opened, Answer::Opened(read) if read == "poznámka"));
}
