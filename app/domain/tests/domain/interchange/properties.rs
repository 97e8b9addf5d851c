//! What holds for every document.

use domain::interchange::dpv::{self, ConsentRecord, Indicated};
use domain::interchange::{NoteKind, json, kantara};
use domain::privacy::event::{ActorKind, Claim, Indication};
use domain::privacy::{Channel, State};
use domain::{PurposeId, SubjectId, Timestamp};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

use super::batch;
use super::dpv::{act, newsletter};
use super::kantara::receipt;

const STATES: [State; 10] = [
    State::Unknown,
    State::Requested,
    State::Deferred,
    State::Refused,
    State::Given,
    State::Renewed,
    State::Withdrawn,
    State::Expired,
    State::Revoked,
    State::Invalidated,
];

fn any_instant() -> impl Strategy<Value = Timestamp> {
    (0..=batch().now.as_millis()).prop_map(Timestamp::from_millis)
}

fn any_status() -> impl Strategy<Value = Indicated> {
    let by = select(vec![
        ActorKind::Subject,
        ActorKind::Guardian,
        ActorKind::System,
    ]);
    let method = proptest::option::of(select(vec![Indication::Button, Indication::Signature]));
    let until = proptest::option::of(any_instant());
    (select(STATES.to_vec()), any_instant(), by, method, until).prop_map(
        |(state, at, by, method, until)| Indicated {
            state,
            at,
            by,
            method,
            until,
        },
    )
}

fn any_record() -> impl Strategy<Value = ConsentRecord> {
    let statuses = proptest::collection::vec(any_status(), 1..4);
    let channel = select(vec![Channel::Email, Channel::Phone, Channel::Processing]);
    let purpose = "[a-z_]{1,12}";
    (statuses, channel, purpose, any::<[u8; 16]>(), any::<u32>()).prop_map(
        |(statuses, channel, purpose, subject, version)| {
            let mut record = newsletter();
            record.statuses = statuses;
            record.process.channel = channel;
            record.process.purpose = PurposeId::new(purpose);
            record.subject = SubjectId::v4(subject);
            record.notice.version = version;
            record
        },
    )
}

/// JSON with words of the formats, so that it gets past the first checks.
fn any_json() -> impl Strategy<Value = Value> {
    let names = vec![
        "@context",
        "@type",
        "@id",
        "@value",
        "dct:conformsTo",
        "dct:date",
        "dct:identifier",
        "dpv:hasProcess",
        "dpv:hasNotice",
        "dpv:hasConsentStatus",
        "version",
        "services",
        "purposes",
        "consentTimestamp",
        "policyUrl",
        "sensitive",
        "spiCat",
        "piiControllers",
        "",
    ];
    let words = prop_oneof![
        select(vec![
            "dpv:ConsentRecord",
            "dpv:ConsentGiven",
            "dpv-27560:record-eu-gdpr",
            "eu-gdpr:A6-1-a",
            "https://w3id.org/dpv/schema/dpv-27560",
            "KI-CR-v1.1.0",
            "2026-05-04T08:00:00",
            "dpv:RightExerciseActivity",
            "eu-gdpr:A21",
            "-262143-01-01T00:00:00Z",
            "CZ",
        ])
        .prop_map(str::to_owned),
        ".{0,12}",
    ];
    let leaf = prop_oneof![
        words.prop_map(Value::String),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::Null),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let names = names.clone();
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::vec((select(names), inner), 0..4).prop_map(|members| {
                let members: Map<String, Value> = members
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect();
                Value::Object(members)
            }),
        ]
    })
}

/// Every place of a document.
fn places(value: &Value) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (name.replace('~', "~0").replace('/', "~1"), member))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(place, item)| (place.to_string(), item))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let mut all = vec![String::new()];
    for (name, member) in below {
        all.extend(places(member).iter().map(|rest| format!("/{name}{rest}")));
    }
    all
}

fn answers(state: State) -> Option<Claim> {
    match state {
        State::Given | State::Renewed | State::Expired => Some(Claim::Given),
        State::Refused => Some(Claim::Refused),
        State::Withdrawn | State::Revoked | State::Invalidated => Some(Claim::Withdrawn),
        State::Unknown | State::Requested | State::Deferred => None,
    }
}

proptest! {
    #[test]
    fn r_2_r_3_what_is_exported_is_imported_as_claims_of_the_same(record in any_record()) {
        let bytes = serde_json::to_vec(&dpv::receipt(&act(vec![record.clone()])).unwrap()).unwrap();
        let imported = dpv::import(&bytes, &batch()).unwrap();
        let expected: Vec<_> = record
            .statuses
            .iter()
            .filter_map(|status| Some((answers(status.state)?, status.state, status.at)))
            .collect();
        let got: Vec<_> = imported
            .claims
            .iter()
            .map(|claim| {
                (claim.import.claimed, claim.said.unwrap(), claim.import.claimed_at.unwrap())
            })
            .collect();
        prop_assert_eq!(got, expected);
        let purpose = format!("{}/{}", record.process.purpose, record.process.channel.as_str());
        let principal = format!("urn:uuid:{}", record.subject);
        let text = format!("marketing/{}", record.notice.version);
        for claim in &imported.claims {
            prop_assert_eq!(&claim.purpose, &purpose);
            prop_assert_eq!(&claim.principal, &principal);
            prop_assert_eq!(claim.import.text_ref.as_ref(), Some(&text));
        }
        let unanswered = record.statuses.len() - imported.claims.len();
        let noted = imported.notes.iter().filter(|note| note.kind == NoteKind::NoAnswer);
        prop_assert_eq!(noted.count(), unanswered);
    }

    #[test]
    fn r_4_a_kantara_receipt_reads_back_to_the_second(at in any_instant(), subject in any::<[u8; 16]>()) {
        let mut written = receipt();
        written.consented_at = at;
        written.subject = SubjectId::v4(subject);
        let document = kantara::export(&written).unwrap();
        let imported = kantara::import_value(&document, &batch()).unwrap();
        let seconds = Timestamp::from_millis(at.as_millis() / 1000 * 1000);
        prop_assert_eq!(imported.claims[0].import.claimed_at, Some(seconds));
        prop_assert_eq!(&imported.claims[0].principal, &written.subject.to_string());
    }

    #[test]
    fn strict_reading_gives_what_was_written(value in any_json()) {
        let bytes = serde_json::to_vec(&value).unwrap();
        prop_assert_eq!(json::read(&bytes), Ok(serde_json::from_slice::<Value>(&bytes).unwrap()));
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _refused = json::read(&bytes);
        let _refused = dpv::import(&bytes, &batch());
        let _refused = kantara::import(&bytes, &batch());
    }

    #[test]
    fn no_json_makes_a_reader_panic(value in any_json()) {
        let _refused = dpv::import_value(&value, &batch());
        let _refused = kantara::import_value(&value, &batch());
    }

    #[test]
    fn a_document_changed_at_one_place_is_read_or_refused_at_a_path(
        place in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        let written = [dpv::receipt(&act(vec![newsletter()])).unwrap(), kantara::export(&receipt()).unwrap()];
        let [mut record, mut other] = written;
        let change = |document: &mut Value| {
            let all = places(document);
            *document.pointer_mut(&all[place.index(all.len())]).unwrap() = value.clone();
        };
        change(&mut record);
        change(&mut other);
        let record = dpv::import_value(&record, &batch());
        let other = kantara::import_value(&other, &batch());
        for refusal in [record.err(), other.err()].into_iter().flatten() {
            prop_assert!(refusal.path.starts_with('$'));
        }
    }
}
