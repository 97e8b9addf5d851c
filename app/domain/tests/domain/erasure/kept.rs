//! What is kept, and when it is looked at again (E-5, E-6, RT-2).

use std::collections::{BTreeMap, BTreeSet};

use domain::privacy::data_map::{DocumentKind, Extent, Item, RecordType, clocks};
use domain::privacy::erasure::{Blocked, Ground, KeepReason, Outcome, Until, due_again};
use domain::starter;

use super::{contact, demand, invoice, one, planned};
use crate::items::{World, both, day, fields, hold, hold_id, item, noon, record, rule, under};

/// RT-2: a blocked erasure is an entry.
#[test]
fn rt_2_each_erasure_that_a_hold_blocks_is_named() {
    let mut world = World::empty();
    world.holds = vec![hold(4, 1)];
    let items = [contact(), item(2, RecordType::Note, &["text"])];
    let found = planned(&demand(Ground::NotNecessary), &items, &world, "2026-11-22");
    let blocked: Vec<_> = found.blocked().collect();
    let expected = Blocked {
        record: record(1),
        hold: hold_id(4),
    };
    assert_eq!(blocked, [expected]);
}

#[test]
fn e_5_the_proof_of_a_consent_stays_and_its_signature_goes() {
    let proof = under(
        item(1, RecordType::ConsentEvent, &[]),
        "consent_proof",
        "2026-11-20",
        Extent::All,
    );
    let kept = one(proof, &World::empty());
    assert_eq!(kept.outcome, Outcome::KeepRestricted);
    assert_eq!(kept.kept[0].until, Until::Through(day("2030-11-20")));
    assert!(matches!(
        kept.kept[0].reason,
        KeepReason::LegalClaims { .. }
    ));
    let signature = || item(1, RecordType::ConsentEvidence, &[]);
    assert_eq!(one(signature(), &World::empty()).outcome, Outcome::Erase);
    let mut claimed = World::empty();
    claimed.holds = vec![hold(1, 1)];
    assert_eq!(one(signature(), &claimed).outcome, Outcome::KeepRestricted);
}

/// The starter's signature file is stored under `consent_proof` and emptied by an erasure.
#[test]
fn e_5_the_storage_limit_of_a_signature_does_not_keep_it() {
    let filled = fields(&["file"]);
    let kind = (RecordType::Document, Some(DocumentKind::Signature));
    let events = BTreeMap::from([(rule("consent_proof"), day("2026-11-20"))]);
    let signature = Item {
        clocks: clocks(&starter::catalogue(), kind, &filled, &events),
        ..item(1, RecordType::Document, &["file"])
    };
    assert_eq!(signature.clocks.len(), 1);
    let world = World::empty();
    assert_eq!(one(signature.clone(), &world).outcome, Outcome::Erase);
    let by_time = super::one_for(&demand(Ground::RetentionEnd), signature, &world);
    assert_eq!(by_time.outcome, Outcome::Untouched);
}

#[test]
fn e_6_kept_records_are_due_again_the_day_after_their_end() {
    let found = planned(
        &demand(Ground::NotNecessary),
        &[invoice(1)],
        &World::empty(),
        "2026-11-22",
    );
    assert!(due_again(&found, &[], noon("2036-05-31")).is_empty());
    let due = due_again(&found, &[], noon("2036-06-01"));
    assert_eq!(due, BTreeSet::from([record(1)]));
}

#[test]
fn e_6_kept_records_are_due_again_when_their_hold_is_released() {
    let mut world = World::empty();
    world.holds = vec![hold(1, 1)];
    let found = planned(
        &demand(Ground::NotNecessary),
        &[contact()],
        &world,
        "2026-11-22",
    );
    let later = noon("2028-01-01");
    assert!(
        due_again(&found, &world.holds, later).is_empty(),
        "a review ends nothing"
    );
    assert!(
        due_again(&found, &[], later).is_empty(),
        "an unknown hold ends nothing"
    );
    world.holds[0]
        .release("konec", both(noon("2027-06-01")))
        .unwrap();
    let due = due_again(&found, &world.holds, noon("2027-06-01"));
    assert_eq!(due, BTreeSet::from([record(1)]));
    let again = planned(
        &demand(Ground::NotNecessary),
        &[contact()],
        &world,
        "2027-06-01",
    );
    assert_eq!(again.items[0].outcome, Outcome::Erase);
}
