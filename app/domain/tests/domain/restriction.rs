use domain::access::Role;
use domain::privacy::purpose::MessageClass;
use domain::privacy::restriction::{
    Actor, Effect, Mark, Operation, RefusedWhy, Target, Trigger, effect,
};
use domain::{RecordId, SubjectId, Timestamp};
use uuid::Uuid;

mod mark;

const NOW: i64 = 10_000;

fn time(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn person(id: u128) -> SubjectId {
    SubjectId::new(Uuid::from_u128(id))
}

fn record(id: u128) -> RecordId {
    RecordId::new(Uuid::from_u128(id))
}

fn mark(trigger: Trigger) -> Mark {
    Mark {
        subject: person(1),
        target: Target::Subject,
        trigger,
        request: None,
        since: time(1_000),
        notice_sent: None,
        lifted: None,
    }
}

const TRIGGERS: [Trigger; 4] = [
    Trigger::AccuracyContested,
    Trigger::UnlawfulButPreferred,
    Trigger::NeededForClaims,
    Trigger::ObjectionPending,
];

fn staff(role: Role) -> Actor {
    Actor::Staff {
        role,
        reason_logged: true,
    }
}

fn asked(operation: Operation, actor: Actor, trigger: Trigger) -> Effect {
    effect(operation, actor, &[mark(trigger)], time(NOW))
}

/// All operations, as the rows of table 10.8 group them.
const ALLOWED: [Operation; 8] = [
    Operation::Store,
    Operation::BackUp,
    Operation::AccessReport,
    Operation::Portability,
    Operation::OwnGrant,
    Operation::OwnWithdrawal,
    Operation::OwnObjection,
    Operation::Contact(MessageClass::Rights),
];
const STUBS: [Operation; 5] = [
    Operation::List,
    Operation::Search,
    Operation::Dashboard,
    Operation::Count,
    Operation::DuplicateCheck,
];
const REFUSED: [Operation; 11] = [
    Operation::Edit,
    Operation::Merge,
    Operation::Enrich,
    Operation::Score,
    Operation::Contact(MessageClass::Service),
    Operation::Contact(MessageClass::Answer),
    Operation::Contact(MessageClass::Commercial),
    Operation::Contact(MessageClass::None),
    Operation::Campaign,
    Operation::Automation,
    Operation::Export,
];

#[test]
fn the_table_of_effects_holds_for_every_trigger_and_role() {
    for trigger in TRIGGERS {
        for role in Role::ALL {
            let actor = staff(role);
            for operation in ALLOWED {
                assert_eq!(asked(operation, actor, trigger), Effect::Allowed);
            }
            for operation in STUBS {
                assert_eq!(asked(operation, actor, trigger), Effect::Stub(trigger));
            }
            let why = RefusedWhy::Restricted(trigger);
            for operation in REFUSED {
                assert_eq!(asked(operation, actor, trigger), Effect::Refused(why));
            }
            let device = asked(Operation::FieldDevice, actor, trigger);
            assert_eq!(device, Effect::RemoveAndTrack);
        }
    }
}

#[test]
fn the_privacy_officer_opens_restricted_data_with_a_logged_reason_only() {
    let trigger = Trigger::AccuracyContested;
    for role in Role::ALL {
        let opened = asked(Operation::Open, staff(role), trigger);
        let silent = Actor::Staff {
            role,
            reason_logged: false,
        };
        let without_reason = asked(Operation::Open, silent, trigger);
        if role == Role::PrivacyOfficer {
            assert_eq!(opened, Effect::AllowedLogged);
            let missing = Effect::Refused(RefusedWhy::ReasonMissing);
            assert_eq!(without_reason, missing);
        } else {
            assert_eq!(opened, Effect::Stub(trigger), "{role:?}");
            assert_eq!(without_reason, Effect::Stub(trigger), "{role:?}");
        }
    }
    for actor in [Actor::System, Actor::Subject] {
        let opened = asked(Operation::Open, actor, trigger);
        assert_eq!(opened, Effect::Stub(trigger));
    }
}

#[test]
fn retention_deletes_nothing_that_is_restricted_for_claims() {
    for trigger in TRIGGERS {
        let answer = asked(Operation::RetentionDeletion, Actor::System, trigger);
        let wanted = if trigger == Trigger::NeededForClaims {
            Effect::Refused(RefusedWhy::Restricted(trigger))
        } else {
            Effect::Allowed
        };
        assert_eq!(answer, wanted, "{trigger:?}");
    }
    let both = [
        mark(Trigger::AccuracyContested),
        mark(Trigger::NeededForClaims),
    ];
    let answer = effect(
        Operation::RetentionDeletion,
        Actor::System,
        &both,
        time(NOW),
    );
    let claims = RefusedWhy::Restricted(Trigger::NeededForClaims);
    assert_eq!(answer, Effect::Refused(claims));
}

#[test]
fn lifting_in_the_table_waits_for_the_notice_of_every_mark() {
    let untold = mark(Trigger::AccuracyContested);
    let told = untold.told(time(2_000));
    let officer = staff(Role::PrivacyOfficer);
    let lift = |marks: &[Mark]| effect(Operation::Lift, officer, marks, time(NOW));
    let refused = Effect::Refused(RefusedWhy::NoticeNotSent);
    assert_eq!(lift(std::slice::from_ref(&untold)), refused);
    assert_eq!(lift(&[told.clone(), untold]), refused);
    assert_eq!(lift(&[told]), Effect::Allowed);
}

#[test]
fn data_without_a_standing_mark_is_not_restricted() {
    let lifted = mark(Trigger::AccuracyContested)
        .told(time(2_000))
        .lift(time(NOW))
        .unwrap();
    let rep = staff(Role::Rep);
    for operation in STUBS.into_iter().chain(REFUSED).chain(ALLOWED) {
        assert_eq!(effect(operation, rep, &[], time(NOW)), Effect::Allowed);
        let after = effect(operation, rep, std::slice::from_ref(&lifted), time(NOW));
        assert_eq!(after, Effect::Allowed);
    }
    let before = effect(Operation::Edit, rep, &[lifted], time(NOW - 1));
    assert_ne!(before, Effect::Allowed);
}
