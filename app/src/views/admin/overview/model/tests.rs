use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::Role;
use domain::privacy::event::{Actor, ActorKind, EventType, Mode};
use domain::privacy::ledger::{Witness, WitnessKind};
use domain::privacy::{Body, Channel, ChannelOrAll, LedgerEvent, PurposeOrAll, Stamp};
use domain::{ActId, EventId, Hash, OrgId, PurposeId, SubjectId, Timestamp};

use super::{Figure, FigureRow, Figures, WHOLE, figures};
use crate::fixture::{NOW, contact, organisation};
use crate::replica::Data;

const OFFICER: &[Role] = &[Role::PrivacyOfficer];

fn event(person: u8, kind: EventType, minute: i64) -> LedgerEvent {
    let at = NOW.plus_millis(minute * 60_000 - 86_400_000);
    let mut body = Body::new(
        (OrgId::v4([9; 16]), SubjectId::v4([person; 16])),
        (EventId::v7(at, [person; 10]), ActId::v4([person; 16])),
        kind,
        (
            PurposeOrAll::One(PurposeId::new("newsletter")),
            ChannelOrAll::One(Channel::Email),
        ),
        (Mode::Handover, Actor::of(ActorKind::Subject)),
        at,
    );
    if kind == EventType::Grant {
        body.scope_rev = Some(1);
        body.valid_until = Some(at.plus_months_prague(24));
    }
    LedgerEvent {
        body,
        event_hash: Hash([person; 32]),
        stamp: Some(stamp(at)),
    }
}

fn stamp(at: Timestamp) -> Stamp {
    let (kind, from) = (WitnessKind::None, None);
    Stamp {
        org_seq: 1,
        subject_seq: 1,
        received_at: at,
        witness: Witness { kind, from },
        confirm_by: None,
        flags: Vec::new(),
    }
}

fn data(persons: u8, ledgers: Vec<(u8, Vec<LedgerEvent>)>) -> Data {
    Data {
        organisation: Some(Arc::new(organisation())),
        ledgers: Arc::new(
            ledgers
                .into_iter()
                .map(|(person, events)| (SubjectId::v4([person; 16]), events))
                .collect::<BTreeMap<_, _>>(),
        ),
        ..crate::fixture::data((1..=persons).map(|person| contact(person, &[])).collect())
    }
}

fn newsletter(figures: &Figures) -> FigureRow {
    figures
        .rows
        .iter()
        .find(|row| row.purpose.as_str() == "newsletter" && row.channel == Channel::Email)
        .cloned()
        .expect("the starter registry asks for newsletters by e-mail")
}

#[test]
fn each_person_is_counted_once_by_what_counts_now() {
    let data = data(
        6,
        vec![
            (1, vec![event(1, EventType::Grant, 1)]),
            (
                2,
                vec![
                    event(2, EventType::Grant, 1),
                    event(2, EventType::Withdraw, 2),
                ],
            ),
            (3, vec![event(3, EventType::Refuse, 1)]),
            (4, vec![event(4, EventType::Ask, 1)]),
        ],
    );
    let figures = figures(&data, OFFICER);
    assert_eq!(figures.persons, 6);
    assert_eq!(
        newsletter(&figures).persons,
        [1, 0, 2, 3].map(Figure::Exact)
    );
}

#[test]
fn a_yes_after_a_no_without_a_witness_waits_for_its_confirmation() {
    let events = vec![
        event(1, EventType::Refuse, 1),
        event(1, EventType::Grant, 2),
    ];
    let row = newsletter(&figures(&data(1, vec![(1, events)]), OFFICER));
    assert_eq!(
        row.persons
            .iter()
            .filter(|figure| **figure == Figure::Exact(1))
            .count(),
        1
    );
    assert_ne!(row.persons[0], Figure::Exact(1));
}

#[test]
fn a_person_whose_contact_is_not_here_still_counts() {
    let figures = figures(
        &data(1, vec![(200, vec![event(200, EventType::Refuse, 1)])]),
        OFFICER,
    );
    assert_eq!(figures.persons, 2);
}

#[test]
fn small_numbers_are_for_the_privacy_team_only() {
    let data = data(9, vec![(1, vec![event(1, EventType::Grant, 1)])]);
    let seen = newsletter(&figures(&data, &[Role::Manager, Role::Administrator])).persons;
    assert_eq!(
        seen,
        [Figure::Few, Figure::Few, Figure::Few, Figure::Exact(8)]
    );
}

#[test]
fn the_parts_of_a_bar_follow_each_other_and_never_leave_it() {
    let row = FigureRow {
        persons: [
            Figure::Exact(7),
            Figure::Few,
            Figure::Exact(5),
            Figure::Exact(8),
        ],
        ..newsletter(&figures(&data(1, Vec::new()), OFFICER))
    };
    assert_eq!(row.parts(20), [(0, 350), (350, 0), (350, 250), (600, 400)]);
    assert!(
        row.parts(20)
            .iter()
            .all(|(start, width)| start + width <= WHOLE)
    );
}

#[test]
fn without_an_organisation_there_are_no_figures() {
    assert_eq!(figures(&Data::default(), OFFICER), Figures::default());
}

#[test]
fn the_row_with_most_consents_is_named_and_the_first_of_equals() {
    let figures = figures(&data(2, Vec::new()), OFFICER);
    assert_eq!(figures.most(), figures.rows.first());
}
