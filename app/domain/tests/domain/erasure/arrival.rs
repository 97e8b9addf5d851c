//! What comes back after an erasure (E-9).

use std::collections::BTreeSet;

use domain::privacy::data_map::RecordType;
use domain::privacy::erasure::{Arrival, Demand, Ground, Outcome, Tombstones, Verdict};
use domain::privacy::event::Basis;
use domain::violation::Code;
use domain::{FieldId, Hash, Violation};

use super::outside::{OTHER, TOKEN, YESTERDAY, all_gone, entry};
use super::{demand, planned};
use crate::items::{World, basis, fields, item, noon, record, some};

fn change<'a>(number: u8, token: Hash, written: &'a BTreeSet<FieldId>, at: &str) -> Arrival<'a> {
    Arrival::Change {
        record: record(number),
        token,
        fields: written,
        made_at: noon(at),
    }
}

#[test]
fn e_9_an_import_of_an_erased_person_is_held_as_suppressed() {
    let stones = Tombstones::of(&[entry(&all_gone())]);
    let theirs = BTreeSet::from([TOKEN, OTHER]);
    let others = BTreeSet::from([OTHER]);
    assert_eq!(
        stones.meet(Arrival::Import { tokens: &theirs }),
        Verdict::Suppressed
    );
    assert_eq!(
        stones.meet(Arrival::Import { tokens: &others }),
        Verdict::Admit
    );
}

#[test]
fn e_9_a_stale_device_cannot_bring_an_erased_record_or_person_back() {
    let stones = Tombstones::of(&[entry(&all_gone())]);
    let written = fields(&["email"]);
    let erased = Verdict::Refused(Violation::of(Code::SubjectErased));
    assert_eq!(
        stones.meet(change(1, OTHER, &written, "2026-12-01")),
        erased
    );
    assert_eq!(
        stones.meet(change(9, TOKEN, &written, "2026-12-01")),
        erased
    );
    assert_eq!(
        stones.meet(change(9, OTHER, &written, "2026-12-01")),
        Verdict::Admit
    );
}

#[test]
fn e_9_an_erased_field_takes_no_value_from_before_its_erasure() {
    let mut world = World::empty();
    world.bases = vec![basis(1, "customer_care", Basis::Contract, some(&["name"]))];
    let items = [item(1, RecordType::Contact, &["email", "name"])];
    let found = planned(&demand(Ground::NotNecessary), &items, &world, "2026-11-22");
    let stones = Tombstones::of(&[entry(&found)]);
    let (email, name) = (fields(&["email", "name"]), fields(&["name"]));
    let stale = Violation::field(Code::SubjectErased, FieldId::new("email"));
    let met = stones.meet(change(1, TOKEN, &email, YESTERDAY));
    assert_eq!(met, Verdict::Refused(stale));
    assert_eq!(
        stones.meet(change(1, TOKEN, &name, YESTERDAY)),
        Verdict::Admit
    );
    assert_eq!(
        stones.meet(change(1, TOKEN, &email, "2026-11-30")),
        Verdict::Admit
    );
}

/// A rule that ends for one record, or a kept record planned again, says nothing of the person.
#[test]
fn e_9_a_plan_for_some_records_makes_no_tombstone_of_the_person() {
    let some_records = Demand {
        whole_person: false,
        ..demand(Ground::RetentionEnd)
    };
    let note = item(1, RecordType::Note, &["text"]);
    let found = planned(&some_records, &[note], &World::empty(), "2026-11-22");
    assert_eq!(found.items[0].outcome, Outcome::Erase);
    let stones = Tombstones::of(&[entry(&found)]);
    let tokens = BTreeSet::from([TOKEN]);
    assert_eq!(
        stones.meet(Arrival::Import { tokens: &tokens }),
        Verdict::Admit
    );
    let written = fields(&["text"]);
    let other = change(9, TOKEN, &written, YESTERDAY);
    assert_eq!(stones.meet(other), Verdict::Admit);
    let same = stones.meet(change(1, TOKEN, &written, YESTERDAY));
    assert_eq!(same, Verdict::Refused(Violation::of(Code::SubjectErased)));
}
