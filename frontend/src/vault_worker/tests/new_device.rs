//! A new device of a user who has one: only what its own screen shows is found and let in.

use domain::record::Class;
use domain::{DeviceId, PublicKey};
use sync::message::account::DeviceClaim;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{PASSPHRASE, ask, found, is_refused, log, now, opening, order, seal, stretch};
use crate::vault::message::{
    Answer, Ask, Claimed, Enrol, Founded, Grant, Look, Match, Why, WrappedDevice,
};
use crate::vault_worker::cabinet::Cabinet;

/// The vault of the founder's new browser, what its screen shows, and what the server was told.
struct Fresh {
    cabinet: Cabinet,
    shows: Claimed,
    told: DeviceClaim,
}

/// A fresh browser of the founder that trusts the given root.
fn fresh(founded: &Founded, root: PublicKey) -> Fresh {
    let mut cabinet = Cabinet::default();
    let enrol = Enrol {
        org: founded.device.org,
        user: founded.device.user,
        passphrase: PASSPHRASE.to_owned(),
        now: now(),
    };
    let Answer::Enrolled(device) = ask(&mut cabinet, Ask::Enrol(Box::new(enrol))) else {
        panic!("no device was made");
    };
    let Answer::Claimed(shows) = ask(&mut cabinet, Ask::Claim(root)) else {
        panic!("nothing is shown");
    };
    let told = told(&device, &shows);
    Fresh {
        cabinet,
        shows: *shows,
        told,
    }
}

fn told(device: &WrappedDevice, shows: &Claimed) -> DeviceClaim {
    DeviceClaim {
        session: shows.session.clone(),
        device: device.device,
        signing: shows.signing,
        agreement: shows.agreement,
        name: "Firefox on Windows".to_owned(),
    }
}

/// What the old device finds among these claims by what the new screen shows.
fn look(old: &mut Cabinet, root: PublicKey, shown: &str, claims: &[DeviceClaim]) -> Option<Match> {
    let look = Look {
        root,
        shown: shown.to_owned(),
        claims: claims.to_vec(),
    };
    let Answer::Looked(found) = ask(old, Ask::Look(Box::new(look))) else {
        panic!("nothing was looked for");
    };
    found.map(|found| *found)
}

#[wasm_bindgen_test]
fn a_new_device_is_found_by_its_words_and_by_its_code() {
    let mut old = Cabinet::default();
    let founded = found(&mut old);
    let new = fresh(&founded, founded.root);
    let other = fresh(&founded, founded.root);
    let claims = [other.told, new.told.clone()];
    assert_eq!(new.shows.words.split(' ').count(), 12);
    let typed = new.shows.words.to_uppercase().replace(' ', "\n");
    for shown in [typed.as_str(), &format!(" {}\n", new.shows.text)] {
        let found = look(&mut old, founded.root, shown, &claims).expect("the device waits");
        assert_eq!(found.claim, new.told);
        assert_eq!(found.words, new.shows.words);
    }
}

#[wasm_bindgen_test]
fn t19_keys_the_server_swaps_fit_neither_words_nor_code() {
    let mut old = Cabinet::default();
    let founded = found(&mut old);
    let new = fresh(&founded, founded.root);
    let ghost = fresh(&founded, founded.root).told;
    let swapped = [
        DeviceClaim {
            signing: ghost.signing,
            ..new.told.clone()
        },
        DeviceClaim {
            agreement: ghost.agreement,
            ..new.told.clone()
        },
        DeviceClaim {
            device: DeviceId::v4([9; 16]),
            ..new.told.clone()
        },
        DeviceClaim {
            session: ghost.session.clone(),
            ..new.told.clone()
        },
        ghost,
    ];
    for shown in [&new.shows.words, &new.shows.text] {
        let found = look(&mut old, founded.root, shown, &swapped);
        assert!(found.is_none(), "{shown}");
    }
}

#[wasm_bindgen_test]
fn t19_a_new_device_that_was_served_another_root_is_not_let_in() {
    let mut old = Cabinet::default();
    let founded = found(&mut old);
    let foreign = found(&mut Cabinet::default()).root;
    let new = fresh(&founded, foreign);
    for shown in [&new.shows.words, &new.shows.text] {
        let found = look(
            &mut old,
            founded.root,
            shown,
            std::slice::from_ref(&new.told),
        );
        assert!(found.is_none(), "{shown}");
    }
}

#[wasm_bindgen_test]
fn words_that_are_missing_or_exchanged_find_nothing() {
    let mut old = Cabinet::default();
    let founded = found(&mut old);
    let new = fresh(&founded, founded.root);
    let words: Vec<&str> = new.shows.words.split(' ').collect();
    let eleven = words[..11].join(" ");
    let exchanged = [&words[1..], &words[..1]].concat().join(" ");
    for shown in [eleven, exchanged, String::new()] {
        assert!(
            look(
                &mut old,
                founded.root,
                &shown,
                std::slice::from_ref(&new.told)
            )
            .is_none()
        );
    }
}

#[wasm_bindgen_test]
fn a_new_device_reads_what_the_old_one_sealed() {
    let mut old = Cabinet::default();
    let founded = found(&mut old);
    let organisation = log(&founded);
    let mut new = fresh(&founded, founded.root);
    let epoch = &organisation.classes[&Class::Financial];
    let grant = Grant {
        class: Class::Financial,
        epoch: epoch.epoch,
        statement: epoch.statement,
        device: Some(new.told.device),
        agreement: new.told.agreement,
    };
    let Answer::Granted(wraps) = ask(&mut old, Ask::Grant(vec![grant])) else {
        panic!("not granted");
    };
    let handed = wraps.into_iter().map(|wrap| (wrap, epoch.intake)).collect();
    let taken = ask(&mut new.cabinet, Ask::Secrets(handed));
    assert!(matches!(taken, Answer::SecretsTaken { refused: 0 }));
    let account = order(&organisation, Class::Financial, "CZ6508000000192000145399");
    let sealed = seal(&mut old, &account);
    let opened = ask(&mut new.cabinet, opening(&account, &sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "CZ6508000000192000145399"));
}

#[wasm_bindgen_test]
fn the_passphrase_is_confirmed_without_closing_the_vault() {
    let mut old = Cabinet::default();
    let founded = found(&mut old);
    let confirm = || Ask::Confirm(Box::new(founded.device.clone()));
    stretch(&mut old, &founded, "another passphrase of some length");
    let wrong = ask(&mut old, confirm());
    assert!(is_refused(&wrong, Why::PassphraseWrong));
    stretch(&mut old, &founded, PASSPHRASE);
    assert!(matches!(ask(&mut old, confirm()), Answer::Unlocked));
    let unstretched = ask(&mut old, confirm());
    assert!(is_refused(&unstretched, Why::PassphraseWrong), "used up");
    let organisation = log(&founded);
    let note = order(&organisation, Class::Notes, "poznámka");
    let sealed = seal(&mut old, &note);
    let opened = ask(&mut old, opening(&note, &sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "poznámka"));
}
