//! Exercised rights in an imported record: objections and late answers.

use domain::interchange::dpv::record;
use domain::interchange::{Note, NoteKind};
use domain::privacy::event::Claim;
use serde_json::{Value, json};

use super::read::{note, read, status};
use super::{newsletter, objected};
use crate::interchange::at;

#[test]
fn an_objection_is_claimed_for_every_purpose_of_the_record() {
    let mut document = record(&objected()).unwrap();
    let second = json!({ "dct:identifier": "phone_offers/phone" });
    document["dpv:hasProcess"][0]["dpv:hasPurpose"]
        .as_array_mut()
        .unwrap()
        .push(second);
    document["dpv:hasConsentStatus"] = json!([status("dpv:ConsentRequested")]);
    for right in [
        "eu-gdpr:A21",
        "eu-gdpr:A21-2",
        "https://w3id.org/dpv/legal/eu/gdpr#A21-1",
    ] {
        document["dpv:hasRecordOfActivity"][0]["dpv:hasRight"] = json!(right);
        let claims = read(&document).claims;
        let purposes: Vec<&str> = claims.iter().map(|claim| claim.purpose.as_str()).collect();
        assert_eq!(purposes, ["newsletter/email", "phone_offers/phone"]);
        for claim in &claims {
            assert_eq!(claim.import.claimed, Claim::Objected);
            assert_eq!(claim.said, None);
            let when = Some(at("2026-06-02T08:00:00.000Z"));
            assert_eq!(claim.import.claimed_at, when);
        }
    }
    document["dpv:hasRecordOfActivity"][0]["dpv:hasRight"] = json!("eu-gdpr:A210");
    assert_eq!(read(&document).claims, []);
}

fn request(statuses: &[(&str, &str)]) -> Vec<Note> {
    let mut document = record(&newsletter()).unwrap();
    let course: Vec<Value> = statuses
        .iter()
        .map(|(class, on)| json!({ "@type": class, "dct:date": on }))
        .collect();
    document["dpv:hasRecordOfActivity"] = json!([{
        "@type": ["dpv:RightExerciseActivity"],
        "dpv:hasRight": ["eu-gdpr:A15"],
        "dpv:hasStatus": course,
    }]);
    let notes = read(&document).notes;
    notes
        .into_iter()
        .filter(|note| note.kind == NoteKind::RequestDelayed)
        .collect()
}

#[test]
fn r_3_a_request_delay_beyond_art_12_3_is_flagged() {
    let received = ("dpv:RequestInitiated", "2026-05-04");
    let delayed = ("dpv:RequestActionDelayed", "2026-05-20");
    let path = "$.dpv:hasRecordOfActivity[0]";
    let flagged = [note(path, NoteKind::RequestDelayed)];
    let nothing: [Note; 0] = [];
    for answer in [
        "dpv:RequestFulfilled",
        "dpv:RequestRejected",
        "dpv:RequestUnfulfilled",
    ] {
        assert_eq!(request(&[received, (answer, "2026-06-04")]), nothing);
        assert_eq!(request(&[received, (answer, "2026-06-05")]), flagged);
        assert_eq!(
            request(&[received, delayed, (answer, "2026-08-04")]),
            nothing
        );
        assert_eq!(
            request(&[received, delayed, (answer, "2026-08-05")]),
            flagged
        );
    }
    assert_eq!(request(&[received]), flagged);
    assert_eq!(request(&[("dpv:RequestInitiated", "2026-11-20")]), nothing);
    assert_eq!(request(&[("dpv:RequestFulfilled", "2026-06-05")]), nothing);
    // 2026-07-05 and 06 are holidays after a Saturday: the last day is the 7th.
    let june = ("dpv:RequestInitiated", "2026-06-04");
    assert_eq!(
        request(&[june, ("dpv:RequestFulfilled", "2026-07-07")]),
        nothing
    );
    assert_eq!(
        request(&[june, ("dpv:RequestFulfilled", "2026-07-08")]),
        flagged
    );
}

#[test]
fn activities_that_exercise_no_right_are_passed_over() {
    let mut document = record(&newsletter()).unwrap();
    document["dpv:hasRecordOfActivity"] = json!([{ "@type": "dpv:Audit" }, {}]);
    assert_eq!(read(&document).claims.len(), 2);
}
