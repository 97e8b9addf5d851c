//! Why data goes (E-1, C-11).

use std::collections::BTreeSet;

use domain::PurposeId;
use domain::privacy::data_map::{Extent, Item};
use domain::privacy::erasure::{Demand, Ground, Outcome};
use domain::privacy::event::Basis;

use super::{contact, demand, invoice, one, one_for, planned};
use crate::items::{World, basis, fields, some, under};

#[test]
fn e_1_data_without_basis_rule_or_hold_goes() {
    let found = one(contact(), &World::empty());
    assert_eq!(found.outcome, Outcome::Erase);
    assert_eq!(found.erased, fields(&["email", "name"]));
}

#[test]
fn e_1_a_live_basis_keeps_what_it_needs_and_nothing_else() {
    let mut world = World::empty();
    world.bases = vec![basis(
        1,
        "contract_performance",
        Basis::Contract,
        some(&["name"]),
    )];
    let found = one(contact(), &world);
    assert_eq!(found.outcome, Outcome::EraseFields);
    assert_eq!(
        (found.erased, found.used),
        (fields(&["email"]), fields(&["name"]))
    );
    world.bases = vec![basis(
        1,
        "contract_performance",
        Basis::Contract,
        Extent::All,
    )];
    let found = one(contact(), &world);
    assert_eq!(found.outcome, Outcome::Untouched);
    assert!(found.erased.is_empty());
}

/// 2.2: unlawfully held data is erased whatever the basis; legal obligations still keep.
#[test]
fn e_1_what_is_unlawful_goes_whatever_the_basis() {
    let mut world = World::empty();
    world.bases = vec![basis(
        1,
        "contract_performance",
        Basis::Contract,
        Extent::All,
    )];
    for ground in [Ground::Unlawful, Ground::LegalDuty] {
        let found = one_for(&demand(ground), contact(), &world);
        assert_eq!(found.outcome, Outcome::Erase, "{ground:?}");
        let kept = one_for(&demand(ground), invoice(1), &world);
        assert_eq!(kept.outcome, Outcome::KeepRestricted, "{ground:?}");
    }
    for ground in [
        Ground::NotNecessary,
        Ground::ConsentWithdrawn,
        Ground::Objection,
        Ground::ChildConsent,
    ] {
        let found = one_for(&demand(ground), contact(), &world);
        assert_eq!(found.outcome, Outcome::Untouched, "{ground:?}");
    }
}

#[test]
fn c_11_another_basis_of_the_same_purpose_rescues_nothing() {
    let mut world = World::empty();
    world.bases = vec![
        basis(1, "newsletter", Basis::LegitimateInterest, Extent::All),
        basis(1, "customer_care", Basis::Contract, some(&["name"])),
    ];
    let ended = Demand {
        ended: BTreeSet::from([PurposeId::new("newsletter")]),
        ..demand(Ground::ConsentGone)
    };
    let found = one_for(&ended, contact(), &world);
    assert_eq!(found.outcome, Outcome::EraseFields);
    assert_eq!(found.erased, fields(&["email"]));
}

/// A rule that only limits the storage is no duty to keep.
#[test]
fn e_1_a_storage_limit_keeps_nothing_from_the_person_who_asks() {
    let world = World::empty();
    let lead = || under(contact(), "lead_no_contract", "2026-11-01", Extent::All);
    assert_eq!(one(lead(), &world).outcome, Outcome::Erase);
    let by_time = one_for(&demand(Ground::RetentionEnd), lead(), &world);
    assert_eq!(by_time.outcome, Outcome::Untouched);
    let over = planned(
        &demand(Ground::RetentionEnd),
        &[lead()],
        &world,
        "2027-11-02",
    );
    assert_eq!(over.items[0].outcome, Outcome::Erase);
}

/// 10.8: a person who needs the data for claims loses it by their own request only.
#[test]
fn e_1_nothing_restricted_for_claims_goes_by_time() {
    let wanted = Item {
        restricted_for_claims: true,
        ..contact()
    };
    let world = World::empty();
    for ground in [Ground::RetentionEnd, Ground::ConsentGone] {
        let found = one_for(&demand(ground), wanted.clone(), &world);
        assert_eq!(found.outcome, Outcome::Untouched, "{ground:?}");
    }
    assert_eq!(one(wanted, &world).outcome, Outcome::Erase);
}
