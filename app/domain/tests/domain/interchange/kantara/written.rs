//! The export: what the format cannot say is refused.

use domain::Timestamp;
use domain::interchange::Why;
use domain::interchange::kantara::{Controller, export};
use domain::privacy::State;
use serde_json::json;

use super::{receipt, refuse_export};
use crate::interchange::refused;

#[test]
fn r_4_a_receipt_is_written_with_all_that_is_required() {
    let expected = json!({
        "version": "KI-CR-v1.1.0",
        "jurisdiction": "CZ",
        "consentTimestamp": 1_777_881_600,
        "collectionMethod": "web_form",
        "consentReceiptID": "7F3K-0042-O",
        "language": "cs",
        "piiPrincipalId": "7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44",
        "piiControllers": [{
            "piiController": "Okna Novák s.r.o.",
            "contact": "Jan Novák",
            "address": {
                "streetAddress": "Dlouhá 1",
                "addressLocality": "Písek",
                "postalCode": "397 01",
                "addressCountry": "CZ",
            },
            "email": "soukromi@example.cz",
            "phone": "+420601123456",
        }],
        "policyUrl": "https://example.cz/soukromi",
        "services": [{
            "service": "Zpravodaj",
            "purposes": [{
                "purpose": "newsletter",
                "purposeCategory": ["marketing"],
                "consentType": "EXPLICIT",
                "piiCategory": ["email"],
                "termination": "P24M",
                "thirdPartyDisclosure": false,
            }],
        }],
        "sensitive": false,
        "spiCat": [],
    });
    assert_eq!(export(&receipt()), Ok(expected));
}

#[test]
fn r_4_the_timestamp_is_whole_seconds_rounded_down() {
    let seconds = |millis: i64| {
        let mut changed = receipt();
        changed.consented_at = Timestamp::from_millis(millis);
        export(&changed).unwrap()["consentTimestamp"].clone()
    };
    assert_eq!(seconds(1_999), 1);
    assert_eq!(seconds(2_000), 2);
    assert_eq!(seconds(-1), -1);
}

#[test]
fn r_4_only_given_and_renewed_are_expressible() {
    let with = |state: State| {
        let mut changed = receipt();
        changed.services[0].purposes[0].state = state;
        export(&changed)
    };
    assert!(with(State::Given).is_ok());
    assert!(with(State::Renewed).is_ok());
    for state in [
        State::Unknown,
        State::Requested,
        State::Deferred,
        State::Refused,
        State::Withdrawn,
        State::Expired,
        State::Revoked,
        State::Invalidated,
    ] {
        let expected = refused("$.services[0].purposes[0]", Why::NotExpressible);
        assert_eq!(
            serde_json::to_value(&expected.why).unwrap(),
            "not_expressible"
        );
        assert_eq!(with(state), Err(expected), "{state:?}");
    }
}

#[test]
fn r_4_export_is_refused_while_the_controllers_profile_lacks_something() {
    type Lack = fn(&mut Controller);
    let lacks: [(&str, Lack); 8] = [
        ("piiController", |profile| profile.name.clear()),
        ("contact", |profile| profile.contact.clear()),
        ("email", |profile| profile.email.clear()),
        ("phone", |profile| " ".clone_into(&mut profile.phone)),
        ("address.streetAddress", |profile| {
            profile.address.street.clear()
        }),
        ("address.addressLocality", |profile| {
            profile.address.town.clear()
        }),
        ("address.postalCode", |profile| {
            profile.address.postcode.clear()
        }),
        ("address.addressCountry", |profile| {
            profile.address.country.clear()
        }),
    ];
    for (name, lack) in lacks {
        let refusal = refuse_export(|receipt| lack(&mut receipt.controller));
        let path = format!("$.piiControllers[0].{name}");
        assert_eq!(refusal, refused(&path, Why::Missing));
    }
}

#[test]
fn an_export_without_words_is_refused_by_path() {
    let missing = |path: &str| refused(path, Why::Missing);
    assert_eq!(
        refuse_export(|r| r.number.clear()),
        missing("$.consentReceiptID")
    );
    assert_eq!(
        refuse_export(|r| r.policy_url.clear()),
        missing("$.policyUrl")
    );
    assert_eq!(refuse_export(|r| r.services.clear()), missing("$.services"));
    assert_eq!(
        refuse_export(|r| r.services[0].purposes.clear()),
        missing("$.services[0].purposes")
    );
    assert_eq!(
        refuse_export(|r| r.services[0].purposes[0].pii_categories.clear()),
        missing("$.services[0].purposes[0].piiCategory")
    );
    assert_eq!(
        refuse_export(|r| r.services[0].purposes[0].categories.clear()),
        missing("$.services[0].purposes[0].purposeCategory")
    );
    assert_eq!(
        refuse_export(|r| r.services[0].purposes[0].termination.clear()),
        missing("$.services[0].purposes[0].termination")
    );
}
