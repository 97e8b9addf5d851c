use domain::privacy::deadline::{
    Rules, notice_14_due, processor_notice_due, told_before, told_by_first_contact,
};

use super::{at, date};

#[test]
fn the_notice_of_article_14_is_due_after_a_month_or_with_the_first_contact() {
    let rules = Rules::default();
    let obtained = date("2025-03-05");
    let due = |contact, disclosure| notice_14_due(obtained, contact, disclosure, &rules).unwrap();
    // 5 April 2025 is a Saturday.
    assert_eq!(due(None, None), date("2025-04-07"));
    assert_eq!(due(Some(date("2025-03-20")), None), date("2025-03-20"));
    assert_eq!(due(None, Some(date("2025-03-11"))), date("2025-03-11"));
    assert_eq!(
        due(Some(date("2025-03-20")), Some(date("2025-03-11"))),
        date("2025-03-11")
    );
    assert_eq!(due(Some(date("2025-06-01")), None), date("2025-04-07"));
    assert!(notice_14_due(date("2150-01-01"), None, None, &rules).is_err());
}

#[test]
fn a_new_purpose_and_the_lifting_of_a_restriction_are_told_before() {
    let act = at("2026-05-04T08:00:00.000Z");
    assert!(told_before(Some(act.plus_millis(-1)), act));
    assert!(!told_before(Some(act), act));
    assert!(!told_before(None, act));
}

#[test]
fn the_right_to_object_is_told_with_the_first_communication() {
    let first = at("2026-05-04T08:00:00.000Z");
    assert!(told_by_first_contact(Some(first), first));
    assert!(!told_by_first_contact(Some(first.plus_millis(1)), first));
    assert!(!told_by_first_contact(None, first));
}

#[test]
fn a_processor_tells_the_controller_at_once() {
    let aware_at = at("2026-05-04T08:00:00.000Z");
    assert_eq!(processor_notice_due(aware_at), aware_at);
}
