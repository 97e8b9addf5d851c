//! Acts of persons in the portal.

use domain::EventId;
use domain::privacy::event::EventType;
use domain::privacy::ledger::{WitnessKind, verify};
use domain::violation::Code;
use sync::server::act::NotAppended;

use super::*;
use crate::fixture::{bare, sign_event, subject};

#[test]
fn a_person_withdraws_in_the_portal_once() {
    let (mut server, fixture) = desk();
    let withdrawal = server.withdrawal([3; 16], subject(1), NOW);
    server.portal(&withdrawal, NOW).unwrap();
    assert_eq!(server.portal(&withdrawal, NOW), Err(NotAppended::Known));
    let ledger = server.ledger(subject(1));
    assert_eq!(ledger.len(), 1);
    assert_eq!(ledger[0].stamp.witness.kind, WitnessKind::Portal);
    assert_eq!(ledger[0].stamp.witness.from, Some(NOW));
    verify(fixture.organisation.id, subject(1), &ledger).unwrap();
    let newest = &server.audit()[0];
    assert_eq!(
        (newest.act.as_str(), newest.actor),
        ("consent_withdraw", None)
    );
}

#[test]
fn t5_the_portal_takes_only_what_the_witness_signed() {
    let (mut server, fixture) = desk();
    let refused = |error: NotAppended| match error {
        NotAppended::Refused(reason) => reason.code,
        NotAppended::Known => panic!("not known"),
    };
    let id = EventId::v4([4; 16]);
    let act = domain::ActId::v4([4; 16]);
    let body = bare(id, act, subject(1), EventType::Withdraw, NOW);
    let by_device = sign_event(&fixture.rep.key, &body);
    assert_eq!(
        refused(server.portal(&by_device, NOW).unwrap_err()),
        Code::Forged
    );
    let mut named = body.clone();
    named.device = Some(fixture.rep.device);
    let named = sign_event(&fixture.witness, &named);
    assert_eq!(
        refused(server.portal(&named, NOW).unwrap_err()),
        Code::Forged
    );
    let stranger = server.withdrawal([5; 16], subject(8), NOW);
    assert_eq!(
        refused(server.portal(&stranger, NOW).unwrap_err()),
        Code::NotFound
    );
}
