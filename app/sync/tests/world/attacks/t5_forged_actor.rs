//! T5: a forged actor on a signed operation, on push and before readers.

use domain::violation::Code;
use sync::message::v1::Outcome;
use sync::proof::{Source, source_of};

use super::*;
use crate::admission::{code, with_contact};
use crate::fixture::{sign, user};

#[test]
fn t5_an_operation_in_another_name_is_rejected_on_push() {
    let (server, mut fixture) = with_contact();
    let op = bank_account(&mut fixture, 1, 1);
    let own = server.clone().push_one(&fixture.rep, &op, NOW);
    assert!(matches!(own, Outcome::Applied { .. }));
    let brought = server.clone().push_one(&fixture.manager, &op, NOW);
    assert_eq!(code(&brought), Code::Forged);
    let mut thief = fixture.other_rep.clone();
    thief.device = fixture.rep.device;
    let posing = server.clone().push_one(&thief, &op, NOW);
    assert_eq!(code(&posing), Code::NotAllowed);
}

#[test]
fn t5_readers_show_a_forged_writer_as_not_proven() {
    let mut fixture = Fixture::new();
    let organisation = fixture.organisation.clone();
    let (record, good) = value(&bank_account(&mut fixture, 1, 1));
    assert_eq!(source_of(&organisation, record, &good), Source::Present);
    let forged: [fn(&Fixture, &mut SealedValue); 4] = [
        |fixture, value| value.proof.device = fixture.manager.device,
        |_, value| value.proof.device = crate::fixture::device_id(99),
        |_, value| value.proof.signature.0[9] ^= 1,
        |_, value| value.envelope.0[100] ^= 1,
    ];
    for (place, forge) in forged.iter().enumerate() {
        let mut value = good.clone();
        forge(&fixture, &mut value);
        assert_eq!(
            source_of(&organisation, record, &value),
            Source::NotProven,
            "{place}"
        );
    }
    let elsewhere = crate::fixture::record(2);
    assert_eq!(
        source_of(&organisation, elsewhere, &good),
        Source::NotProven
    );
}

#[test]
fn t5_a_writer_without_the_right_proves_nothing() {
    let mut fixture = Fixture::new();
    fixture.state(user(
        &fixture.rep.clone(),
        vec![domain::access::Role::Auditor],
    ));
    let (record, value) = value(&bank_account(&mut fixture, 1, 1));
    assert_eq!(
        source_of(&fixture.organisation, record, &value),
        Source::NotProven
    );
}

/// Who names another log than everybody else read, has read another one or lies.
#[test]
fn t5_a_writer_who_names_another_log_proves_nothing_and_is_told() {
    let (mut server, mut fixture) = with_contact();
    let mut op = bank_account(&mut fixture, 1, 1);
    let OpKind::Put(put) = &mut op.kind else {
        panic!("no write");
    };
    let mut proof = put.sealed.values().next().unwrap().proof.clone();
    proof.log_hash = domain::Hash([6; 32]);
    let message = proof.signed_bytes(fixture.organisation.id, put.record);
    proof.signature = sign(&fixture.rep.key, &message);
    let n = proof.log_n;
    put.sealed
        .values_mut()
        .for_each(|value| value.proof = proof.clone());
    assert_eq!(code(&server.push_one(&fixture.rep, &op, NOW)), Code::Forged);
    let (record, value) = value(&op);
    assert_eq!(
        source_of(&fixture.organisation, record, &value),
        Source::NotProven
    );
    let mut trust = trust(&fixture);
    assert_eq!(
        trust.meet(record, &value),
        Some(Alert::WriterSawOther { n })
    );
    assert!(
        trust.for_sealing().is_some(),
        "one liar does not stop all others"
    );
    let mut unsigned = value;
    unsigned.proof.signature.0[0] ^= 1;
    assert_eq!(trust.meet(record, &unsigned), None);
}
