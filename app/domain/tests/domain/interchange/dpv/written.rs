//! The export.

use domain::interchange::dpv::{receipt, record};
use domain::privacy::State;
use domain::privacy::event::Basis;
use serde_json::{Value, json};

use super::{act, newsletter, objected};

#[test]
fn r_2_a_record_is_written_as_the_table_says() {
    let mut written = record(&newsletter()).unwrap();
    let context = written.as_object_mut().unwrap().remove("@context").unwrap();
    assert_eq!(context["dpv"], "https://w3id.org/dpv#");
    assert_eq!(context["dct"], "http://purl.org/dc/terms/");
    assert_eq!(context["eu-gdpr"], "https://w3id.org/dpv/legal/eu/gdpr#");
    let controller = json!({
        "@id": "urn:uuid:0b9c1d3e-5a77-4c1e-9f10-2f4f6a8b9c01",
        "@type": "dpv:DataController",
        "dct:title": "Okna Novák s.r.o.",
        "dpv:hasContact": ["soukromi@example.cz"],
    });
    let expected = json!({
        "@type": "dpv:ConsentRecord",
        "dct:conformsTo": [{ "@id": "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr" }],
        "dct:identifier": "7F3K-0042-O/1",
        "dct:created": "2026-05-04T08:00:00.000Z",
        "dct:publisher": [controller],
        "dpv:hasDataSubject": [{ "@id": "urn:uuid:7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44" }],
        "dpv:hasNotice": [{
            "@type": "dpv:ConsentNotice",
            "dct:identifier": "marketing/7",
            "dct:date": "2026-01-01T00:00:00.000Z",
            "dct:language": "cs",
            "souhlas:textHash": "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk",
        }],
        "dpv:hasProcess": [{
            "@type": "dpv:Process",
            "dpv:hasPurpose": [{
                "@type": "dpv:Purpose",
                "dct:identifier": "newsletter/email",
                "dct:title": "Novinky",
            }],
            "dpv:hasPersonalData": ["email", "family_name"],
            "dpv:hasLegalBasis": [{ "@id": "eu-gdpr:A6-1-a" }],
            "dpv:hasStorageCondition": [{
                "@type": "dpv:StorageDuration",
                "dpv:hasDuration": ["P24M"],
            }],
            "dpv:hasRecipient": ["Pošta"],
        }],
        "dpv:hasDataController": [controller],
        "dpv:hasDataProcessor": ["Rozesílka s.r.o."],
        "dpv:hasConsentStatus": [
            {
                "@type": "dpv:ConsentGiven",
                "dpv:isIndicatedAtTime": "2026-05-04T08:00:00.000Z",
                "dpv:isIndicatedBy": [{ "@id": "urn:uuid:7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44" }],
                "dpv:hasIndicationMethod": ["radio_choice"],
                "dpv:hasDuration": [{
                    "@type": "dpv:UntilTimeDuration",
                    "dct:date": "2028-05-04T08:00:00.000Z",
                }],
            },
            {
                "@type": "dpv:ConsentWithdrawn",
                "dpv:isIndicatedAtTime": "2026-06-01T12:30:00.500Z",
                "dpv:isIndicatedBy": [{ "@id": "souhlas:staff_on_behalf" }],
            },
        ],
        "dpv:hasConsentControl": [{
            "@type": "dpv:WithdrawConsent",
            "dpv:isExercisedAt": ["https://example.cz/portal"],
        }],
        "dpv:hasRight": [
            { "@id": "eu-gdpr:A7-3" },
            { "@id": "eu-gdpr:A15" },
            { "@id": "eu-gdpr:A16" },
            { "@id": "eu-gdpr:A17" },
            { "@id": "eu-gdpr:A18" },
            { "@id": "eu-gdpr:A20" },
            { "@id": "eu-gdpr:A22" },
            { "@id": "eu-gdpr:A77" },
        ],
        "dpv:hasJurisdiction": [{ "@id": "loc:CZ" }],
        "dpv:hasApplicableLaw": [{ "@id": "eu-gdpr:GDPR" }],
        "dpv:hasAuthority": [{ "@id": "legal-cz:DPA-CZ" }],
    });
    assert_eq!(written, expected);
}

#[test]
fn r_2_every_state_has_its_type() {
    let class = |state: State| {
        let mut changed = newsletter();
        changed.statuses[0].state = state;
        record(&changed).unwrap()["dpv:hasConsentStatus"][0]["@type"].clone()
    };
    for (state, expected) in [
        (State::Unknown, "dpv:ConsentUnknown"),
        (State::Requested, "dpv:ConsentRequested"),
        (State::Deferred, "dpv:ConsentRequestDeferred"),
        (State::Refused, "dpv:ConsentRefused"),
        (State::Given, "dpv:ConsentGiven"),
        (State::Renewed, "dpv:RenewedConsentGiven"),
        (State::Withdrawn, "dpv:ConsentWithdrawn"),
        (State::Expired, "dpv:ConsentExpired"),
        (State::Revoked, "dpv:ConsentRevoked"),
        (State::Invalidated, "dpv:ConsentInvalidated"),
    ] {
        assert_eq!(class(state), expected);
    }
}

#[test]
fn r_2_explicit_consent_rests_on_article_9() {
    let mut explicit = newsletter();
    explicit.process.basis = Basis::ExplicitConsent;
    let basis = &record(&explicit).unwrap()["dpv:hasProcess"][0]["dpv:hasLegalBasis"];
    assert_eq!(*basis, json!([{ "@id": "eu-gdpr:A9-2-a" }]));
}

#[test]
fn r_2_superseded_is_no_status_and_an_objection_is_an_exercised_right() {
    let mut record_of = objected();
    record_of.notice.replaced_by = Some(8);
    let written = record(&record_of).unwrap();
    let newer = &written["dpv:hasNotice"][0]["dct:isReplacedBy"];
    assert_eq!(newer[0]["dct:identifier"], "marketing/8");
    assert_eq!(written["dpv:hasConsentStatus"].as_array().unwrap().len(), 2);
    let activity = json!([{
        "@type": "dpv:RightExerciseActivity",
        "dpv:hasRight": [{ "@id": "eu-gdpr:A21" }],
        "dct:date": "2026-06-02T08:00:00.000Z",
    }]);
    assert_eq!(written["dpv:hasRecordOfActivity"], activity);
}

#[test]
fn r_2_what_is_absent_has_no_key() {
    let mut bare = newsletter();
    bare.processors.clear();
    bare.process.recipients.clear();
    let written = record(&bare).unwrap();
    assert!(written.get("dpv:hasDataProcessor").is_none());
    assert!(written.get("dpv:hasRecordOfActivity").is_none());
    assert!(
        written["dpv:hasProcess"][0]
            .get("dpv:hasRecipient")
            .is_none()
    );
}

#[test]
fn r_2_a_receipt_holds_its_records() {
    let mut second = newsletter();
    second.identifier = "7F3K-0042-O/2".to_owned();
    let written = receipt(&act(vec![newsletter(), second])).unwrap();
    assert_eq!(written["@type"], "dpv:ConsentReceipt");
    let profile = "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr";
    assert_eq!(written["dct:conformsTo"], json!([{ "@id": profile }]));
    assert_eq!(written["dct:identifier"], "7F3K-0042-O");
    assert_eq!(written["dct:created"], "2026-05-04T08:00:01.000Z");
    let records = written["dpv:hasRecordOfActivity"].as_array().unwrap();
    assert_eq!(records.len(), 2);
    let mut alone = record(&newsletter()).unwrap();
    alone.as_object_mut().unwrap().remove("@context");
    assert_eq!(records[0], alone);
}

/// Every key that ends in a multi-valued property of the table.
fn lists(value: &Value) -> Vec<(&str, bool)> {
    const SINGLE: [&str; 9] = [
        "@context",
        "@type",
        "@id",
        "dct:identifier",
        "dct:created",
        "dct:title",
        "dct:date",
        "dct:language",
        "souhlas:textHash",
    ];
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(name, _)| !SINGLE.contains(&name.as_str()))
            .filter(|(name, _)| *name != "dpv:isIndicatedAtTime")
            .flat_map(|(name, member)| {
                let mut all = lists(member);
                all.push((name.as_str(), member.is_array()));
                all
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(lists).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

#[test]
fn r_2_multi_valued_properties_are_lists() {
    let written = receipt(&act(vec![objected()])).unwrap();
    let all = lists(&written);
    assert!(all.len() > 20);
    for (name, is_list) in all {
        assert!(is_list, "{name}");
    }
}
