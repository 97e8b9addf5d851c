//! The breach register (Arts. 33, 34; specification 12.2).

mod notice;
mod subjects;

use domain::access::Reason;
use domain::privacy::breach::{
    Assessment, Awareness, Breach, BreachError, BreachState, Exemption, Keys, Kind, Preset,
    SentNotice, Step, StepKind, SubjectNotice, Taken,
};
use domain::privacy::configuration::{Configuration, Risk};
use domain::privacy::deadline::BreachClock;
use domain::record::Class;
use domain::{RecordId, Timestamp, UserId};

const OFFICER: UserId = UserId::new(uuid::Uuid::from_bytes([7; 16]));
const HOUR: i64 = 60 * 60 * 1000;

/// 2026-05-04 08:00 UTC; the notice is due three days later.
fn hour(hours: i64) -> Timestamp {
    Timestamp::parse("2026-05-04T08:00:00.000Z")
        .unwrap()
        .plus_millis(hours * HOUR)
}

fn because(words: &str) -> Reason {
    Reason::new(words).unwrap()
}

fn lost_tablet() -> Breach {
    let facts = Preset::LostTablet.facts("Tablet".to_owned(), "Rep".to_owned(), hour(-2));
    Breach::open(RecordId::v4([1; 16]), facts)
}

fn assessed(risk: Risk) -> Breach {
    let mut breach = lost_tablet();
    breach.facts.assessment = Some(Assessment {
        risk,
        reasoning: because("Zamčený tablet"),
    });
    breach
}

fn notice(sent_at: Timestamp) -> SentNotice {
    SentNotice {
        sent_at,
        recipient: "ÚOOÚ".to_owned(),
        reference: None,
        delay_reason: None,
    }
}

/// A step that meets every rule but that of the states, at this hour.
fn step(kind: StepKind, at: i64) -> Step {
    let reason = because("Důvod");
    match kind {
        StepKind::BecomeAware => Step::BecomeAware(Awareness {
            who: OFFICER,
            why: reason,
            clock: BreachClock::start(hour(0), &Configuration::default()),
        }),
        StepKind::Dismiss => Step::Dismiss { reason },
        StepKind::NotifyPartly => Step::NotifyPartly(notice(hour(at))),
        StepKind::Notify => Step::Notify(notice(hour(at))),
        StepKind::FollowUp => Step::FollowUp(notice(hour(at))),
        StepKind::LeaveUnnotified => Step::LeaveUnnotified { reason },
        StepKind::InformSubjects => Step::InformSubjects(SubjectNotice {
            words: reason.clone(),
            contact: reason.clone(),
            consequences: reason.clone(),
            measures: reason,
            channel: "email".to_owned(),
            sent_at: hour(at),
            count: 3,
        }),
        StepKind::SpareSubjects => Step::SpareSubjects(Exemption::RiskRemoved { measures: reason }),
        StepKind::Close => Step::Close { lessons: reason },
        StepKind::Reopen => Step::Reopen { reason },
    }
}

fn take(breach: &mut Breach, at: i64, step: Step) -> Result<BreachState, BreachError> {
    breach.take(Taken {
        at: hour(at),
        by: OFFICER,
        step,
    })
}

fn after(risk: Risk, kinds: &[StepKind]) -> Breach {
    let mut breach = assessed(risk);
    for kind in kinds {
        take(&mut breach, 1, step(*kind, 1)).unwrap();
    }
    breach
}

/// The shortest way to each state.
fn reached(state: BreachState) -> Breach {
    use StepKind::{
        BecomeAware, Close, Dismiss, InformSubjects, LeaveUnnotified, Notify, NotifyPartly,
    };
    let way: &[StepKind] = match state {
        BreachState::Suspected => &[],
        BreachState::Aware => &[BecomeAware],
        BreachState::Dismissed => &[Dismiss],
        BreachState::NotifiedPartial => &[BecomeAware, NotifyPartly],
        BreachState::Notified => &[BecomeAware, Notify],
        BreachState::NotNotifiable => &[BecomeAware, LeaveUnnotified],
        BreachState::SubjectsInformed => &[BecomeAware, Notify, InformSubjects],
        BreachState::Closed => &[BecomeAware, Notify, Close],
    };
    let breach = after(Risk::None, way);
    assert_eq!(breach.state(), state);
    breach
}

#[test]
fn every_transition_of_12_2_and_no_other_is_possible() {
    use BreachState::{
        Aware, Closed, Dismissed, NotNotifiable, Notified, NotifiedPartial, SubjectsInformed,
        Suspected,
    };
    let table = [
        (Suspected, StepKind::BecomeAware, Aware),
        (Suspected, StepKind::Dismiss, Dismissed),
        (Aware, StepKind::NotifyPartly, NotifiedPartial),
        (Aware, StepKind::Notify, Notified),
        (Aware, StepKind::LeaveUnnotified, NotNotifiable),
        (NotifiedPartial, StepKind::FollowUp, NotifiedPartial),
        (NotifiedPartial, StepKind::Notify, Notified),
        (Notified, StepKind::FollowUp, Notified),
        (Notified, StepKind::SpareSubjects, Notified),
        (Notified, StepKind::InformSubjects, SubjectsInformed),
        (Notified, StepKind::Close, Closed),
        (NotNotifiable, StepKind::SpareSubjects, NotNotifiable),
        (NotNotifiable, StepKind::InformSubjects, SubjectsInformed),
        (NotNotifiable, StepKind::Close, Closed),
        (SubjectsInformed, StepKind::Close, Closed),
        (Closed, StepKind::Reopen, Aware),
    ];
    for state in BreachState::ALL {
        for kind in StepKind::ALL {
            let expected = table
                .iter()
                .find(|(from, by, _to)| (*from, *by) == (state, kind))
                .map(|(_from, _by, to)| *to)
                .ok_or(BreachError::NotAllowed { state, step: kind });
            let mut breach = reached(state);
            let before = breach.clone();
            let taken = take(&mut breach, 2, step(kind, 2));
            assert_eq!(taken, expected, "{state:?} {kind:?}");
            assert_eq!(breach == before, expected.is_err());
        }
    }
}

#[test]
fn b_5_every_preset_makes_an_entry_whose_keys_count_as_exposed() {
    for preset in Preset::ALL {
        let facts = preset.facts("x".to_owned(), "y".to_owned(), hour(0));
        assert_eq!(facts.preset, Some(preset));
        assert!(!facts.kinds.is_empty());
        let keys = if preset == Preset::KeyCompromise {
            Keys::Exposed
        } else {
            Keys::Unknown
        };
        assert_eq!(facts.keys, keys, "{preset:?}");
        assert_eq!(facts.encrypted, preset == Preset::LostTablet);
        assert_eq!(facts.leavers_device, preset == Preset::LeaversAccount);
        assert_eq!(
            facts.kinds.contains(&Kind::Availability),
            matches!(preset, Preset::LostTablet | Preset::Ransomware)
        );
        let entry = Breach::open(RecordId::v4([1; 16]), facts);
        assert_eq!(entry.state(), BreachState::Suspected);
    }
}

#[test]
fn art_9_data_in_reach_is_said() {
    let mut breach = lost_tablet();
    assert!(!breach.facts.reach.special_categories());
    breach.facts.reach.classes.insert(Class::Special);
    assert!(breach.facts.reach.special_categories());
}

#[test]
fn a_stored_entry_reads_back_and_one_with_an_impossible_history_does_not() {
    let breach = reached(BreachState::SubjectsInformed);
    let stored = serde_json::to_value(&breach).unwrap();
    assert_eq!(
        serde_json::from_value::<Breach>(stored.clone()).unwrap(),
        breach
    );
    let mut raised = reached(BreachState::Closed);
    raised.facts.assessment = assessed(Risk::High).facts.assessment;
    let known_later = serde_json::to_value(&raised).unwrap();
    assert!(serde_json::from_value::<Breach>(known_later).is_ok());
    let mut cut = stored.clone();
    cut["steps"].as_array_mut().unwrap().remove(1);
    assert!(serde_json::from_value::<Breach>(cut).is_err());
    let mut more = stored;
    more["state"] = serde_json::json!("closed");
    assert!(serde_json::from_value::<Breach>(more).is_err());
}
