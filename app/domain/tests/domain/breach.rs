//! The breach register (Arts. 33, 34; specification 12.2).

use domain::access::Reason;
use domain::privacy::breach::{
    Assessment, Awareness, Breach, BreachError, BreachState, Exemption, Keys, Kind, Preset,
    SentNotice, Step, StepKind, SubjectNotice, Taken,
};
use domain::privacy::configuration::{Configuration, Risk};
use domain::privacy::deadline::{BreachClock, LateWithoutReason};
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
fn b_3_a_late_first_notice_demands_a_reason() {
    let aware = || after(Risk::Risk, &[StepKind::BecomeAware]);
    let in_time = Step::Notify(notice(hour(72)));
    assert!(take(&mut aware(), 72, in_time).is_ok());
    let millisecond_late = hour(72).plus_millis(1);
    for late in [Step::Notify, Step::NotifyPartly] {
        let refused = take(&mut aware(), 73, late(notice(millisecond_late)));
        let late_at = LateWithoutReason { due: hour(72) };
        assert_eq!(refused, Err(BreachError::DelayReasonMissing(late_at)));
        let mut explained = notice(millisecond_late);
        explained.delay_reason = Some(because("Rozsah byl znám až třetí den"));
        assert!(take(&mut aware(), 73, late(explained)).is_ok());
    }
}

#[test]
fn what_follows_a_notice_in_time_needs_no_reason() {
    let mut breach = after(Risk::Risk, &[StepKind::BecomeAware, StepKind::NotifyPartly]);
    assert!(take(&mut breach, 100, step(StepKind::FollowUp, 100)).is_ok());
    assert!(take(&mut breach, 200, step(StepKind::Notify, 200)).is_ok());
    assert_eq!(breach.notices().count(), 3);
}

#[test]
fn b_3_only_who_still_waits_for_the_first_notice_is_overdue() {
    let aware = after(Risk::Risk, &[StepKind::BecomeAware]);
    assert!(!aware.is_overdue(hour(72)));
    assert!(aware.is_overdue(hour(72).plus_millis(1)));
    assert!(!lost_tablet().is_overdue(hour(500)));
    assert!(!reached(BreachState::NotifiedPartial).is_overdue(hour(500)));
}

#[test]
fn b_2_who_stays_below_the_threshold_of_the_case_need_not_notify() {
    let leave = |risk, threshold| {
        let mut breach = assessed(risk);
        let mut aware = step(StepKind::BecomeAware, 1);
        if let Step::BecomeAware(aware) = &mut aware {
            aware.clock.rule.value.threshold = threshold;
        }
        take(&mut breach, 1, aware).unwrap();
        take(&mut breach, 1, step(StepKind::LeaveUnnotified, 1))
    };
    assert!(leave(Risk::None, Risk::Risk).is_ok());
    assert!(leave(Risk::Risk, Risk::High).is_ok());
    for risk in [Risk::Risk, Risk::High] {
        assert_eq!(leave(risk, Risk::Risk), Err(BreachError::NoticeOwed));
    }
}

#[test]
fn nothing_is_left_out_or_closed_without_an_assessed_risk() {
    let mut breach = lost_tablet();
    take(&mut breach, 1, step(StepKind::BecomeAware, 1)).unwrap();
    let left = take(&mut breach, 1, step(StepKind::LeaveUnnotified, 1));
    assert_eq!(left, Err(BreachError::RiskNotAssessed));
    take(&mut breach, 1, step(StepKind::Notify, 1)).unwrap();
    let closed = take(&mut breach, 1, step(StepKind::Close, 1));
    assert_eq!(closed, Err(BreachError::RiskNotAssessed));
}

#[test]
fn art_34_at_high_risk_the_persons_are_told_or_lawfully_spared_before_the_end() {
    let notified = || after(Risk::High, &[StepKind::BecomeAware, StepKind::Notify]);
    let close = |mut breach: Breach| take(&mut breach, 2, step(StepKind::Close, 2));
    assert_eq!(close(notified()), Err(BreachError::SubjectsOwed));
    for kind in [StepKind::InformSubjects, StepKind::SpareSubjects] {
        let mut breach = notified();
        take(&mut breach, 2, step(kind, 2)).unwrap();
        assert_eq!(close(breach), Ok(BreachState::Closed));
    }
    let risk = after(Risk::Risk, &[StepKind::BecomeAware, StepKind::Notify]);
    assert_eq!(close(risk), Ok(BreachState::Closed));
}

fn spare_as_unintelligible(change: impl Fn(&mut Breach)) -> Result<BreachState, BreachError> {
    let mut breach = after(Risk::High, &[StepKind::BecomeAware, StepKind::Notify]);
    breach.facts.keys = Keys::Safe {
        because: because("Heslo znala jen zástupkyně, tablet byl zamčený"),
    };
    change(&mut breach);
    let reason = because("Data jsou zašifrována");
    let exemption = Exemption::Unintelligible { reason };
    take(&mut breach, 2, Step::SpareSubjects(exemption))
}

#[test]
fn b_6_exemption_34_3_a_needs_keys_that_were_not_exposed() {
    assert!(spare_as_unintelligible(|_breach| {}).is_ok());
    for keys in [Keys::Exposed, Keys::Unknown] {
        let refused = spare_as_unintelligible(|breach| breach.facts.keys = keys.clone());
        assert_eq!(refused, Err(BreachError::KeysNotSafe));
    }
    let plain = spare_as_unintelligible(|breach| breach.facts.encrypted = false);
    assert_eq!(plain, Err(BreachError::KeysNotSafe));
}

#[test]
fn b_6_no_key_exposed_is_chosen_with_a_written_reason_only() {
    assert!(serde_json::from_str::<Keys>(r#"{"safe":{"because":"zamčený"}}"#).is_ok());
    for without in [r#"{"safe":{"because":" "}}"#, r#"{"safe":{}}"#, r#""safe""#] {
        assert!(serde_json::from_str::<Keys>(without).is_err(), "{without}");
    }
}

#[test]
fn b_6_a_leavers_device_never_qualifies() {
    let refused = spare_as_unintelligible(|breach| breach.facts.leavers_device = true);
    assert_eq!(refused, Err(BreachError::LeaversDevice));
}

#[test]
fn opening_again_does_not_start_a_new_clock() {
    let mut breach = reached(BreachState::Closed);
    take(&mut breach, 500, step(StepKind::Reopen, 500)).unwrap();
    assert_eq!(breach.awareness().unwrap().clock.due(), hour(72));
    assert!(!breach.is_overdue(hour(500)));
}

#[test]
fn instants_follow_one_another() {
    let refused = |mut breach: Breach, at: i64, step: Step| match take(&mut breach, at, step) {
        Err(BreachError::OutOfOrder { field }) => field,
        other => panic!("{other:?}"),
    };
    let aware = || reached(BreachState::Aware);
    assert_eq!(refused(aware(), 0, step(StepKind::Notify, 0)), "at");
    assert_eq!(refused(aware(), 2, step(StepKind::Notify, 3)), "sent_at");
    assert_eq!(refused(aware(), 2, step(StepKind::Notify, -1)), "sent_at");
    let notified = reached(BreachState::Notified);
    assert_eq!(
        refused(notified, 2, step(StepKind::InformSubjects, 3)),
        "sent_at"
    );
    assert_eq!(
        refused(lost_tablet(), -1, step(StepKind::BecomeAware, -1)),
        "aware_at"
    );
    let mut early = lost_tablet();
    early.facts.detected_at = hour(1);
    assert_eq!(
        refused(early, 2, step(StepKind::BecomeAware, 2)),
        "aware_at"
    );
}

#[test]
fn b_5_every_preset_makes_an_entry_whose_keys_count_as_exposed() {
    for preset in Preset::ALL {
        let facts = preset.facts("x".to_owned(), "y".to_owned(), hour(0));
        assert_eq!(facts.preset, Some(preset));
        assert!(!facts.kinds.is_empty());
        assert!(!matches!(facts.keys, Keys::Safe { .. }), "{preset:?}");
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
