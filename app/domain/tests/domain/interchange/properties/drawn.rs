//! Records, and JSON that looks like them.

use domain::interchange::dpv::{ConsentRecord, Indicated};
use domain::privacy::event::{ActorKind, Claim, Indication};
use domain::privacy::{Channel, State};
use domain::{PurposeId, SubjectId, Timestamp};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

use crate::interchange::batch;
use crate::interchange::dpv::newsletter;

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

pub(super) fn any_instant() -> impl Strategy<Value = Timestamp> {
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

pub(super) fn any_record() -> impl Strategy<Value = ConsentRecord> {
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
pub(super) fn any_json() -> impl Strategy<Value = Value> {
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
pub(super) fn places(value: &Value) -> Vec<String> {
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

pub(super) fn answers(state: State) -> Option<Claim> {
    match state {
        State::Given | State::Renewed | State::Expired => Some(Claim::Given),
        State::Refused => Some(Claim::Refused),
        State::Withdrawn | State::Revoked | State::Invalidated => Some(Claim::Withdrawn),
        State::Unknown | State::Requested | State::Deferred => None,
    }
}
