use domain::privacy::request::identity::{
    Check, Claimant, ClaimantError, CodeLoop, CodeRefused, Data, Document, Doubt, IdentityQuestion,
    Level, Method, QuestionError, needed,
};
use domain::privacy::request::{Act, ActName, ActRefused, Kind, Policy, State};
use domain::record::Class;
use domain::{Hash, UserId};
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
    weak.scope.insert(Data::Of(Class::Identity));
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
fn more_is_asked_only_with_a_doubt_and_only_through_a_known_contact_point() {
    let question = |doubt, wanted| IdentityQuestion {
        doubt,
        wanted,
        via: record(5),
    };
    let known = [record(4), record(5)];
    let too_low = question(Doubt::LevelTooLow, Level::Two);
    assert_eq!(too_low.check(Level::Two, Level::One, &known), Ok(()));
    let ask = |shown, known: &[RecordId]| too_low.check(Level::Two, shown, known);
    assert_eq!(
        ask(Level::One, &[record(4)]),
        Err(QuestionError::PointUnknown)
    );
    assert_eq!(ask(Level::One, &[]), Err(QuestionError::PointUnknown));
    assert_eq!(ask(Level::Two, &known), Err(QuestionError::EnoughShown));
    assert_eq!(ask(Level::Three, &known), Err(QuestionError::EnoughShown));
    for doubt in [
        Doubt::PointNotIndependent,
        Doubt::SharedContactPoint,
        Doubt::DetailsContradict,
        Doubt::MandateDoubtful,
    ] {
        let other = question(doubt, Level::Two);
        assert_eq!(other.check(Level::Two, Level::Two, &known), Ok(()));
    }
    let too_much = question(Doubt::SharedContactPoint, Level::Three);
    let refused = Err(QuestionError::AsksTooMuch);
    assert_eq!(too_much.check(Level::Two, Level::One, &known), refused);
    assert_eq!(too_much.check(Level::Two, Level::Three, &known), Ok(()));
}

#[test]
fn an_unlawful_question_is_not_sent_and_stops_no_clock() {
    let case = in_state(Kind::Access, State::Acknowledged);
    let act = Act::AskIdentity {
        question: IdentityQuestion {
            doubt: Doubt::LevelTooLow,
            wanted: Level::One,
            via: record(5),
        },
        known: vec![record(5)],
    };
    assert_eq!(
        try_act(&case, &act, SOON),
        Err(QuestionError::EnoughShown.into())
    );
}

#[test]
fn a_code_lives_ten_minutes_five_tries_and_one_use() {
    let (right, wrong) = (Hash::of(b"123456"), Hash::of(b"654321"));
    let sent = at(RECEIVED);
    let fresh = || CodeLoop::new(right, sent);
    let last = at("2026-09-02T08:09:59.999Z");
    assert_eq!(fresh().try_code(&right, last), Ok(()));
    let ended = at("2026-09-02T08:10:00.000Z");
    assert_eq!(fresh().try_code(&right, ended), Err(CodeRefused::Ended));
    let before = at("2026-09-02T07:59:59.999Z");
    assert_eq!(fresh().try_code(&right, before), Err(CodeRefused::Ended));
    let mut tried = fresh();
    for _try in 0..4 {
        assert_eq!(tried.try_code(&wrong, sent), Err(CodeRefused::Wrong));
    }
    let mut fifth_right = tried.clone();
    assert_eq!(fifth_right.try_code(&right, sent), Ok(()));
    assert_eq!(fifth_right.try_code(&right, sent), Err(CodeRefused::Used));
    assert_eq!(tried.try_code(&wrong, sent), Err(CodeRefused::Wrong));
    assert_eq!(tried.try_code(&right, sent), Err(CodeRefused::TriesUsed));
}

#[test]
fn who_speaks_for_another_shows_mandate_or_relation() {
    let off = Policy::default();
    let on = Policy {
        relatives_of_deceased: true,
        ..off
    };
    let guardian = |relation: Option<&str>| Claimant::Guardian {
        relation: relation.map(str::to_owned),
    };
    let relative = |relation: Option<&str>| Claimant::RelativeOfDeceased {
        relation: relation.map(str::to_owned),
    };
    let mandate = |mandate| Claimant::Representative { mandate };
    let relation_missing = Err(ClaimantError::RelationMissing);
    for (claimant, policy, answer) in [
        (Claimant::Subject, &off, Ok(())),
        (mandate(Some(record(1))), &off, Ok(())),
        (mandate(None), &off, Err(ClaimantError::MandateMissing)),
        (guardian(Some("mother")), &off, Ok(())),
        (guardian(Some(" ")), &off, relation_missing),
        (guardian(None), &off, relation_missing),
        (relative(Some("son")), &on, Ok(())),
        (relative(None), &on, relation_missing),
        (
            relative(Some("son")),
            &off,
            Err(ClaimantError::RelativesSwitchedOff),
        ),
    ] {
        assert_eq!(claimant.may_receive(policy), answer, "{claimant:?}");
        let deceased = matches!(claimant, Claimant::RelativeOfDeceased { .. });
        assert_eq!(claimant.says_deceased(), deceased);
    }
}

#[test]
fn nothing_is_fulfilled_for_a_representative_without_a_mandate() {
    let mut sent = noted(Kind::Access, 10);
    sent.claimant = Claimant::Representative { mandate: None };
    let case = done(&open(&sent, RECEIVED), &Act::Acknowledge, SOON);
    let case = done(&case, &Act::Assess, SOON);
    assert_eq!(
        try_act(&case, &fulfil(), SOON),
        Err(ClaimantError::MandateMissing.into())
    );
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
