//! The certificate (E-8).

use std::collections::BTreeSet;

use domain::privacy::data_map::{RecordType, Store};
use domain::privacy::erasure::{
    CertificateError, Confirmed, Delivery, Ground, Outcome, Until, certificate,
};
use domain::privacy::event::Basis;
use domain::{DeviceId, Hash, RecipientId};

use super::outside::{all_gone, case};
use super::{demand, invoice, planned};
use crate::items::{World, basis, day, hold, hold_id, item, record, some, subject, user};

fn delivery(stores: &[(Store, Confirmed)]) -> Delivery {
    Delivery {
        stores: stores.iter().cloned().collect(),
        backups_end: day("2026-12-24"),
        chain_head: Hash([3; 32]),
    }
}

fn device(number: u8) -> Store {
    Store::Device(DeviceId::v4([number; 16]))
}

#[test]
fn e_8_the_certificate_waits_for_every_place() {
    let mut found = all_gone();
    found.stores = BTreeSet::from([Store::Rows, device(21)]);
    let certified = |stores: &[(Store, Confirmed)]| {
        certificate(case(), &found, &delivery(stores), day("2026-11-30"))
    };
    let silent = certified(&[(Store::Rows, Confirmed::Yes)]);
    assert_eq!(silent, Err(CertificateError::Waits(device(21))));
    let rows = certified(&[
        (device(21), Confirmed::Yes),
        (Store::Rows, Confirmed::Waits),
    ]);
    assert_eq!(rows, Err(CertificateError::Waits(Store::Rows)));
    let lease = certified(&[
        (device(21), Confirmed::Yes),
        (Store::Rows, Confirmed::ByLease),
    ]);
    assert_eq!(
        lease,
        Err(CertificateError::Waits(Store::Rows)),
        "only devices have a lease"
    );
    assert!(
        certified(&[
            (device(21), Confirmed::ByLease),
            (Store::Rows, Confirmed::Yes)
        ])
        .is_ok()
    );
}

#[test]
fn e_8_the_certificate_counts_what_went_and_names_what_stays_with_ground_and_end() {
    let mut found = all_gone();
    let processor = Store::Processor(RecipientId::new("mailing_house"));
    found.stores = BTreeSet::from([Store::Rows, device(21), device(22), processor.clone()]);
    let confirmed = [
        (Store::Rows, Confirmed::Yes),
        (device(21), Confirmed::Yes),
        (device(22), Confirmed::ByLease),
        (processor, Confirmed::Yes),
    ];
    let made = certificate(case(), &found, &delivery(&confirmed), day("2026-11-30")).unwrap();
    assert_eq!(
        made.counts,
        [
            (RecordType::Contact, Outcome::Erase, 1),
            (RecordType::Document, Outcome::KeepRestricted, 1)
        ]
    );
    let (line, count) = &made.kept[0];
    assert_eq!((line.ground.as_str(), *count), ("legal_obligation", 1));
    assert_eq!(line.law.as_deref(), Some("Act 235/2004 §35"));
    assert_eq!(line.until, Until::Through(day("2036-05-31")));
    assert_eq!(made.stores, [Store::Rows]);
    let devices = (made.devices_confirmed, made.devices_closed_by_lease);
    assert_eq!((devices, made.processors_confirmed), ((1, 1), 1));
    assert_eq!(made.backups_end, day("2026-12-24"));
    assert_eq!(made.chain_head, Hash([3; 32]));
}

/// Every id and word that a plan can hold of the person, planted and looked for.
#[test]
fn e_8_no_value_of_the_input_occurs_in_the_certificate() {
    let mut world = World::empty();
    world.holds = vec![hold(4, 3)];
    world.bases = vec![basis(
        5,
        "planted_purpose",
        Basis::Contract,
        some(&["planted_used"]),
    )];
    let mut shared = item(6, RecordType::Company, &["planted_shared"]);
    shared.about.insert(subject(2));
    let mut held = item(3, RecordType::Note, &["planted_held"]);
    held.aliases = BTreeSet::from([record(33)]);
    let items = [
        item(
            1,
            RecordType::Contact,
            &["planted_name", "jana.novakova@example.com"],
        ),
        invoice(2),
        held,
        item(5, RecordType::Contact, &["planted_used", "planted_free"]),
        shared,
    ];
    let mut found = planned(&demand(Ground::NotNecessary), &items, &world, "2026-11-22");
    found.stores = BTreeSet::from([Store::Rows, device(21)]);
    let confirmed = [(Store::Rows, Confirmed::Yes), (device(21), Confirmed::Yes)];
    let made = certificate(case(), &found, &delivery(&confirmed), day("2026-11-30")).unwrap();
    let text = serde_json::to_string(&made).unwrap();
    let mut planted: Vec<String> = vec![
        subject(1).to_string(),
        subject(2).to_string(),
        hold_id(4).to_string(),
        record(33).to_string(),
        user(1).to_string(),
        user(2).to_string(),
        DeviceId::v4([21; 16]).to_string(),
        "Spor o reklamaci".to_owned(),
        "planted_purpose".to_owned(),
    ];
    for one in &items {
        planted.push(one.record.to_string());
        planted.extend(one.fields.iter().map(ToString::to_string));
    }
    for value in planted {
        assert!(!text.contains(&value), "{value} in {text}");
    }
}
