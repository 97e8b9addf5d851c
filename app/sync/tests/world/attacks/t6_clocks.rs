//! T6: a device whose clock is years off; see `consents::capture` for the marks of events.

use domain::{FieldId, Timestamp};

use super::*;
use crate::admission::{contact, edit, with_contact};
use crate::server::Server;

const YEARS: i64 = 3 * 365 * 24 * 3_600_000;

#[test]
fn t6_a_claim_years_ahead_is_clamped_to_five_minutes() {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let organisation = fixture.organisation.clone();
    let created = |server: &mut Server, n: u8, at: Timestamp, fixture: &mut Fixture| {
        let op = fixture.rep.put(&organisation, at, contact(n));
        server.push_one(&fixture.rep, &op, NOW);
        server.row(record(n)).unwrap().created_at
    };
    let ahead = created(&mut server, 1, NOW.plus_millis(YEARS), &mut fixture);
    assert_eq!(ahead, NOW.plus_millis(300_000));
    let behind = created(&mut server, 2, NOW.plus_millis(-YEARS), &mut fixture);
    assert_eq!(behind, NOW.plus_millis(-YEARS));
}

#[test]
fn t6_the_order_of_the_server_decides_whatever_the_clocks_say() {
    let (mut server, mut fixture) = with_contact();
    let first = edit(&mut fixture, 1, "company", "first");
    let mut second = edit(&mut fixture, 2, "company", "second");
    second.client_time = NOW.plus_millis(-YEARS);
    server.push(&fixture.rep, &[first, second], NOW);
    let row = server.row(record(1)).unwrap();
    assert_eq!(row.fields[&FieldId::new("company")], "second");
    let (_, changes) = server.changes(0, 10);
    assert!(changes.iter().all(|change| change.server_time == NOW));
}

#[test]
fn t6_a_claim_at_either_end_of_time_is_taken_without_harm() {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let organisation = fixture.organisation.clone();
    for (n, end) in [(1, i64::MIN), (2, i64::MAX)] {
        let at = Timestamp::from_millis(end);
        let op = fixture.rep.put(&organisation, at, contact(n));
        let outcome = server.push_one(&fixture.rep, &op, NOW);
        assert!(matches!(
            outcome,
            sync::message::v1::Outcome::Applied { .. }
        ));
        let created = server.row(record(n)).unwrap().created_at;
        assert!(created <= NOW.plus_millis(300_000));
    }
}
