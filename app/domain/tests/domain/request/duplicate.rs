use domain::privacy::request::{
    Act, ActRefused, Case, Kind, Master, Siblings, State, access_copy_first, siblings,
};
use proptest::prelude::*;

use super::*;

fn access(id: u128, received: &str) -> Case {
    open(&noted(Kind::Access, id), received)
}

fn group(cases: &[Case]) -> Siblings {
    let mut groups = siblings(cases);
    assert_eq!(groups.len(), 1);
    groups.remove(&(person(), Kind::Access)).unwrap()
}

#[test]
fn q_1_the_earliest_receipt_leads_then_the_lowest_id() {
    let later_day = access(1, "2026-09-03T08:00:00.000Z");
    let high = access(9, "2026-09-02T06:00:00.000Z");
    let low = access(4, "2026-09-02T20:00:00.000Z");
    let group = group(&[later_day.clone(), high.clone(), low.clone()]);
    assert_eq!(group.master, low.as_master());
    assert_eq!(group.duplicates, [high.id(), later_day.id()]);
    assert!(group.later.is_empty());
}

#[test]
fn q_1_the_date_that_staff_heard_counts_as_receipt() {
    let mut heard = noted(Kind::Access, 9);
    heard.heard_on = Some(day("2026-09-01"));
    let heard = open(&heard, "2026-09-08T08:00:00.000Z");
    let group = group(&[access(1, RECEIVED), heard.clone()]);
    assert_eq!(group.master.id, heard.id());
}

#[test]
fn q_1_one_with_an_open_question_becomes_a_duplicate_later() {
    let asked = in_state(Kind::Access, State::IdentityPending);
    let earlier = access(1, "2026-09-01T08:00:00.000Z");
    let group = group(&[asked.clone(), earlier.clone()]);
    assert_eq!(group.master.id, earlier.id());
    assert_eq!((group.duplicates, group.later), (vec![], vec![asked.id()]));
}

#[test]
fn q_1_other_kinds_other_people_unknown_people_and_answered_ones_stand_alone() {
    let mut other = noted(Kind::Access, 3);
    other.subject = Some(SubjectId::new(Uuid::from_u128(8)));
    let mut unknown = noted(Kind::Access, 4);
    unknown.subject = None;
    let cases = [
        access(1, RECEIVED),
        open(&noted(Kind::Erasure, 2), RECEIVED),
        open(&other, RECEIVED),
        open(&unknown, RECEIVED),
        in_state(Kind::Access, State::Delivered),
    ];
    let groups = siblings(&cases);
    assert_eq!(groups.len(), 3);
    for group in groups.values() {
        assert!(group.duplicates.is_empty() && group.later.is_empty());
    }
}

#[test]
fn q_1_a_duplicate_keeps_its_words_and_follows_the_masters_clock() {
    let duplicate = in_state(Kind::Access, State::Duplicate);
    assert_eq!(duplicate.duplicate_of(), Some(earlier_master().id));
    assert_eq!(duplicate.words(), Some(record(90)));
    assert!(!duplicate.clock_runs());
    assert!(!duplicate.is_overdue(at("2027-01-01T00:00:00.000Z")));
}

#[test]
fn q_1_only_its_master_makes_a_request_a_duplicate() {
    let case = access(10, RECEIVED);
    let master = earlier_master();
    let date = day("2026-09-02");
    for (wrong, leads) in [
        (
            Master {
                kind: Kind::Erasure,
                ..master
            },
            false,
        ),
        (
            Master {
                subject: None,
                ..master
            },
            false,
        ),
        (
            Master {
                subject: Some(SubjectId::new(Uuid::from_u128(8))),
                ..master
            },
            false,
        ),
        (
            Master {
                received: day("2026-09-03"),
                ..master
            },
            false,
        ),
        (
            Master {
                received: date,
                id: request(11),
                ..master
            },
            false,
        ),
        (
            Master {
                received: date,
                id: request(10),
                ..master
            },
            false,
        ),
        (
            Master {
                received: date,
                id: request(9),
                ..master
            },
            true,
        ),
        (master, true),
    ] {
        let marked = try_act(&case, &Act::MarkDuplicate(wrong), SOON);
        if leads {
            assert_eq!(marked.unwrap().duplicate_of(), Some(wrong.id));
        } else {
            assert_eq!(marked, Err(ActRefused::NotMaster), "{wrong:?}");
        }
    }
    let mut unknown = noted(Kind::Access, 10);
    unknown.subject = None;
    let nobody = Master {
        subject: None,
        ..master
    };
    assert_eq!(
        try_act(&open(&unknown, RECEIVED), &Act::MarkDuplicate(nobody), SOON),
        Err(ActRefused::NotMaster)
    );
}

#[test]
fn an_erasure_runs_after_the_open_access_copy_of_the_same_person() {
    let erasure = in_state(Kind::Erasure, State::InAssessment);
    let access = access(3, RECEIVED);
    let mut other = noted(Kind::Access, 2);
    other.subject = Some(SubjectId::new(Uuid::from_u128(8)));
    let other = open(&other, RECEIVED);
    let delivered = in_state(Kind::Access, State::Delivered);
    let portability = in_state(Kind::Portability, State::Acknowledged);
    let harmless = [other, delivered, portability];
    assert_eq!(access_copy_first(&erasure, &harmless), None);
    let open_access = access_copy_first(&erasure, [&access]);
    assert_eq!(open_access, Some(access.id()));
    let request = access.id();
    assert_eq!(
        try_act(&erasure, &Act::Fulfil { open_access }, SOON),
        Err(ActRefused::AccessCopyFirst { request })
    );
    assert_eq!(access_copy_first(&access, [&access]), None);
    let other_kind = in_state(Kind::Restriction, State::InAssessment);
    assert!(try_act(&other_kind, &Act::Fulfil { open_access }, SOON).is_ok());
}

proptest! {
    #[test]
    fn q_1_the_choice_of_the_master_does_not_depend_on_the_order(
        days in proptest::collection::vec(1u8..6, 1..7),
        seed in any::<u64>(),
    ) {
        let cases: Vec<Case> = days
            .iter()
            .zip(1u128..)
            .map(|(day, id)| access(id, &format!("2026-09-0{day}T08:00:00.000Z")))
            .collect();
        let mut shuffled = cases.clone();
        let turn = usize::try_from(seed % 7).unwrap() % cases.len();
        shuffled.rotate_left(turn);
        if seed % 2 == 0 {
            shuffled.reverse();
        }
        let chosen = group(&shuffled);
        prop_assert_eq!(&chosen, &group(&cases));
        for case in &cases {
            let is_master = case.id() == chosen.master.id;
            prop_assert_eq!(chosen.master.leads(&case.as_master()), !is_master);
        }
    }
}
