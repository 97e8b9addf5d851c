//! Recovery by two of three holders, as their vaults and the one of a new browser meet it.

mod office;

use domain::Bytes;
use domain::record::Class;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::vault::message::{Answer, Ask, Opener, Stated, Why};
use crate::vault_worker::cabinet::Cabinet;
use crate::vault_worker::tests::fixture::{ask, is_refused, opening, order, seal};
use crate::vault_worker::tests::recovery::held::{recover, recovery_of};
use office::Office;

#[wasm_bindgen_test]
fn two_holders_open_together_and_everything_is_renewed_for_those_who_remain() {
    let mut office = Office::open();
    let before = office.organisation();
    let note = order(&before, Class::Notes, "před obnovou");
    let sealed = seal(&mut office.first, &note);
    assert_eq!(office.made.pairs.len(), 6);

    let mut fresh = Cabinet::default();
    let shown = office.shown(&mut fresh);
    assert_eq!(office.shown(&mut fresh), shown, "another key at each look");
    let given = office.helped(&shown);
    let Answer::Recovered(made) = recover(&mut fresh, office.ask(Opener::Pair(given.clone())))
    else {
        panic!("the pair does not open");
    };
    let after = office.after(&made.statements);
    assert_ne!(after.recovery, before.recovery);
    assert_eq!(after.unrolled(), []);
    let own = after.holder_at(made.device.device).expect("a holder");
    assert_eq!(own.user, office.founded.device.user);
    assert_eq!(after.working_holders().len(), 3);
    assert_eq!(made.pairs.len(), 6);
    let opened = ask(&mut fresh, opening(&note, &sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "před obnovou"));

    let renewed = Stated::of(&after).expect("a recovery key");
    let stale = Ask::HandOn(renewed, office.pairs_of_second());
    let stale = ask(&mut office.second, stale);
    assert!(is_refused(&stale, Why::NotProven));
    let again = recover(&mut fresh, office.ask(Opener::Pair(given)));
    assert!(is_refused(&again, Why::HelpMoved));
}

#[wasm_bindgen_test]
fn two_holders_stand_in_for_the_kit_when_who_signs_changes() {
    let mut office = Office::open();
    let before = office.organisation();
    let mut first = std::mem::take(&mut office.first);
    let shown = office.shown(&mut first);
    let given = office.helped(&shown);
    let change = || Ask::NameSigners(Box::new(office.change(Opener::Pair(given.clone()))));
    let Answer::NamedSigners(made) = ask(&mut first, change()) else {
        panic!("the pair does not open");
    };
    let after = office.after(&made.statements);
    assert_ne!(after.recovery, before.recovery);
    assert!(after.working_holders().is_empty());
    assert_eq!(made.pairs, []);
    assert!(is_refused(&ask(&mut first, change()), Why::HelpMoved));
}

#[wasm_bindgen_test]
fn who_recovered_changes_who_signs_with_the_new_kit() {
    let mut office = Office::open();
    let mut fresh = Cabinet::default();
    let shown = office.shown(&mut fresh);
    let given = office.helped(&shown);
    let Answer::Recovered(made) = recover(&mut fresh, office.ask(Opener::Pair(given))) else {
        panic!("the pair does not open");
    };
    let mut change = office.change(Opener::Kit {
        recovery: made.recovery.clone(),
        code_a: made.code_a.clone(),
    });
    change.statements.extend(made.statements.iter().cloned());
    change.secrets = recovery_of(&made.secrets);
    change.secrets.extend(made.older.iter().cloned());
    change.org_root = made.org_root.clone();
    let changed = ask(&mut fresh, Ask::NameSigners(Box::new(change)));
    assert!(matches!(changed, Answer::NamedSigners(_)));
}

#[wasm_bindgen_test]
fn one_holder_alone_opens_nothing_whatever_is_done_with_the_half() {
    let mut office = Office::open();
    let mut fresh = Cabinet::default();
    let shown = office.shown(&mut fresh);
    let half = office.handed_on();
    let alone = office.give(&shown, &half, &shown.words);
    assert!(is_refused(&ask(&mut office.second, alone), Why::NotProven));
    let carried = office.ask(Opener::Pair(half.bytes.clone()));
    assert!(is_refused(&recover(&mut fresh, carried), Why::HelpMoved));
    let locked = Ask::HandOn(office.stated(), office.pairs_of_second());
    assert!(is_refused(
        &ask(&mut Cabinet::default(), locked),
        Why::Locked
    ));
}

#[wasm_bindgen_test]
fn t19_a_key_whose_words_were_not_read_gets_nothing() {
    let mut office = Office::open();
    let shown = office.shown(&mut Cabinet::default());
    let swapped = office.shown(&mut Cabinet::default());
    let half = office.handed_on();
    let typed = office.give(&swapped, &half, &shown.words);
    assert!(is_refused(&ask(&mut office.third, typed), Why::WordsDiffer));
    let mut other_user = office.give_of(&shown, &half, &shown.words);
    other_user.user = domain::UserId::v4([9; 16]);
    let other_user = ask(&mut office.third, Ask::Give(Box::new(other_user)));
    assert!(is_refused(&other_user, Why::WordsDiffer));
}

#[wasm_bindgen_test]
fn what_was_given_to_a_key_that_is_gone_opens_nothing() {
    let mut office = Office::open();
    let shown = office.shown(&mut Cabinet::default());
    let given = office.helped(&shown);
    let mut reloaded = Cabinet::default();
    let without = recover(&mut reloaded, office.ask(Opener::Pair(given.clone())));
    assert!(is_refused(&without, Why::HelpMoved));
    assert_ne!(office.shown(&mut reloaded), shown);
    let another = recover(&mut reloaded, office.ask(Opener::Pair(given)));
    assert!(is_refused(&another, Why::HelpMoved));
    let garbage = office.ask(Opener::Pair(Bytes(vec![7; 90])));
    assert!(is_refused(&recover(&mut reloaded, garbage), Why::HelpMoved));
}
