//! What an import gives: claims, never states.

use domain::LocalDate;
use domain::interchange::dpv::{import, import_value, receipt, record};
use domain::interchange::{Imported, Note, NoteKind};
use domain::privacy::State;
use domain::privacy::event::{Claim, Import};
use serde_json::{Value, json};

use super::{act, newsletter};
use crate::interchange::{at, batch};

pub(super) fn read(document: &Value) -> Imported {
    import_value(document, &batch()).unwrap()
}

/// The export of one record, with its only status changed.
fn with_status(status: Value) -> Value {
    let mut document = record(&newsletter()).unwrap();
    document["dpv:hasConsentStatus"] = json!([status]);
    document
}

pub(super) fn status(class: &str) -> Value {
    json!({ "@type": class, "dpv:isIndicatedAtTime": "2026-05-04T08:00:00Z" })
}

pub(super) fn note(path: &str, kind: NoteKind) -> Note {
    Note {
        path: path.to_owned(),
        kind,
    }
}

#[test]
fn r_3_a_record_gives_one_import_claim_per_status() {
    let bytes = serde_json::to_vec(&record(&newsletter()).unwrap()).unwrap();
    let imported = import(&bytes, &batch()).unwrap();
    assert_eq!(imported.notes, []);
    let [given, withdrawn] = imported.claims.as_slice() else {
        panic!("{imported:?}");
    };
    assert_eq!(given.path, "$.dpv:hasConsentStatus[0]");
    assert_eq!(given.record, "7F3K-0042-O/1");
    assert_eq!(
        given.principal,
        "urn:uuid:7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44"
    );
    assert_eq!(given.purpose, "newsletter/email");
    assert_eq!(given.said, Some(State::Given));
    assert_eq!(given.claimed_on, None);
    let import = Import {
        system: "older".to_owned(),
        batch: "2026-11".to_owned(),
        row: 7,
        claimed: Claim::Given,
        claimed_at: Some(at("2026-05-04T08:00:00.000Z")),
        text_ref: Some("marketing/7".to_owned()),
        method: Some("radio_choice".to_owned()),
        default_state: None,
    };
    assert_eq!(given.import, import);
    assert_eq!(withdrawn.import.row, 8);
    assert_eq!(withdrawn.import.claimed, Claim::Withdrawn);
    let when = Some(at("2026-06-01T12:30:00.500Z"));
    assert_eq!(withdrawn.import.claimed_at, when);
    assert_eq!(withdrawn.import.method, None);
}

#[test]
fn r_3_a_receipt_gives_the_claims_of_all_its_records() {
    let mut second = newsletter();
    second.identifier = "7F3K-0042-O/2".to_owned();
    let document = receipt(&act(vec![newsletter(), second])).unwrap();
    let claims = read(&document).claims;
    assert_eq!(claims.len(), 4);
    let rows: Vec<u64> = claims.iter().map(|claim| claim.import.row).collect();
    assert_eq!(rows, [7, 8, 9, 10]);
    assert_eq!(claims[3].record, "7F3K-0042-O/2");
    let path = "$.dpv:hasRecordOfActivity[1].dpv:hasConsentStatus[1]";
    assert_eq!(claims[3].path, path);
}

#[test]
fn r_3_every_status_claims_what_a_person_answered_and_nothing_else() {
    for (class, said, claimed) in [
        ("dpv:ConsentGiven", State::Given, Some(Claim::Given)),
        (
            "dpv:RenewedConsentGiven",
            State::Renewed,
            Some(Claim::Given),
        ),
        ("dpv:ConsentExpired", State::Expired, Some(Claim::Given)),
        ("dpv:ConsentRefused", State::Refused, Some(Claim::Refused)),
        (
            "dpv:ConsentWithdrawn",
            State::Withdrawn,
            Some(Claim::Withdrawn),
        ),
        ("dpv:ConsentRevoked", State::Revoked, Some(Claim::Withdrawn)),
        (
            "dpv:ConsentInvalidated",
            State::Invalidated,
            Some(Claim::Withdrawn),
        ),
        ("dpv:ConsentUnknown", State::Unknown, None),
        ("dpv:ConsentRequested", State::Requested, None),
        ("dpv:ConsentRequestDeferred", State::Deferred, None),
    ] {
        let imported = read(&with_status(status(class)));
        let got = imported.claims.first().map(|claim| claim.import.claimed);
        assert_eq!(got, claimed, "{class}");
        let path = "$.dpv:hasConsentStatus[0]";
        match claimed {
            None => assert_eq!(imported.notes, [note(path, NoteKind::NoAnswer)]),
            Some(_) => assert_eq!(imported.claims[0].said, Some(said)),
        }
        let expired = imported.notes.contains(&note(path, NoteKind::Expired));
        assert_eq!(expired, said == State::Expired);
    }
}

#[test]
fn r_3_terminated_is_read_as_revoked() {
    let terminated = read(&with_status(status("dpv:ConsentTerminated")));
    assert_eq!(terminated, read(&with_status(status("dpv:ConsentRevoked"))));
    assert_eq!(terminated.claims[0].said, Some(State::Revoked));
}

#[test]
fn r_3_an_instant_without_zone_is_read_as_a_date_only() {
    let mut without = status("dpv:ConsentGiven");
    for text in [
        "2026-05-04T23:30:00",
        "2026-05-04T23:30:00.125",
        "2026-05-04",
    ] {
        without["dpv:isIndicatedAtTime"] = json!(text);
        let imported = read(&with_status(without.clone()));
        assert_eq!(imported.claims[0].import.claimed_at, None, "{text}");
        assert_eq!(imported.claims[0].claimed_on, LocalDate::new(2026, 5, 4));
        let path = "$.dpv:hasConsentStatus[0].dpv:isIndicatedAtTime";
        assert_eq!(imported.notes, [note(path, NoteKind::DateOnly)]);
    }
}

#[test]
fn instants_of_other_zones_are_the_same_instant() {
    let mut offset = status("dpv:ConsentGiven");
    for text in ["2026-05-04T10:00:00+02:00", "2026-05-04T03:00:00-05:00"] {
        offset["dpv:isIndicatedAtTime"] = json!(text);
        let claims = read(&with_status(offset.clone())).claims;
        let expected = Some(at("2026-05-04T08:00:00.000Z"));
        assert_eq!(claims[0].import.claimed_at, expected);
    }
}

#[test]
fn l_1_free_words_and_addresses_do_not_enter_the_event() {
    let mut document = record(&newsletter()).unwrap();
    for words in [
        "jana@example.cz",
        "Jana Nováková řekla ano",
        "ústně",
        &"x".repeat(201),
    ] {
        document["dpv:hasConsentStatus"][0]["dpv:hasIndicationMethod"] = json!([words]);
        document["dpv:hasNotice"][0]["dct:identifier"] = json!(words);
        let import = &read(&document).claims[0].import;
        assert_eq!(
            (&import.method, &import.text_ref),
            (&None, &None),
            "{words}"
        );
    }
}
