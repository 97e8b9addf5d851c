//! Data keys wrapped again, as the vaults of two readers meet it.

use domain::organisation::Organisation;
use domain::record::{Class, DekWrap, ReWrap, WrapConfirmation};
use sync::proof;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{ask, found, is_refused, join, log, opening, order, seal, share};
use crate::vault::message::{Answer, Ask, Sealed, ToCompare, ToWrap, Why};
use crate::vault_worker::cabinet::Cabinet;

/// Rolls the notes in the administrator's vault.
fn roll(cabinet: &mut Cabinet, organisation: &mut Organisation) {
    let Answer::Rolled(intakes) = ask(cabinet, Ask::Roll(vec![(Class::Notes, 2)])) else {
        panic!("not rolled");
    };
    if let Some(notes) = organisation.classes.get_mut(&Class::Notes) {
        (notes.epoch, notes.intake) = (2, intakes[0]);
    }
}

fn wrap_again(cabinet: &mut Cabinet, organisation: &Organisation, wrap: &DekWrap) -> Vec<ReWrap> {
    let newest = &organisation.classes[&Class::Notes];
    let wanted = ToWrap {
        wrap: wrap.clone(),
        number: 1,
        epoch: newest.epoch,
        intake: newest.intake,
    };
    let Answer::WrappedAgain(made) = ask(cabinet, Ask::WrapAgain(vec![wanted])) else {
        panic!("no answer");
    };
    made.into_iter().flatten().collect()
}

fn compare(
    cabinet: &mut Cabinet,
    before: &DekWrap,
    made: &ReWrap,
) -> Result<WrapConfirmation, Why> {
    let pair = ToCompare {
        before: before.clone(),
        made: made.clone(),
    };
    let Answer::Compared(mut words) = ask(cabinet, Ask::Compare(vec![pair])) else {
        panic!("no answer");
    };
    words.pop().expect("one word per pair")
}

#[wasm_bindgen_test]
fn t16_another_readers_vault_confirms_what_opens_and_refuses_garbage() {
    let [mut admin, mut other, mut newcomer] = std::array::from_fn(|_| Cabinet::default());
    let founded = found(&mut admin);
    let mut organisation = log(&founded);
    let keys_of = |cabinet: &mut Cabinet| {
        let claim = join(cabinet, &founded).1.claim;
        (claim.device, claim.agreement)
    };
    let (others, new) = (keys_of(&mut other), keys_of(&mut newcomer));
    share(&mut admin, &mut other, &organisation, others);
    let written = order(&organisation, Class::Notes, "předtím");
    let sealed = seal(&mut admin, &written);
    let before = &sealed.wraps[0];
    roll(&mut admin, &mut organisation);
    share(&mut admin, &mut other, &organisation, others);
    share(&mut admin, &mut newcomer, &organisation, new);

    let made = wrap_again(&mut admin, &organisation, before).remove(0);
    assert!(proof::rewrap_fits(&organisation, &made));
    let word = compare(&mut other, before, &made).expect("the same data key");
    assert!(word.is_of(&made));
    let mut garbage = made.clone();
    garbage.wrap.wrap.0[60] ^= 1;
    let refused = compare(&mut other, before, &garbage);
    assert!(matches!(refused, Err(Why::NotProven)));
    let unable = compare(&mut newcomer, before, &made);
    assert!(
        matches!(unable, Err(Why::NoKey)),
        "who lacks an epoch says nothing"
    );
    assert!(wrap_again(&mut newcomer, &organisation, before).is_empty());

    let wrapped = Sealed {
        wraps: vec![made.wrap],
        ..sealed
    };
    let opened = ask(&mut newcomer, opening(&written, &wrapped));
    assert!(matches!(opened, Answer::Opened(read) if read == "předtím"));
}

#[wasm_bindgen_test]
fn a_closed_vault_wraps_and_compares_nothing() {
    for question in [Ask::WrapAgain(Vec::new()), Ask::Compare(Vec::new())] {
        let answer = ask(&mut Cabinet::default(), question);
        assert!(is_refused(&answer, Why::Locked));
    }
}
