//! What an import refuses, each with its path.

use domain::interchange::dpv::{import, import_value, receipt, record};
use domain::interchange::{Refused, Why};
use serde_json::{Value, json};

use super::{act, newsletter, objected};
use crate::interchange::{batch, refused};

pub(super) fn changed(change: impl Fn(&mut Value)) -> Refused {
    let mut document = record(&objected()).unwrap();
    change(&mut document);
    import_value(&document, &batch()).unwrap_err()
}

fn without(path: &[&str], name: &str) -> Refused {
    changed(|document| {
        let mut place = document;
        for step in path {
            place = &mut place[*step][0];
        }
        place.as_object_mut().unwrap().remove(name).unwrap();
    })
}

#[test]
fn r_3_duplicate_keys_and_trailing_commas_are_refused_with_path() {
    let text = serde_json::to_string(&record(&newsletter()).unwrap()).unwrap();
    let twice = text.replacen(
        "\"dct:language\":\"cs\"",
        "\"dct:language\":\"cs\",\"dct:language\":\"en\"",
        1,
    );
    let expected = refused("$.dpv:hasNotice[0].dct:language", Why::DuplicateKey);
    assert_eq!(import(twice.as_bytes(), &batch()), Err(expected));
    let comma = text.replacen("\"dct:language\":\"cs\"", "\"dct:language\":\"cs\",,", 1);
    let refusal = import(comma.as_bytes(), &batch()).unwrap_err();
    assert!(matches!(refusal.why, Why::Syntax { .. }));
    assert_eq!(refusal.path, "$.dpv:hasNotice[0]");
}

#[test]
fn r_3_an_unknown_profile_is_refused() {
    for profile in [
        json!("https://w3id.org/dpv/schema/dpv-27560#record"),
        json!("https://w3id.org/dpv/schema/dpv-29184#notice"),
        json!("record-eu-gdpr"),
    ] {
        let refusal = changed(|document| document["dct:conformsTo"] = profile.clone());
        assert_eq!(refusal, refused("$.dct:conformsTo", Why::UnknownProfile));
    }
    let both = changed(|document| {
        let second = json!("https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr");
        document["dct:conformsTo"]
            .as_array_mut()
            .unwrap()
            .push(second);
    });
    assert_eq!(both.path, "$.dct:conformsTo[1]");
    let mut document = receipt(&act(vec![newsletter()])).unwrap();
    document["dpv:hasRecordOfActivity"][0]["dct:conformsTo"] = json!("x");
    let path = "$.dpv:hasRecordOfActivity[0].dct:conformsTo";
    let refusal = import_value(&document, &batch());
    assert_eq!(refusal, Err(refused(path, Why::UnknownProfile)));
}

#[test]
fn r_3_a_record_of_another_type_is_refused() {
    let refusal = changed(|document| document["@type"] = json!("dpv:Notice"));
    assert_eq!(refusal, refused("$.@type", Why::UnknownProfile));
    let mut document = receipt(&act(vec![newsletter()])).unwrap();
    document["@type"] = json!("dpv:ConsentRecord");
    let refusal = import_value(&document, &batch());
    assert_eq!(refusal, Err(refused("$.@type", Why::UnknownProfile)));
}

#[test]
fn r_3_a_missing_mandatory_section_is_refused_with_its_path() {
    for name in [
        "@context",
        "@type",
        "dct:conformsTo",
        "dct:identifier",
        "dct:created",
        "dct:publisher",
        "dpv:hasDataSubject",
        "dpv:hasNotice",
        "dpv:hasProcess",
        "dpv:hasDataController",
        "dpv:hasConsentStatus",
    ] {
        let expected = refused(&format!("$.{name}"), Why::Missing);
        assert_eq!(without(&[], name), expected);
    }
    for name in ["dpv:hasPurpose", "dpv:hasPersonalData", "dpv:hasLegalBasis"] {
        let expected = refused(&format!("$.dpv:hasProcess[0].{name}"), Why::Missing);
        assert_eq!(without(&["dpv:hasProcess"], name), expected);
    }
    for name in ["@type", "dpv:isIndicatedAtTime"] {
        let expected = refused(&format!("$.dpv:hasConsentStatus[0].{name}"), Why::Missing);
        assert_eq!(without(&["dpv:hasConsentStatus"], name), expected);
    }
    for name in ["dpv:hasRight", "dct:date"] {
        let path = format!("$.dpv:hasRecordOfActivity[0].{name}");
        let got = without(&["dpv:hasRecordOfActivity"], name);
        assert_eq!(got, refused(&path, Why::Missing));
    }
    let empty = changed(|document| document["dpv:hasProcess"] = json!([]));
    assert_eq!(empty, refused("$.dpv:hasProcess", Why::Missing));
    for name in [
        "dct:identifier",
        "dct:created",
        "dct:publisher",
        "dpv:hasRecordOfActivity",
    ] {
        let mut document = receipt(&act(vec![newsletter()])).unwrap();
        document.as_object_mut().unwrap().remove(name);
        let refusal = import_value(&document, &batch());
        assert_eq!(refusal, Err(refused(&format!("$.{name}"), Why::Missing)));
    }
}

#[test]
fn an_unknown_status_is_refused() {
    let refusal = changed(|document| {
        document["dpv:hasConsentStatus"][1]["@type"] = json!("dpv:ConsentAssumed");
    });
    assert_eq!(
        refusal,
        refused("$.dpv:hasConsentStatus[1]", Why::UnknownStatus)
    );
}

#[test]
fn a_basis_that_is_no_consent_is_refused() {
    let refusal = changed(|document| {
        document["dpv:hasProcess"][0]["dpv:hasLegalBasis"] = json!(["eu-gdpr:A6-1-f"]);
    });
    let path = "$.dpv:hasProcess[0].dpv:hasLegalBasis[0]";
    assert_eq!(refusal, refused(path, Why::NotConsent));
}

#[test]
fn impossible_and_future_instants_are_refused() {
    let path = "$.dpv:hasConsentStatus[0].dpv:isIndicatedAtTime";
    let time = |text: &str| {
        changed(|document| {
            document["dpv:hasConsentStatus"][0]["dpv:isIndicatedAtTime"] = json!(text);
        })
    };
    for impossible in [
        "2026-02-30",
        "2026-02-30T08:00:00Z",
        "4. 5. 2026",
        "1777881600",
        "2026-05",
    ] {
        assert_eq!(
            time(impossible),
            refused(path, Why::BadInstant),
            "{impossible}"
        );
    }
    for ahead in [
        "2026-11-22T10:05:00.001Z",
        "2026-11-24",
        "2026-11-24T00:00:00",
    ] {
        assert_eq!(time(ahead), refused(path, Why::Future), "{ahead}");
    }
    let mut near = record(&newsletter()).unwrap();
    near["dpv:hasConsentStatus"][0]["dpv:isIndicatedAtTime"] = json!("2026-11-22T10:05:00Z");
    assert!(import_value(&near, &batch()).is_ok());
}

#[test]
fn a_record_comes_once() {
    let mut document = receipt(&act(vec![newsletter()])).unwrap();
    let again = document["dpv:hasRecordOfActivity"][0].clone();
    document["dpv:hasRecordOfActivity"]
        .as_array_mut()
        .unwrap()
        .push(again);
    let path = "$.dpv:hasRecordOfActivity[1].dct:identifier";
    let refusal = import_value(&document, &batch());
    assert_eq!(refusal, Err(refused(path, Why::DuplicateId)));
}

#[test]
fn a_person_named_by_an_address_is_refused() {
    let refusal = changed(|document| document["dpv:hasDataSubject"] = json!("jana@example.cz"));
    assert_eq!(
        refusal,
        refused("$.dpv:hasDataSubject", Why::NotPseudonymous)
    );
}

#[test]
fn what_has_another_type_is_refused_with_its_path() {
    let root = import(b"[]", &batch()).unwrap_err();
    let expected = "an object";
    assert_eq!(root, refused("$", Why::WrongType { expected }));
    let refusal = changed(|document| document["dct:identifier"] = json!(7));
    let expected = "a text";
    assert_eq!(
        refusal,
        refused("$.dct:identifier", Why::WrongType { expected })
    );
    let refusal = changed(|document| document["dct:identifier"] = json!(["a", "b"]));
    let expected = "a single value";
    assert_eq!(
        refusal,
        refused("$.dct:identifier[1]", Why::WrongType { expected })
    );
}
