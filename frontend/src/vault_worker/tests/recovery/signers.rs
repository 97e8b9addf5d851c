//! The kit used to change who may sign, as an open vault meets it.

use domain::UserId;
use domain::access::Role;
use domain::organisation::{Organisation, SignedStatement, Signer, Signers, StatementBody};
use domain::record::Class;
use sync::proof;
use wasm_bindgen_test::wasm_bindgen_test;

use super::held::recovery_of;
use crate::statements::Writer;
use crate::vault::message::{
    Answer, Ask, Founded, Joined, NameSigners, NamedSigners, Opener, Signing, Why,
};
use crate::vault_worker::cabinet::Cabinet;
use crate::vault_worker::tests::fixture::{
    ask, found, is_refused, join, log, now, opening, order, seal,
};

pub(super) fn wanted(
    founded: &Founded,
    statements: &[SignedStatement],
    administrators: &[UserId],
) -> NameSigners {
    NameSigners {
        root: founded.root,
        statements: statements.to_vec(),
        secrets: recovery_of(&founded.secrets),
        org_root: founded.org_root.clone(),
        opener: Opener::Kit {
            recovery: founded.recovery.clone(),
            code_a: founded.code_a.clone(),
        },
        signers: Signers {
            administrators: administrators.to_vec(),
            privacy_officers: vec![founded.device.user],
            holders: Vec::new(),
        },
        now: now(),
    }
}

pub(super) fn named(cabinet: &mut Cabinet, wanted: NameSigners) -> NamedSigners {
    let Answer::NamedSigners(named) = ask(cabinet, Ask::NameSigners(Box::new(wanted))) else {
        panic!("the kit does not open");
    };
    *named
}

fn after(founded: &Founded, statements: &[SignedStatement], named: &NamedSigners) -> Organisation {
    let all: Vec<_> = statements
        .iter()
        .chain(&named.statements)
        .cloned()
        .collect();
    proof::read_log(Some(&founded.root), None, &all).expect("an accepted log")
}

/// The log with other administrators, whom `admins` does not name.
pub(super) fn hired(
    first: &mut Cabinet,
    founded: &Founded,
    joined: &[&Joined],
) -> Vec<SignedStatement> {
    let mut statements = founded.statements.clone();
    let mut writer = Writer::after(&log(founded));
    for (joined, code) in joined.iter().zip(["8G4M", "8G4N"]) {
        statements.extend(stated(first, founded, &mut writer, joined, code));
    }
    statements
}

fn stated(
    first: &mut Cabinet,
    founded: &Founded,
    writer: &mut Writer,
    joined: &Joined,
    code: &str,
) -> [SignedStatement; 2] {
    let claim = &joined.claim;
    let user = StatementBody::User {
        user: claim.user,
        name: "Petr Dvořák".to_owned(),
        roles: vec![Role::Administrator],
        invite: None,
    };
    let device = StatementBody::Device {
        device: claim.device,
        user: claim.user,
        signing: claim.signing,
        agreement: claim.agreement,
        name: claim.device_name.clone(),
        code: code.to_owned(),
    };
    [user, device].map(|body| {
        let signer = Signer::Device(founded.device.device);
        let draft = writer.draft(signer, now(), body).expect("a statement");
        let hash = Signing::Statement(draft.hash);
        let Answer::Signed(signatures) = ask(first, Ask::Sign(vec![hash])) else {
            panic!("not signed");
        };
        draft.signed(signatures[0])
    })
}

#[wasm_bindgen_test]
fn the_kit_names_another_administrator_and_every_key_is_new() {
    let [mut first, mut second] = std::array::from_fn(|_| Cabinet::default());
    let founded = found(&mut first);
    let own = founded.device.user;
    let joined = join(&mut second, &founded).1;
    let statements = hired(&mut first, &founded, &[&joined]);
    let made = named(
        &mut first,
        wanted(&founded, &statements, &[own, joined.claim.user]),
    );
    let (before, after) = (log(&founded), after(&founded, &statements, &made));
    assert_eq!(after.administrators, [own, joined.claim.user]);
    assert_ne!(after.recovery, before.recovery);
    assert_ne!(made.code_a, founded.code_a);
    for (class, epoch) in &after.classes {
        // The other administrator signs those of `special` second.
        let rolled = u32::from(*class != Class::Special);
        assert_eq!(epoch.epoch, before.classes[class].epoch + rolled);
    }
    let mut again = wanted(&founded, &statements, &[own]);
    again.statements.extend(made.statements.iter().cloned());
    again.opener = Opener::Kit {
        recovery: made.recovery,
        code_a: made.code_a,
    };
    again.org_root = made.org_root;
    again.secrets = recovery_of(&made.secrets);
    again.secrets.extend(made.older);
    named(&mut first, again);
}

#[wasm_bindgen_test]
fn an_administrator_who_reads_nothing_uses_the_kit_and_reads_nothing_after_it() {
    let [mut first, mut second] = std::array::from_fn(|_| Cabinet::default());
    let founded = found(&mut first);
    let note = order(&log(&founded), Class::Notes, "poznámka");
    let sealed = seal(&mut first, &note);
    let joined = join(&mut second, &founded).1;
    let statements = hired(&mut first, &founded, &[&joined]);
    let both = [founded.device.user, joined.claim.user];
    let made = named(&mut second, wanted(&founded, &statements, &both));
    let after = after(&founded, &statements, &made);
    assert_eq!(after.classes[&Class::Notes].readers, [founded.device.user]);
    assert!(is_refused(
        &ask(&mut second, opening(&note, &sealed)),
        Why::NoKey
    ));
    let to_second =
        |wrap: &&domain::record::ClassSecretWrap| wrap.device == Some(joined.claim.device);
    assert_eq!(made.secrets.iter().filter(to_second).count(), 0);
}

#[wasm_bindgen_test]
fn t1_another_kit_root_or_log_signs_nothing_and_the_vault_stays_as_it_was() {
    let mut first = Cabinet::default();
    let founded = found(&mut first);
    let foreign = found(&mut Cabinet::default());
    let note = order(&log(&founded), Class::Notes, "poznámka");
    let sealed = seal(&mut first, &note);
    let statements = founded.statements.clone();
    let asked = || wanted(&founded, &statements, &[founded.device.user]);
    let mut kit = asked();
    kit.opener = Opener::Kit {
        recovery: founded.recovery.clone(),
        code_a: foreign.code_a.clone(),
    };
    let mut root = asked();
    root.org_root = foreign.org_root.clone();
    let mut other = asked();
    other.statements = foreign.statements.clone();
    for (wrong, why) in [
        (kit, Why::KitWrong),
        (root, Why::NotProven),
        (other, Why::NotProven),
    ] {
        let answer = ask(&mut first, Ask::NameSigners(Box::new(wrong)));
        assert!(is_refused(&answer, why), "{why:?}");
    }
    let opened = ask(&mut first, opening(&note, &sealed));
    assert!(matches!(opened, Answer::Opened(text) if text == "poznámka"));
    let closed = ask(&mut Cabinet::default(), Ask::NameSigners(Box::new(asked())));
    assert!(is_refused(&closed, Why::Locked));
}
