//! Who is shown what.

use domain::access::Role;
use domain::organisation::StatementBody;
use domain::privacy::event::EventType;
use domain::record::Class;
use domain::{FieldId, Timestamp};
use sync::message::v1::{PullAnswer, PullRequest, Verb};

use crate::fixture::{Draft, Fixture, START, Staff, record, subject, user};
use crate::server::Server;

const NOW: Timestamp = START.plus_millis(1_000);

/// Contact 1 with a note, bank account and consent of the rep, contact 2 of the other rep.
fn furnished() -> (Server, Fixture) {
    let mut fixture = Fixture::new();
    let mut server = Server::new(&fixture);
    let organisation = fixture.organisation.clone();
    let text = fixture.text.clone();
    let first = Draft::contact(record(1), subject(1), 0)
        .with("family_name", "Dvořák")
        .sealing("bank_account", Class::Financial, b"sealed account");
    let rep = &mut fixture.rep;
    let grant = rep.body(subject(1), EventType::Grant, &text, NOW);
    let ops = [
        rep.put(&organisation, NOW, first),
        rep.put(
            &organisation,
            NOW,
            Draft::note(record(3), subject(1), record(1)),
        ),
        {
            let event = rep.sign_event(&grant);
            rep.consent(&organisation, NOW, vec![event], None)
        },
    ];
    server.push(rep, &ops, NOW);
    let second = Draft::contact(record(2), subject(2), 0).with("family_name", "Svoboda");
    let op = fixture.other_rep.put(&organisation, NOW, second);
    server.push(&fixture.other_rep, &[op], NOW);
    (server, fixture)
}

fn pull(server: &mut Server, staff: &Staff) -> PullAnswer {
    let request = PullRequest {
        device: staff.device,
        cursor: 0,
        log: 0,
    };
    server.pull(staff, &request, NOW)
}

fn records(answer: &PullAnswer) -> Vec<domain::RecordId> {
    answer
        .verbs
        .iter()
        .filter_map(|verb| match verb {
            Verb::Put { row, .. } => Some(row.id),
            Verb::Entry(_) | Verb::Remove { .. } | Verb::Ordered(_) => None,
        })
        .collect()
}

fn account(answer: &PullAnswer) -> (bool, bool) {
    let verb = answer.verbs.iter().find_map(|verb| match verb {
        Verb::Put { row, wraps } if row.id == record(1) => Some((row, wraps)),
        Verb::Put { .. } | Verb::Entry(_) | Verb::Remove { .. } | Verb::Ordered(_) => None,
    });
    let (row, wraps) = verb.unwrap();
    let value = row.sealed.contains_key(&FieldId::new("bank_account"));
    (
        value,
        wraps.iter().any(|wrap| wrap.class == Class::Financial),
    )
}

fn entries(answer: &PullAnswer) -> usize {
    answer
        .verbs
        .iter()
        .filter(|verb| matches!(verb, Verb::Entry(_)))
        .count()
}

#[test]
fn a_rep_sees_the_own_territory_without_values_the_role_does_not_read() {
    let (mut server, fixture) = furnished();
    let answer = pull(&mut server, &fixture.rep);
    assert_eq!(records(&answer), [record(1), record(3)]);
    assert_eq!(account(&answer), (false, false));
    assert_eq!(entries(&answer), 1);
    assert_eq!((answer.cursor, answer.head), (4, 4));
    let answer = pull(&mut server, &fixture.other_rep);
    assert_eq!((records(&answer), entries(&answer)), (vec![record(2)], 0));
}

#[test]
fn a_manager_sees_all_with_the_wraps_of_readable_classes() {
    let (mut server, fixture) = furnished();
    let answer = pull(&mut server, &fixture.manager);
    assert_eq!(records(&answer), [record(1), record(3), record(2)]);
    assert_eq!(account(&answer), (true, true));
    assert_eq!(entries(&answer), 1);
}

#[test]
fn an_administrator_sees_basic_values_only_and_who_left_sees_nothing() {
    let (mut server, fixture) = furnished();
    server
        .fixture
        .state(user(&fixture.manager, vec![Role::Administrator]));
    let answer = pull(&mut server, &fixture.manager);
    assert_eq!(records(&answer).len(), 3);
    assert_eq!(account(&answer), (false, false));
    server.fixture.state(user(&fixture.manager, Vec::new()));
    assert!(pull(&mut server, &fixture.manager).verbs.is_empty());
    server
        .fixture
        .state(user(&fixture.manager, vec![Role::Auditor]));
    assert!(pull(&mut server, &fixture.manager).verbs.is_empty());
}

#[test]
fn a_field_that_a_role_may_no_longer_see_leaves_the_view() {
    let (mut server, fixture) = furnished();
    let mut catalogue = fixture.organisation.catalogue.clone();
    catalogue.version += 1;
    for entry in catalogue
        .fields
        .iter_mut()
        .filter(|entry| entry.id.as_str() == "bank_account")
    {
        entry.visible_to = vec![Role::PrivacyOfficer];
    }
    server.fixture.state(StatementBody::Catalogue(catalogue));
    assert_eq!(
        account(&pull(&mut server, &fixture.manager)),
        (false, false)
    );
}

#[test]
fn a_record_changed_often_comes_once_and_pages_follow_each_other() {
    let (mut server, mut fixture) = furnished();
    let organisation = fixture.organisation.clone();
    let edits: Vec<_> = (1..=5)
        .map(|base| {
            Draft::contact(record(1), subject(1), base).with("company", format!("Růže {base}"))
        })
        .map(|draft| fixture.rep.put(&organisation, NOW, draft))
        .collect();
    server.push(&fixture.rep, &edits, NOW);
    assert_eq!(
        records(&pull(&mut server, &fixture.rep)),
        [record(1), record(3)]
    );
    server.page = 4;
    let answer = pull(&mut server, &fixture.manager);
    assert_eq!((answer.cursor, answer.head), (4, 9));
    let request = PullRequest {
        device: fixture.manager.device,
        cursor: 4,
        log: fixture.organisation.n,
    };
    let answer = server.pull(&fixture.manager, &request, NOW);
    assert_eq!((answer.cursor, records(&answer)), (8, vec![record(1)]));
    assert!(answer.statements.is_empty());
}
