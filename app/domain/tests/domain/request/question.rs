use domain::Hash;
use domain::privacy::request::ground::Ground;
use domain::privacy::request::identity::{
    Claimant, ClaimantError, CodeLoop, CodeRefused, Doubt, IdentityQuestion, Level, Method,
    QuestionError,
};
use domain::privacy::request::{Act, ActRefused, Kind, Policy};

use super::*;

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
fn cannot_identify_needs_a_question_that_was_answered_with_too_little() {
    let refuse = Act::Refuse(draft(Ground::CannotIdentify));
    let vain = Err(ActRefused::IdentityNotAskedInVain);
    let mut weak = noted(Kind::Erasure, 10);
    weak.check = None;
    let mut case = open(&weak, RECEIVED);
    case = done(&case, &Act::Acknowledge, SOON);
    let never_asked = done(&case, &Act::Assess, SOON);
    assert_eq!(try_act(&never_asked, &refuse, SOON), vain);
    let given_up = done(&done(&case, &ask_identity(), SOON), &Act::Assess, SOON);
    assert_eq!(try_act(&given_up, &refuse, SOON), vain);
    let answered = done(&done(&case, &ask_identity(), SOON), &Act::TakeAnswer, SOON);
    assert!(try_act(&answered, &refuse, SOON).is_ok());
    let shown = done(&answered, &Act::Identify(check(Method::Databox)), SOON);
    assert_eq!(try_act(&shown, &refuse, SOON), vain);
    weak.subject = None;
    let nobody = done(&open(&weak, RECEIVED), &Act::Acknowledge, SOON);
    let nobody = done(&nobody, &Act::Assess, SOON);
    assert!(try_act(&nobody, &refuse, SOON).is_ok());
}
