use domain::privacy::configuration::{AuthorityNotice, Configuration, Entry, Risk, Setting};
use domain::privacy::deadline::{BreachClock, BreachStep, LateWithoutReason, NoticeTiming};
use domain::{LocalDate, Timestamp, UserId};
use proptest::prelude::*;

use super::{at, date};

fn local(day: &str, hour: u32, minute: u32) -> Timestamp {
    date(day).at(hour, minute).unwrap()
}

fn started(aware_at: Timestamp) -> BreachClock {
    BreachClock::start(aware_at, &Configuration::default())
}

fn notice_of(hours: u32, from: &str) -> Entry {
    let notice = AuthorityNotice {
        hours,
        threshold: Risk::High,
        recipient: "ÚOOÚ".to_owned(),
    };
    let by = UserId::v4([7; 16]);
    let setting = Setting::AuthorityNotice(notice);
    Entry::new(setting, at(from), None, by, "Změna nařízení".to_owned()).unwrap()
}

#[test]
fn b_1_72_elapsed_hours_without_weekend_roll_or_rounding() {
    for (aware, due) in [
        // Thursday in winter to Sunday in summer.
        (local("2027-03-25", 10, 30), local("2027-03-28", 11, 30)),
        // Friday in summer to Monday in winter.
        (local("2025-10-24", 9, 30), local("2025-10-27", 8, 30)),
        // Over Christmas.
        (local("2025-12-23", 17, 45), local("2025-12-26", 17, 45)),
    ] {
        assert_eq!(started(aware).due(), due, "{aware}");
    }
    let exact = started(at("2026-05-04T08:00:00.001Z"));
    assert_eq!(exact.due(), at("2026-05-07T08:00:00.001Z"));
}

#[test]
fn b_1_the_steps_show_that_clocks_changed() {
    let clock = started(local("2027-03-25", 10, 30));
    assert_eq!(
        clock.explain(),
        [
            BreachStep::Aware {
                at: at("2027-03-25T09:30:00.000Z"),
                offset_minutes: 60
            },
            BreachStep::Rule {
                hours: 72,
                version: 0
            },
            BreachStep::Due {
                at: at("2027-03-28T09:30:00.000Z"),
                offset_minutes: 120
            },
        ]
    );
}

#[test]
fn b_2_a_case_keeps_the_entry_valid_when_the_controller_became_aware() {
    let configuration = Configuration::default().with(notice_of(96, "2027-01-01T00:00:00.000Z"));
    let before = BreachClock::start(at("2026-12-31T23:59:59.999Z"), &configuration);
    let after = BreachClock::start(at("2027-01-01T00:00:00.000Z"), &configuration);
    assert_eq!((before.rule.value.hours, before.rule.version), (72, 0));
    assert_eq!((after.rule.value.hours, after.rule.version), (96, 1));
    assert_eq!(after.due(), at("2027-01-05T00:00:00.000Z"));

    let written = serde_json::to_string(&before).unwrap();
    let read: BreachClock = serde_json::from_str(&written).unwrap();
    assert_eq!(read.due(), at("2027-01-03T23:59:59.999Z"));
}

#[test]
fn b_2_the_threshold_says_which_risk_is_notified() {
    let law = AuthorityNotice::default();
    let higher = AuthorityNotice {
        threshold: Risk::High,
        ..law.clone()
    };
    assert_eq!(
        [Risk::None, Risk::Risk, Risk::High].map(|risk| law.is_due_for(risk)),
        [false, true, true]
    );
    assert_eq!(
        [Risk::None, Risk::Risk, Risk::High].map(|risk| higher.is_due_for(risk)),
        [false, false, true]
    );
}

#[test]
fn b_3_alarms_ring_at_24_48_and_66_hours() {
    // The last one is after the change of clocks.
    assert_eq!(
        started(local("2027-03-25", 10, 30)).alarms(),
        [
            local("2027-03-26", 10, 30),
            local("2027-03-27", 10, 30),
            local("2027-03-28", 5, 30),
        ]
    );
}

#[test]
fn b_3_a_late_notice_demands_a_reason() {
    let clock = started(at("2026-05-04T08:00:00.000Z"));
    let due = at("2026-05-07T08:00:00.000Z");
    let late = due.plus_millis(1);
    assert!(!clock.is_late(due));
    assert!(clock.is_late(late));
    assert_eq!(clock.notice(due, None), Ok(NoticeTiming::InTime));
    for blank in [None, Some(""), Some(" \t")] {
        assert_eq!(clock.notice(late, blank), Err(LateWithoutReason { due }));
    }
    assert_eq!(
        clock.notice(late, Some("Rozsah se zjistil až z druhé zálohy.")),
        Ok(NoticeTiming::Late)
    );
}

proptest! {
    #[test]
    fn pt_6_72_hours_are_72_hours_across_both_clock_changes(
        year in 2020..2060_i32,
        autumn: bool,
        before in 0..8 * 24 * 3_600_000_i64,
    ) {
        let month = if autumn { 10 } else { 3 };
        let end = LocalDate::new(year, month, 31).unwrap().end();
        let aware_at = end.plus_millis(-before);
        let due = started(aware_at).due();
        prop_assert_eq!(due.as_millis() - aware_at.as_millis(), 72 * 3_600_000);
    }

    #[test]
    fn no_instant_makes_a_breach_clock_panic(millis: i64) {
        let clock = started(Timestamp::from_millis(millis));
        prop_assert!(clock.due() >= clock.aware_at);
        prop_assert!(clock.alarms().is_sorted());
        prop_assert_eq!(clock.explain().len(), 3);
    }
}
