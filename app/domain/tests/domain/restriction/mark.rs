use domain::FieldId;
use domain::privacy::restriction::{LiftError, Mark, Target, Trigger};

use super::{NOW, mark, person, record, time};

#[test]
fn a_restriction_is_lifted_only_after_the_notice_was_sent() {
    let standing = mark(Trigger::AccuracyContested);
    let at = time(NOW);
    assert_eq!(standing.lift(at), Err(LiftError::NoticeNotSent));
    let early = standing.told(time(999)).lift(at);
    assert_eq!(early, Err(LiftError::NoticeBeforeMark));
    let later = standing.told(time(NOW + 1)).lift(at);
    assert_eq!(later, Err(LiftError::NoticeNotSent));
    for sent in [1_000, NOW] {
        let lifted = standing.told(time(sent)).lift(at).unwrap();
        assert!(!lifted.stands(at));
        assert!(lifted.stands(time(NOW - 1)), "the past stays restricted");
        assert_eq!(lifted.lift(at), Err(LiftError::AlreadyLifted));
    }
}

#[test]
fn a_mark_covers_its_person_record_or_field_and_nothing_else() {
    let phone = FieldId::new("phone");
    let name = FieldId::new("name");
    let covers = |target: Target, record, field: Option<&FieldId>| {
        let marked = Mark {
            target,
            ..mark(Trigger::AccuracyContested)
        };
        assert!(!marked.covers(person(2), record, field));
        marked.covers(person(1), record, field)
    };
    assert!(covers(Target::Subject, record(1), None));
    assert!(covers(Target::Subject, record(2), Some(&phone)));
    assert!(covers(Target::Record(record(1)), record(1), None));
    assert!(covers(Target::Record(record(1)), record(1), Some(&phone)));
    assert!(!covers(Target::Record(record(1)), record(2), None));
    let field = || Target::Field(record(1), phone.clone());
    assert!(covers(field(), record(1), Some(&phone)));
    assert!(!covers(field(), record(1), Some(&name)));
    assert!(!covers(field(), record(1), None));
    assert!(!covers(field(), record(2), Some(&phone)));
}
