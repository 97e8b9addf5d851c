//! Preview, approval and order of the run (E-3, E-4).

use std::collections::BTreeMap;

use domain::privacy::data_map::{RecordType, Store};
use domain::privacy::erasure::{
    Approval, ApprovalError, Ground, Outcome, Plan, Progress, RunError, Step, StepError,
};
use domain::privacy::four_eyes::FourEyes;
use domain::{DeviceId, Period};

use super::{contact, demand, invoice, planned};
use crate::items::{World, both, hold, item, noon, user};

#[test]
fn e_3_the_preview_counts_by_type_and_outcome() {
    let items = [
        contact(),
        item(2, RecordType::Note, &["text"]),
        item(3, RecordType::Note, &["text"]),
        invoice(4),
    ];
    let found = planned(
        &demand(Ground::NotNecessary),
        &items,
        &World::empty(),
        "2026-11-22",
    );
    let expected = BTreeMap::from([
        ((RecordType::Contact, Outcome::Erase), 1),
        ((RecordType::Note, Outcome::Erase), 2),
        ((RecordType::Document, Outcome::KeepRestricted), 1),
    ]);
    assert_eq!(found.counts(), expected);
}

fn approved(found: &Plan) -> Approval {
    let by = both(noon("2026-11-22"));
    Approval::of(found, by, true, Period::Hours(24)).unwrap()
}

#[test]
fn e_3_a_plan_is_approved_by_two_persons_with_second_factor() {
    let found = planned(
        &demand(Ground::NotNecessary),
        &[contact()],
        &World::empty(),
        "2026-11-22",
    );
    let by = both(noon("2026-11-22"));
    let refused = Approval::of(&found, by, false, Period::Hours(24));
    assert_eq!(refused, Err(ApprovalError::SecondFactorMissing));
    assert_eq!(approved(&found).by().second(), Some(user(2)));
}

#[test]
fn e_3_an_approved_plan_runs_after_the_wait() {
    let found = planned(
        &demand(Ground::NotNecessary),
        &[contact()],
        &World::empty(),
        "2026-11-22",
    );
    let approval = approved(&found);
    let end = noon("2026-11-23");
    let early = approval.check(&found, end.plus_millis(-1));
    assert_eq!(early, Err(RunError::Waits(end)));
    assert_eq!(approval.check(&found, end), Ok(()));
}

#[test]
fn e_3_the_wait_of_a_lone_officer_is_added() {
    let found = planned(
        &demand(Ground::NotNecessary),
        &[contact()],
        &World::empty(),
        "2026-11-22",
    );
    let alone = FourEyes::alone(user(1), "jsem sám", 0, noon("2026-11-22")).unwrap();
    let approval = Approval::of(&found, alone, true, Period::Hours(24)).unwrap();
    let early = approval.check(&found, noon("2026-11-24").plus_millis(-1));
    assert_eq!(early, Err(RunError::Waits(noon("2026-11-24"))));
    assert_eq!(approval.check(&found, noon("2026-11-24")), Ok(()));
}

#[test]
fn e_3_a_changed_reach_voids_the_approval() {
    let request = demand(Ground::NotNecessary);
    let mut world = World::empty();
    let approval = approved(&planned(&request, &[contact()], &world, "2026-11-22"));
    let later = noon("2026-11-25");
    let same = planned(&request, &[contact()], &world, "2026-11-25");
    assert_eq!(
        approval.check(&same, later),
        Ok(()),
        "the day alone changes nothing"
    );
    let grown = [contact(), item(2, RecordType::Note, &["text"])];
    let grown = planned(&request, &grown, &world, "2026-11-25");
    assert_eq!(approval.check(&grown, later), Err(RunError::ReachChanged));
    let mut device = same.clone();
    device.stores.insert(Store::Device(DeviceId::v4([3; 16])));
    assert_eq!(approval.check(&device, later), Err(RunError::ReachChanged));
    world.holds = vec![hold(1, 1)];
    let held = planned(&request, &[contact()], &world, "2026-11-25");
    assert_eq!(approval.check(&held, later), Err(RunError::ReachChanged));
}

#[test]
fn e_3_the_hash_of_a_plan_does_not_depend_on_the_order_of_its_records() {
    let request = demand(Ground::NotNecessary);
    let mut items = vec![contact(), invoice(2), item(3, RecordType::Note, &["text"])];
    let straight = planned(&request, &items, &World::empty(), "2026-11-22");
    items.reverse();
    let turned = planned(&request, &items, &World::empty(), "2026-11-22");
    assert_eq!(straight.hash(), turned.hash());
    let text = serde_json::to_string(&straight).unwrap();
    let read: Plan = serde_json::from_str(&text).unwrap();
    assert_eq!(read.hash(), straight.hash());
}

#[test]
fn e_4_the_steps_are_those_of_the_specification() {
    let names: Vec<String> = Step::ORDER
        .iter()
        .map(|step| {
            serde_json::to_value(step)
                .unwrap()
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(
        names,
        [
            "open_access_copy",
            "suppression_tokens",
            "plan_frozen",
            "erase_pushed",
            "rows",
            "attachments",
            "local_pages",
            "search_entries",
            "outboxes",
            "queues",
            "exports",
            "dek_wraps",
            "erasure_ledger",
            "recipient_tasks",
            "device_acknowledgements",
            "certificate",
        ]
    );
}

#[test]
fn e_4_the_steps_run_in_their_order_and_only_for_an_approved_plan() {
    let found = planned(
        &demand(Ground::NotNecessary),
        &[contact()],
        &World::empty(),
        "2026-11-22",
    );
    let approval = approved(&found);
    let early = Progress::begin(&approval, &found, noon("2026-11-22"));
    assert_eq!(early, Err(RunError::Waits(noon("2026-11-23"))));
    let mut run = Progress::begin(&approval, &found, noon("2026-11-23")).unwrap();
    let skipped = run.finish(Step::Rows);
    let expected = StepError::OutOfOrder(Step::Rows, Some(Step::OpenAccessCopy));
    assert_eq!(skipped, Err(expected));
    for step in Step::ORDER {
        assert_eq!(run.next(), Some(step));
        run = run.finish(step).unwrap();
        assert_eq!(run.finish(step), Ok(run), "a step that was done is done");
    }
    assert_eq!(run.next(), None);
    let again = run.finish(Step::Rows);
    assert_eq!(again, Err(StepError::OutOfOrder(Step::Rows, None)));
}
