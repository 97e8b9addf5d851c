use domain::UserId;
use domain::privacy::request::identity::{Check, Data, Document, Level, Method, needed};
use domain::privacy::request::{Act, ActName, ActRefused, Kind, State};
use domain::record::Class;
use serde_json::{from_value, json, to_value};

use super::*;

fn seen(point_entered_by: Option<UserId>) -> Method {
    Method::SeenDocument {
        document: Document::Passport,
        point_entered_by,
    }
}

fn level(method: Method, by: Option<UserId>) -> u8 {
    let at = at(RECEIVED);
    Check { at, by, method }.level().into()
}

#[test]
fn each_way_of_showing_an_identity_reaches_its_level() {
    let by = Some(staff(1));
    for (method, by, reached) in [
        (Method::WithdrawLink, None, 0),
        (Method::AddressNamed, None, 0),
        (Method::ContactPoint { independent: true }, None, 1),
        (Method::SecondContactPoint { independent: true }, None, 2),
        (Method::KnownToStaff, by, 2),
        (seen(by), by, 2),
        (seen(Some(staff(2))), by, 3),
        (seen(None), by, 3),
        (Method::Databox, by, 3),
        (Method::Notarised, by, 3),
        (Method::SealedCopyCode { independent: true }, None, 3),
    ] {
        assert_eq!(level(method, by), reached, "{method:?}");
    }
}

#[test]
fn w_1_a_contact_point_that_is_not_independent_shows_nothing() {
    for method in [
        Method::ContactPoint { independent: false },
        Method::SecondContactPoint { independent: false },
        Method::SealedCopyCode { independent: false },
    ] {
        assert_eq!(level(method, Some(staff(1))), 0, "{method:?}");
    }
}

#[test]
fn a_check_by_a_person_bears_a_name() {
    for method in [
        Method::KnownToStaff,
        seen(None),
        Method::Databox,
        Method::Notarised,
    ] {
        assert_eq!(level(method, None), 0, "{method:?}");
    }
    let case = in_state(Kind::Access, State::Acknowledged);
    let mut foreign = check(Method::Databox);
    foreign.by = Some(staff(2));
    assert_eq!(
        try_act(&case, &Act::Identify(foreign), SOON),
        Err(ActRefused::NotForAuthor(ActName::Identify))
    );
}

#[test]
fn a_check_lies_in_the_past() {
    let case = in_state(Kind::Access, State::Acknowledged);
    let when = |millis| Check {
        at: at(SOON).plus_millis(millis),
        ..check(Method::Databox)
    };
    assert!(try_act(&case, &Act::Identify(when(0)), SOON).is_ok());
    assert_eq!(
        try_act(&case, &Act::Identify(when(1)), SOON),
        Err(ActRefused::CheckInFuture)
    );
}

#[test]
fn each_kind_and_class_needs_its_level() {
    use Class::*;
    use Kind::*;
    let copies = [
        (Data::Of(Basic), 1),
        (Data::Of(Notes), 2),
        (Data::History, 2),
        (Data::Of(Identity), 3),
        (Data::Of(Financial), 3),
        (Data::Of(Contractual), 3),
        (Data::Of(Special), 3),
    ];
    for (data, copy) in copies {
        let need = |kind| u8::from(needed(kind, [&data]));
        assert_eq!((need(Access), need(Portability)), (copy, copy), "{data:?}");
        assert_eq!(need(Rectification), copy.min(2), "{data:?}");
        assert_eq!(
            (need(Withdrawal), need(ObjectionDm), need(Recipients)),
            (0, 0, 1)
        );
        for kind in [Erasure, Restriction, ObjectionGeneral, HumanReview] {
            assert_eq!(need(kind), 2, "{kind:?}");
        }
    }
    let all = copies.map(|(data, _)| data);
    assert_eq!(needed(Access, &all), Level::Three);
    assert_eq!(needed(Rectification, &all), Level::Two);
    assert_eq!(needed(Access, &[]), Level::One);
}

#[test]
fn an_answer_waits_for_the_level_that_it_needs() {
    let mut weak = noted(Kind::Access, 10);
    weak.scope.data.insert(Data::Of(Class::Identity));
    weak.check = Some(Check {
        by: None,
        ..check(Method::ContactPoint { independent: true })
    });
    let case = done(&open(&weak, RECEIVED), &Act::Acknowledge, SOON);
    let case = done(&case, &Act::Assess, SOON);
    let (needed, shown) = (Level::Three, Level::One);
    assert_eq!(
        try_act(&case, &fulfil(), SOON),
        Err(ActRefused::IdentityTooLow { needed, shown })
    );
    let shown = done(&case, &Act::Identify(check(Method::Databox)), SOON);
    assert!(try_act(&shown, &fulfil(), SOON).is_ok());
    let left_out = Act::RefuseInPart {
        draft: no_data(),
        left_out: BTreeSet::from([Data::Of(Class::Identity)]),
    };
    let smaller = done(&case, &left_out, SOON);
    assert_eq!(smaller.needed_level(), Level::One);
    assert!(try_act(&smaller, &fulfil(), SOON).is_ok());
    let again = done(&smaller, &Act::Reopen, SOON);
    assert_eq!(again.needed_level(), Level::Three);
}

#[test]
fn levels_are_written_as_numbers_from_0_to_3() {
    for number in 0..4u8 {
        let level: Level = from_value(json!(number)).unwrap();
        assert_eq!(to_value(level).unwrap(), json!(number));
    }
    assert!(from_value::<Level>(json!(4)).is_err());
}

#[test]
fn a_request_gets_its_person_once() {
    let mut unknown = noted(Kind::Access, 10);
    unknown.subject = None;
    let case = open(&unknown, RECEIVED);
    let named = done(&case, &Act::NameSubject(person()), SOON);
    assert_eq!(named.subject(), Some(person()));
    assert_eq!(
        try_act(&named, &Act::NameSubject(person()), SOON),
        Err(ActRefused::SubjectKnown)
    );
}
