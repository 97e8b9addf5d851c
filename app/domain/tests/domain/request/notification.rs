use domain::RecipientId;
use domain::privacy::Channel;
use domain::privacy::request::notification::{
    Capacity, Change, Disclosed, Task, TaskAct, TaskError, TaskState, tasks,
};
use domain::privacy::request::{Act, ActRefused, Kind, State};

use super::*;

const NEXT_DAY: &str = "2026-09-05T08:00:00.000Z";

fn line(to: &str, capacity: Capacity) -> Disclosed {
    Disclosed {
        to: RecipientId::new(to),
        capacity,
    }
}

fn log() -> Vec<Disclosed> {
    vec![
        line("insurer", Capacity::Recipient),
        line("mailing_house", Capacity::Processor),
        line("insurer", Capacity::Recipient),
    ]
}

fn told(tasks: &[Task]) -> Vec<&str> {
    tasks.iter().map(|task| task.to.as_str()).collect()
}

fn task() -> Task {
    tasks(Change::Erasure, &log()).remove(0)
}

fn send() -> TaskAct {
    TaskAct::Send {
        channel: Channel::Email,
    }
}

fn reason() -> String {
    "the company was dissolved".to_owned()
}

#[test]
fn q_6_each_change_makes_one_task_per_recipient_and_a_withdrawal_only_per_processor() {
    for change in [
        Change::Rectification,
        Change::Erasure,
        Change::Restriction,
        Change::Lifting,
    ] {
        let made = tasks(change, &log());
        assert_eq!(told(&made), ["insurer", "mailing_house"], "{change:?}");
        assert!(made.iter().all(|task| task.change == change));
        assert!(made.iter().all(Task::is_open));
    }
    assert_eq!(told(&tasks(Change::Withdrawal, &log())), ["mailing_house"]);
    assert!(tasks(Change::Erasure, &[]).is_empty());
}

#[test]
fn q_6_a_processor_that_was_also_a_recipient_hears_of_the_withdrawal() {
    let both = [
        line("mailing_house", Capacity::Recipient),
        line("mailing_house", Capacity::Processor),
    ];
    let made = tasks(Change::Withdrawal, &both);
    assert_eq!(told(&made), ["mailing_house"]);
}

#[test]
fn q_6_a_task_is_sent_then_confirmed() {
    let sent = task().after(&send(), at(SOON)).unwrap();
    assert_eq!(
        sent.state,
        TaskState::Sent {
            channel: Channel::Email,
            at: at(SOON)
        }
    );
    assert!(sent.is_open());
    let confirmed = sent.after(&TaskAct::Confirm, at(NEXT_DAY)).unwrap();
    assert_eq!(
        confirmed.state,
        TaskState::Confirmed {
            channel: Channel::Email,
            sent_at: at(SOON),
            at: at(NEXT_DAY)
        }
    );
    assert!(!confirmed.is_open());
    let sent_again = sent.after(&send(), at(NEXT_DAY)).unwrap();
    assert!(sent_again.is_open());
}

#[test]
fn q_6_nothing_is_confirmed_that_was_not_sent_before() {
    let not_sent = task().after(&TaskAct::Confirm, at(SOON));
    assert_eq!(not_sent, Err(TaskError::NotSent));
    let sent = task().after(&send(), at(SOON)).unwrap();
    let before = sent.after(&TaskAct::Confirm, at(RECEIVED));
    assert_eq!(before, Err(TaskError::BeforeSent));
    assert!(sent.after(&TaskAct::Confirm, at(SOON)).is_ok());
}

#[test]
fn q_6_giving_up_needs_a_reason_and_ends_the_task() {
    for (act, state) in [
        (
            TaskAct::GiveUpImpossible { reason: reason() },
            TaskState::Impossible { reason: reason() },
        ),
        (
            TaskAct::GiveUpDisproportionate { reason: reason() },
            TaskState::Disproportionate { reason: reason() },
        ),
    ] {
        let ended = task().after(&act, at(SOON)).unwrap();
        assert_eq!(ended.state, state);
        assert!(!ended.is_open());
        assert_eq!(ended.after(&send(), at(SOON)), Err(TaskError::Done));
    }
    let blank = || " ".to_owned();
    for act in [
        TaskAct::GiveUpImpossible { reason: blank() },
        TaskAct::GiveUpDisproportionate { reason: blank() },
    ] {
        assert_eq!(task().after(&act, at(SOON)), Err(TaskError::NoReason));
    }
}

#[test]
fn q_6_open_tasks_keep_a_closed_case_visible() {
    let notify = Act::NotifyRecipients {
        change: Change::Erasure,
        disclosed: log(),
    };
    let case = done(&in_state(Kind::Erasure, State::InFulfilment), &notify, SOON);
    let mut case = done(&case, &Act::Deliver(Vec::new()), SOON);
    case = done(&case, &Act::Close, SOON);
    let moved = |to, act| Act::MoveTask {
        to: RecipientId::new(to),
        change: Change::Erasure,
        act,
    };
    for (to, act) in [
        ("insurer", send()),
        ("insurer", TaskAct::Confirm),
        ("mailing_house", send()),
        ("mailing_house", TaskAct::Confirm),
    ] {
        assert!(case.is_visible(), "{to}");
        case = done(&case, &moved(to, act), NEXT_DAY);
    }
    assert!(!case.is_visible());
    assert_eq!(case.tasks().len(), 2, "the person gets the list on request");
    for state in State::ALL {
        let visible = in_state(Kind::Access, state).is_visible();
        assert_eq!(visible, state != State::Closed, "{state:?}");
    }
}

#[test]
fn q_6_a_recipient_has_one_open_task_per_change() {
    let notify = |change| Act::NotifyRecipients {
        change,
        disclosed: log(),
    };
    let case = in_state(Kind::Restriction, State::InFulfilment);
    let once = done(&case, &notify(Change::Restriction), SOON);
    let twice = done(&once, &notify(Change::Restriction), SOON);
    assert_eq!(twice.tasks(), once.tasks());
    let lifted = done(&once, &notify(Change::Lifting), SOON);
    assert_eq!(lifted.tasks().len(), 4);
    let unknown = Act::MoveTask {
        to: RecipientId::new("insurer"),
        change: Change::Erasure,
        act: send(),
    };
    assert_eq!(try_act(&once, &unknown, SOON), Err(ActRefused::Unknown));
    let give_up = Act::MoveTask {
        to: RecipientId::new("insurer"),
        change: Change::Restriction,
        act: TaskAct::GiveUpImpossible { reason: reason() },
    };
    let given_up = done(&once, &give_up, SOON);
    let again = done(&given_up, &notify(Change::Restriction), SOON);
    assert_eq!(again.tasks().len(), 3);
}
