//! T15: who left, with old secrets and a late outbox; what crypto does about it stands there.

use domain::violation::Code;
use sync::proof::{Source, source_of};

use super::*;
use crate::admission::{code, with_contact};

#[test]
fn t15_a_new_secret_reaches_no_device_of_who_left() {
    let mut fixture = Fixture::new();
    let (manager, officer) = (fixture.manager.clone(), fixture.officer.clone());
    fixture.roll(Class::Financial, &[&manager]);
    fixture.state(StatementBody::Revoke {
        device: manager.device,
    });
    let unrolled = fixture.organisation.unrolled();
    assert_eq!(unrolled.len(), 1);
    assert_eq!(unrolled[0].devices, [manager.device]);
    let next = fixture
        .organisation
        .next_readers(Class::Financial, officer.user);
    assert_eq!(next, [officer.user]);
    fixture.roll(Class::Financial, &[]);
    assert_eq!(fixture.organisation.unrolled(), []);
    let recipients = fixture.organisation.recipients(&next);
    assert_eq!(
        recipients
            .iter()
            .map(|device| device.id)
            .collect::<Vec<_>>(),
        [officer.device]
    );
}

#[test]
fn t15_no_write_after_the_roll_uses_an_older_epoch() {
    let (mut server, mut fixture) = with_contact();
    fixture.roll(Class::Financial, &[]);
    server.fixture = fixture.clone();
    let old = bank_account(&mut fixture, 1, 1);
    assert_eq!(
        code(&server.push_one(&fixture.rep, &old, NOW)),
        Code::Malformed
    );
    let (record, value_under_old) = value(&old);
    let source = source_of(&fixture.organisation, record, &value_under_old);
    assert_eq!(source, Source::NotProven);
    let ahead = bank_account(&mut fixture, 1, 3);
    assert_eq!(
        code(&server.push_one(&fixture.rep, &ahead, NOW)),
        Code::Malformed
    );
    let new = bank_account(&mut fixture, 1, 2);
    assert!(applied(&server.push_one(&fixture.rep, &new, NOW)));
    assert_eq!(newest_act(&mut server), "record_put");
}

#[test]
fn t15_a_late_write_under_the_old_epoch_is_taken_and_marked() {
    let (mut server, mut fixture) = with_contact();
    let late = bank_account(&mut fixture, 1, 1);
    server.fixture.roll(Class::Financial, &[]);
    assert!(applied(&server.push_one(&fixture.rep, &late, NOW)));
    assert_eq!(newest_act(&mut server), "record_put_late");
    let (record, value) = value(&late);
    let organisation = &server.fixture.organisation;
    assert_eq!(source_of(organisation, record, &value), Source::Present);
}

#[test]
fn t15_what_somebody_wrote_before_leaving_stays_readable_as_theirs() {
    let (mut server, mut fixture) = with_contact();
    let op = bank_account(&mut fixture, 1, 1);
    server.push_one(&fixture.rep, &op, NOW);
    let (record, value) = value(&op);
    let gone = crate::fixture::user(&fixture.rep, vec![]);
    server.fixture.state(gone);
    let source = source_of(&server.fixture.organisation, record, &value);
    assert_eq!((source, source.is_proven()), (Source::Removed, true));
    // A write that names the log after that was made without any right.
    fixture.organisation = server.fixture.organisation.clone();
    let (record, after) = super::value(&bank_account(&mut fixture, 2, 1));
    assert_eq!(
        source_of(&fixture.organisation, record, &after),
        Source::NotProven
    );
}
