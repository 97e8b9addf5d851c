//! Writes with sealed values.

use domain::FieldId;
use domain::record::Class;
use domain::violation::Code;
use sync::message::v1::{Op, OpKind, Outcome, Put};

use super::*;
use crate::fixture::{Draft, record, subject};

#[test]
fn a_rep_seals_what_the_role_cannot_read_and_an_auditor_writes_nothing() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let draft = Draft::contact(record(1), subject(1), 1).sealing(
        "bank_account",
        Class::Financial,
        b"sealed",
    );
    let op = fixture.rep.put(&organisation, NOW, draft.clone());
    assert!(matches!(
        server.push_one(&fixture.rep, &op, NOW),
        Outcome::Applied { .. }
    ));
    assert_eq!(server.wraps(vec![(subject(1), Class::Financial)]).len(), 1);
    let mut late = draft;
    late.base_version = 2;
    late.sealed.clear();
    late = late.with("company", "x");
    let mut weak = server.clone();
    let roles = crate::fixture::user(&fixture.rep, vec![domain::access::Role::Auditor]);
    weak.fixture.state(roles);
    let op = fixture.rep.put(&organisation, NOW, late);
    assert_eq!(code(&weak.push_one(&fixture.rep, &op, NOW)), Code::NotFound);
}

#[test]
fn a_sealed_field_is_cleared_by_an_empty_value() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let sealing = Draft::contact(record(1), subject(1), 1).sealing(
        "bank_account",
        Class::Financial,
        b"sealed",
    );
    let clearing = Draft::contact(record(1), subject(1), 2).with("bank_account", "");
    let ops = [sealing, clearing].map(|draft| fixture.rep.put(&organisation, NOW, draft));
    server.push(&fixture.rep, &ops[..1], NOW);
    assert_eq!(server.row(record(1)).unwrap().sealed.len(), 1);
    server.push(&fixture.rep, &ops[1..], NOW);
    assert!(server.row(record(1)).unwrap().sealed.is_empty());
}

/// Changes a signed write after it was signed.
fn tampered(op: &Op, change: impl FnOnce(&mut Put)) -> Op {
    let mut op = op.clone();
    if let OpKind::Put(put) = &mut op.kind {
        change(put);
    }
    op
}

#[test]
fn t5_a_sealed_write_counts_only_as_its_device_signed_it() {
    let (server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let draft = Draft::contact(record(1), subject(1), 1).sealing(
        "bank_account",
        Class::Financial,
        b"sealed",
    );
    let op = fixture.rep.put(&organisation, NOW, draft);
    let bank = FieldId::new("bank_account");
    let other = fixture.other_rep.device;
    let cases = [
        tampered(&op, |put| {
            put.sealed.get_mut(&bank).unwrap().envelope.0[0] ^= 1
        }),
        tampered(&op, |put| {
            put.sealed.get_mut(&bank).unwrap().proof.signature.0[5] ^= 1
        }),
        tampered(&op, |put| {
            put.sealed.get_mut(&bank).unwrap().proof.device = other
        }),
        tampered(&op, |put| {
            put.sealed.get_mut(&bank).unwrap().proof.log_n += 100
        }),
        tampered(&op, |put| {
            put.sealed.get_mut(&bank).unwrap().proof.base_version = 0
        }),
        tampered(&op, |put| {
            put.sealed.get_mut(&bank).unwrap().proof.release = None
        }),
        tampered(&op, |put| {
            let proof = &mut put.sealed.get_mut(&bank).unwrap().proof;
            proof.release = Some(domain::Hash([0; 32]));
        }),
        tampered(&op, |put| put.wraps[0].wrap.0[0] ^= 1),
        tampered(&op, |put| put.wraps.clear()),
        Op {
            id: domain::OpId::v4([7; 16]),
            ..op.clone()
        },
    ];
    for (place, case) in cases.iter().enumerate() {
        let outcome = server.clone().push_one(&fixture.rep, case, NOW);
        assert_eq!(code(&outcome), Code::Forged, "case {place}");
    }
    assert!(matches!(
        server.clone().push_one(&fixture.rep, &op, NOW),
        Outcome::Applied { .. }
    ));
}

#[test]
fn a_proof_of_one_record_does_not_fit_another() {
    let (mut server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let second = fixture.rep.put(&organisation, NOW, contact(2));
    server.push(&fixture.rep, &[second], NOW);
    let draft = Draft::contact(record(1), subject(1), 1).sealing(
        "bank_account",
        Class::Financial,
        b"sealed",
    );
    let op = fixture.rep.put(&organisation, NOW, draft);
    let there = server.row(record(2)).unwrap().base();
    let moved = tampered(&op, |put| {
        put.record = record(2);
        put.subject = subject(2);
        put.base = Some(there);
        put.wraps.clear();
        let bank = put.sealed.get_mut(&FieldId::new("bank_account")).unwrap();
        bank.subject = subject(2);
        bank.proof.wraps.clear();
    });
    assert_eq!(
        code(&server.push_one(&fixture.rep, &moved, NOW)),
        Code::Forged
    );
}

#[test]
fn wraps_belong_to_the_person_and_classes_of_the_write() {
    let (server, mut fixture) = with_contact();
    let organisation = fixture.organisation.clone();
    let draft = Draft::contact(record(1), subject(1), 1).sealing(
        "bank_account",
        Class::Financial,
        b"sealed",
    );
    let mut op = fixture.rep.put(&organisation, NOW, draft);
    let id = op.id;
    if let OpKind::Put(put) = &mut op.kind {
        put.wraps[0].subject = subject(2);
        fixture.rep.prove(&organisation, id, put);
    }
    assert_eq!(
        code(&server.clone().push_one(&fixture.rep, &op, NOW)),
        Code::Malformed
    );
    if let OpKind::Put(put) = &mut op.kind {
        put.wraps[0].subject = subject(1);
        put.wraps[0].class = Class::Special;
        fixture.rep.prove(&organisation, id, put);
    }
    assert_eq!(
        code(&server.clone().push_one(&fixture.rep, &op, NOW)),
        Code::Malformed
    );
}
