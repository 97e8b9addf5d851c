//! Sealed evidence.

use domain::Hash;
use domain::privacy::SignedEvent;
use domain::privacy::event::{EventType, Evidence, EvidenceKind};
use domain::violation::Code;
use sync::message::v1::Put;

use super::*;
use crate::fixture::{Draft, Fixture, record, subject};

fn with_evidence(fixture: &mut Fixture, change: impl FnOnce(&mut Evidence)) -> (SignedEvent, Put) {
    let put = fixture
        .rep
        .unsigned(&Draft::document(record(4), subject(1), record(1)));
    let ciphertext = &put.sealed.values().next().unwrap().envelope;
    let mut evidence = Evidence {
        kind: EvidenceKind::Signature,
        blob: record(4),
        sha256: Hash::of(ciphertext.as_slice()),
        size: u64::try_from(ciphertext.as_slice().len()).unwrap(),
    };
    change(&mut evidence);
    let mut grant = body(fixture, EventType::Grant);
    grant.evidence = vec![evidence];
    (fixture.rep.sign_event(&grant), put)
}

#[test]
fn the_drawn_signature_travels_with_its_act_and_fits_its_hash() {
    let (mut server, mut fixture) = desk();
    let organisation = fixture.organisation.clone();
    let (event, put) = with_evidence(&mut fixture, |_| {});
    let op = fixture
        .rep
        .consent(&organisation, NOW, vec![event], Some(put));
    assert!(applied(&server.push_one(&fixture.rep, &op, NOW)));
    assert!(server.row(record(4)).is_some());
    assert_eq!(
        server
            .wraps(vec![(subject(1), domain::record::Class::Identity)])
            .len(),
        1
    );
}

#[test]
fn evidence_that_no_event_names_is_not_taken() {
    let (mut server, mut fixture) = desk();
    let organisation = fixture.organisation.clone();
    let changes: [fn(&mut Evidence); 3] = [
        |evidence| evidence.sha256 = Hash([0; 32]),
        |evidence| evidence.blob = record(5),
        |evidence| evidence.size += 1,
    ];
    for change in changes {
        let (event, put) = with_evidence(&mut fixture, change);
        let op = fixture
            .rep
            .consent(&organisation, NOW, vec![event], Some(put));
        assert_eq!(
            code(&server.push_one(&fixture.rep, &op, NOW)),
            Code::Malformed
        );
    }
    assert!(server.row(record(4)).is_none() && server.ledger(subject(1)).is_empty());
}
