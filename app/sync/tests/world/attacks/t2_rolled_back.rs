//! T2: an old ciphertext or record is served again.

use domain::record::{FieldMap, Row, Table};
use domain::{OpId, UserId};
use sync::client::rolled_back;

use super::*;

/// Contact 1 with its bank account as this write left it.
fn row(op: &Op, version: u64) -> Row {
    let (id, account) = value(op);
    Row {
        table: Table::Contact,
        id,
        subject: subject(1),
        parent: None,
        owner: UserId::v4([11; 16]),
        version,
        op: OpId::v4([7; 16]),
        created_at: NOW,
        fields: FieldMap::new(),
        sealed: [(FieldId::new("bank_account"), account)].into(),
        late: FieldMap::new(),
    }
}

#[test]
fn t2_an_older_version_of_a_record_is_refused_and_told() {
    let mut fixture = Fixture::new();
    let op = bank_account(&mut fixture, 3, 1);
    let (held, served) = (row(&op, 6), row(&op, 5));
    let alert = Alert::OlderRecord { served: 5, held: 6 };
    assert_eq!(rolled_back(&held, &served), Some(alert));
    assert_eq!(rolled_back(&held, &held), None);
    assert_eq!(rolled_back(&served, &held), None);
}

#[test]
fn t2_an_old_ciphertext_under_a_newer_version_of_its_record_is_refused_and_told() {
    let mut fixture = Fixture::new();
    let old = bank_account(&mut fixture, 1, 1);
    let new = bank_account(&mut fixture, 4, 1);
    let alert = Alert::OlderRecord { served: 2, held: 5 };
    for version in [5, 6, 40] {
        let served = row(&old, version);
        assert_eq!(
            rolled_back(&row(&new, 5), &served),
            Some(alert),
            "{version}"
        );
    }
    assert_eq!(rolled_back(&row(&old, 2), &row(&new, 5)), None);
}

#[test]
fn t2_another_ciphertext_of_the_same_version_is_refused_and_told() {
    let mut fixture = Fixture::new();
    let first = bank_account(&mut fixture, 4, 1);
    let second = bank_account(&mut fixture, 4, 1);
    let alert = Some(Alert::OtherRecord { version: 5 });
    for version in [5, 9] {
        assert_eq!(rolled_back(&row(&first, 5), &row(&second, version)), alert);
    }
    let later = bank_account(&mut fixture, 7, 1);
    assert_eq!(rolled_back(&row(&first, 8), &row(&later, 8)), alert);
}

#[test]
fn t2_another_row_of_the_same_version_is_refused_and_told() {
    let mut fixture = Fixture::new();
    let held = row(&bank_account(&mut fixture, 4, 1), 5);
    let mut served = held.clone();
    served.op = OpId::v4([8; 16]);
    let alert = Some(Alert::OtherRecord { version: 5 });
    assert_eq!(rolled_back(&held, &served), alert);
    served.version = 6;
    assert_eq!(rolled_back(&held, &served), None);
}

#[test]
fn t2_an_old_ciphertext_that_claims_a_newer_version_is_not_proven() {
    let mut fixture = Fixture::new();
    let (record, old) = value(&bank_account(&mut fixture, 1, 1));
    assert!(sync::proof::write_proof_fits(
        &fixture.organisation,
        record,
        &old
    ));
    let mut raised = old;
    raised.proof.base_version = 9;
    assert!(!sync::proof::write_proof_fits(
        &fixture.organisation,
        record,
        &raised
    ));
}

#[test]
fn t2_what_went_back_is_told_and_stops_nobody() {
    let fixture = Fixture::new();
    let mut held = trust(&fixture);
    for alert in [
        Alert::OlderRecord { served: 5, held: 6 },
        Alert::OtherRecord { version: 5 },
        Alert::OtherEntry { n: 2 },
    ] {
        held.tell(alert);
        assert!(held.alerts().any(|kept| kept == alert));
    }
    assert!(held.for_sealing().is_some());
    held.settle();
    assert_eq!(held.alerts().count(), 0);
}
