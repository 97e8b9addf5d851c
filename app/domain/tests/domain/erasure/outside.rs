//! The erasure ledger and its replay (E-7).

use std::collections::BTreeSet;

use domain::privacy::data_map::{RecordType, Store};
use domain::privacy::erasure::{Act, Case, ErasureEntry, Ground, Plan, Present, replay};
use domain::privacy::event::Basis;
use domain::{EventId, Hash, RequestId, Timestamp};

use super::{demand, invoice, planned};
use crate::items::{World, basis, fields, hold, hold_id, item, noon, record, some, subject};

pub(super) const TOKEN: Hash = Hash([7; 32]);

pub(super) const OTHER: Hash = Hash([8; 32]);

pub(super) fn case() -> Case {
    Case::Request(RequestId::v4([0x44; 16]))
}

pub(super) fn entry(found: &Plan) -> ErasureEntry {
    let pending = BTreeSet::from([Store::Exports]);
    found.entry(case(), BTreeSet::from([TOKEN]), pending, noon("2026-11-24"))
}

pub(super) fn all_gone() -> Plan {
    let items = [item(1, RecordType::Contact, &["email"]), invoice(2)];
    planned(
        &demand(Ground::NotNecessary),
        &items,
        &World::empty(),
        "2026-11-22",
    )
}

fn present(number: u8, tokens: &[Hash], names: &[&str], at: Timestamp) -> Present {
    Present {
        record: record(number),
        tokens: tokens.iter().copied().collect(),
        created_at: at,
        fields: fields(names).into_iter().map(|field| (field, at)).collect(),
        restricted: false,
    }
}

fn again(entry: &ErasureEntry, restored: &[Present]) -> BTreeSet<Act> {
    replay(
        std::slice::from_ref(entry),
        &BTreeSet::new(),
        restored,
        &BTreeSet::new(),
    )
}

pub(super) const YESTERDAY: &str = "2026-11-20";

#[test]
fn e_7_the_entry_names_no_subject() {
    let mut world = World::empty();
    world.holds = vec![hold(4, 2)];
    let items = [item(1, RecordType::Contact, &["email"]), invoice(2)];
    let found = planned(&demand(Ground::NotNecessary), &items, &world, "2026-11-22");
    let made = entry(&found);
    assert_eq!(made.holds, BTreeSet::from([hold_id(4)]));
    assert_eq!(made.stores_pending, BTreeSet::from([Store::Exports]));
    let text = serde_json::to_string(&made).unwrap();
    assert!(!text.contains(&subject(1).to_string()));
    assert_eq!(serde_json::from_str::<ErasureEntry>(&text).unwrap(), made);
}

/// PT-8: erase, restore yesterday's backup: still erased.
#[test]
fn e_7_after_a_restore_the_same_records_and_fields_go_again() {
    let restored = [
        present(1, &[TOKEN], &["email"], noon(YESTERDAY)),
        present(
            2,
            &[TOKEN],
            &["birth_date", "file", "name"],
            noon(YESTERDAY),
        ),
    ];
    let acts = again(&entry(&all_gone()), &restored);
    let expected = BTreeSet::from([
        Act::Erase(record(1)),
        Act::EraseFields(record(2), fields(&["birth_date"])),
        Act::Restrict(record(2)),
    ]);
    assert_eq!(acts, expected);
}

#[test]
fn e_7_a_record_that_only_the_older_backup_knows_goes_too() {
    let old = present(9, &[TOKEN], &["text"], noon("2026-01-01"));
    let shared = present(8, &[TOKEN, OTHER], &["text"], noon("2026-01-01"));
    let acts = again(&entry(&all_gone()), &[old, shared]);
    let theirs = BTreeSet::from([TOKEN]);
    let expected = BTreeSet::from([Act::Erase(record(9)), Act::Unlink(record(8), theirs)]);
    assert_eq!(acts, expected);
}

#[test]
fn e_7_nothing_made_after_the_erasure_and_nothing_of_others_is_touched() {
    let new = present(9, &[TOKEN], &["text"], noon("2026-11-25"));
    let others = present(8, &[OTHER], &["text"], noon(YESTERDAY));
    assert!(again(&entry(&all_gone()), &[new, others]).is_empty());
}

#[test]
fn e_7_a_person_who_stays_in_part_loses_only_what_was_erased() {
    let mut world = World::empty();
    world.bases = vec![basis(1, "customer_care", Basis::Contract, some(&["name"]))];
    let items = [item(1, RecordType::Contact, &["email", "name"])];
    let found = planned(&demand(Ground::NotNecessary), &items, &world, "2026-11-22");
    let made = entry(&found);
    let restored = [
        present(1, &[TOKEN], &["email", "name"], noon(YESTERDAY)),
        present(9, &[TOKEN], &["text"], noon(YESTERDAY)),
    ];
    let expected = BTreeSet::from([Act::EraseFields(record(1), fields(&["email"]))]);
    assert_eq!(again(&made, &restored), expected);
    let asked_again = present(1, &[TOKEN], &["email", "name"], noon("2026-11-30"));
    assert!(
        again(&made, &[asked_again]).is_empty(),
        "a value given since stays"
    );
}

#[test]
fn e_7_a_shared_row_is_unlinked_again_from_this_person_only() {
    let mut company = item(1, RecordType::Company, &["name"]);
    company.about.insert(subject(2));
    let found = planned(
        &demand(Ground::NotNecessary),
        &[company],
        &World::empty(),
        "2026-11-22",
    );
    let made = entry(&found);
    let restored = present(1, &[TOKEN, OTHER], &["name"], noon(YESTERDAY));
    let expected = BTreeSet::from([Act::Unlink(record(1), BTreeSet::from([TOKEN]))]);
    assert_eq!(again(&made, &[restored]), expected);
}

#[test]
fn e_7_the_restrictive_events_the_backup_lacks_are_appended_again() {
    let (kept, lost) = (EventId::v4([1; 16]), EventId::v4([2; 16]));
    let acts = replay(
        &[],
        &BTreeSet::from([kept, lost]),
        &[],
        &BTreeSet::from([kept]),
    );
    assert_eq!(acts, BTreeSet::from([Act::Append(lost)]));
}

#[test]
fn e_7_a_later_entry_finishes_what_an_earlier_one_kept() {
    let first = entry(&all_gone());
    let over = planned(
        &demand(Ground::NotNecessary),
        &[invoice(2)],
        &World::empty(),
        "2036-06-01",
    );
    let second = over.entry(
        case(),
        BTreeSet::from([TOKEN]),
        BTreeSet::new(),
        noon("2036-06-01"),
    );
    let restored = present(2, &[TOKEN], &["birth_date", "file"], noon(YESTERDAY));
    let acts = replay(
        &[first, second],
        &BTreeSet::new(),
        &[restored],
        &BTreeSet::new(),
    );
    assert_eq!(acts, BTreeSet::from([Act::Erase(record(2))]));
}
