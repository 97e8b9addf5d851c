//! Writing records and receipts: multi-valued properties are lists, a key never repeats.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::context::{bundled, full};
use super::record::{
    ConsentReceipt, ConsentRecord, Controller, Indicated, Notice, Objected, Purposes,
};
use super::word::{CONSENT, EXPLICIT_CONSENT, OBJECTION, RIGHTS, class_of};
use super::{RECEIPT_PROFILE, RECORD_PROFILE};
use crate::SubjectId;
use crate::bytes::to_base64url;
use crate::interchange::{Refused, Why};
use crate::privacy::event::{ActorKind, Basis};

/// Writes a record.
///
/// # Errors
/// When a mandatory section is empty, or the basis is not consent.
pub fn record(record: &ConsentRecord) -> Result<Value, Refused> {
    let mut members = describe(record, "$")?;
    members.insert("@context".to_owned(), bundled());
    Ok(Value::Object(members))
}

/// Writes a receipt with its records.
///
/// # Errors
/// When it has no record, two records of one identifier, or a record cannot be written.
pub fn receipt(receipt: &ConsentReceipt) -> Result<Value, Refused> {
    filled(!receipt.number.trim().is_empty(), "$", "dct:identifier")?;
    filled(!receipt.records.is_empty(), "$", "dpv:hasRecordOfActivity")?;
    let mut records = Vec::new();
    for (place, record) in receipt.records.iter().enumerate() {
        let path = format!("$.dpv:hasRecordOfActivity[{place}]");
        let mut before = receipt.records.iter().take(place);
        if before.any(|other| other.identifier == record.identifier) {
            let path = format!("{path}.dct:identifier");
            let why = Why::DuplicateId;
            return Err(Refused { path, why });
        }
        records.push(Value::Object(describe(record, &path)?));
    }
    Ok(json!({
        "@context": bundled(),
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": [reference(&full(RECEIPT_PROFILE))],
        "dct:identifier": receipt.number,
        "dct:created": receipt.issued_at,
        "dct:publisher": [controller(&receipt.controller)],
        "dpv:hasRecordOfActivity": records,
    }))
}

fn describe(record: &ConsentRecord, path: &str) -> Result<Map<String, Value>, Refused> {
    check(record, path)?;
    let mut activities = Vec::new();
    activities.extend(record.objection.map(objection));
    let written = json!({
        "@type": "dpv:ConsentRecord",
        "dct:conformsTo": [reference(&full(RECORD_PROFILE))],
        "dct:identifier": record.identifier,
        "dct:created": record.created,
        "dct:publisher": [controller(&record.controller)],
        "dpv:hasDataSubject": [person(record.subject)],
        "dpv:hasNotice": [notice(&record.notice)],
        "dpv:hasProcess": [process(&record.process)],
        "dpv:hasDataController": [controller(&record.controller)],
        "dpv:hasDataProcessor": record.processors,
        "dpv:hasConsentStatus": record
            .statuses
            .iter()
            .map(|indicated| status(indicated, record.subject))
            .collect::<Vec<_>>(),
        "dpv:hasConsentControl": [{
            "@type": "dpv:WithdrawConsent",
            "dpv:isExercisedAt": [record.withdraw_at],
        }],
        "dpv:hasRight": RIGHTS.map(reference),
        "dpv:hasRecordOfActivity": activities,
        "dpv:hasJurisdiction": [reference("loc:CZ")],
        "dpv:hasApplicableLaw": [reference("eu-gdpr:GDPR")],
        "dpv:hasAuthority": [reference("legal-cz:DPA-CZ")],
    });
    Ok(without_empty(written))
}

fn check(record: &ConsentRecord, path: &str) -> Result<(), Refused> {
    let process = &record.process;
    let sections = [
        (record.identifier.trim().is_empty(), "dct:identifier"),
        (
            record.controller.name.trim().is_empty(),
            "dpv:hasDataController",
        ),
        (record.statuses.is_empty(), "dpv:hasConsentStatus"),
        (
            record.withdraw_at.trim().is_empty(),
            "dpv:hasConsentControl",
        ),
        (
            process.personal_data.is_empty(),
            "dpv:hasProcess[0].dpv:hasPersonalData",
        ),
    ];
    for (empty, name) in sections {
        filled(!empty, path, name)?;
    }
    match process.basis {
        Basis::Consent | Basis::ExplicitConsent => Ok(()),
        Basis::Contract
        | Basis::LegalDuty
        | Basis::Vital
        | Basis::PublicTask
        | Basis::LegitimateInterest
        | Basis::SoftOptIn => Err(Refused {
            path: format!("{path}.dpv:hasProcess[0].dpv:hasLegalBasis"),
            why: Why::NotConsent,
        }),
    }
}

fn filled(filled: bool, path: &str, name: &str) -> Result<(), Refused> {
    if filled {
        return Ok(());
    }
    Err(Refused {
        path: format!("{path}.{name}"),
        why: Why::Missing,
    })
}

/// A list without values is left out: what is absent has no place.
fn without_empty(written: Value) -> Map<String, Value> {
    let mut members = match written {
        Value::Object(members) => members,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    };
    members.retain(|_name, value| value.as_array().is_none_or(|list| !list.is_empty()));
    members
}

fn reference(iri: &str) -> Value {
    json!({ "@id": iri })
}

fn person(subject: SubjectId) -> Value {
    reference(&format!("urn:uuid:{subject}"))
}

fn controller(controller: &Controller) -> Value {
    json!({
        "@id": format!("urn:uuid:{}", controller.id),
        "@type": "dpv:DataController",
        "dct:title": controller.name,
        "dpv:hasContact": [controller.contact],
    })
}

fn notice(notice: &Notice) -> Value {
    let version = |version: u32| format!("{}/{version}", notice.id);
    let mut written = json!({
        "@type": "dpv:ConsentNotice",
        "dct:identifier": version(notice.version),
        "dct:date": notice.published_at,
        "dct:language": notice.locale,
        "souhlas:textHash": to_base64url(notice.sha256.as_slice()),
    });
    if let Some(newer) = notice.replaced_by {
        written["dct:isReplacedBy"] = json!([{
            "@type": "dpv:ConsentNotice",
            "dct:identifier": version(newer),
        }]);
    }
    written
}

fn process(process: &Purposes) -> Value {
    let basis = if process.basis == Basis::ExplicitConsent {
        EXPLICIT_CONSENT
    } else {
        CONSENT
    };
    Value::Object(without_empty(json!({
        "@type": "dpv:Process",
        "dpv:hasPurpose": [{
            "@type": "dpv:Purpose",
            "dct:identifier": format!("{}/{}", process.purpose, process.channel.as_str()),
            "dct:title": process.name,
        }],
        "dpv:hasPersonalData": process.personal_data,
        "dpv:hasLegalBasis": [reference(basis)],
        "dpv:hasStorageCondition": [{
            "@type": "dpv:StorageDuration",
            "dpv:hasDuration": [process.storage],
        }],
        "dpv:hasRecipient": process.recipients,
    })))
}

fn status(indicated: &Indicated, subject: SubjectId) -> Value {
    let by = if indicated.by == ActorKind::Subject {
        person(subject)
    } else {
        reference(&format!("souhlas:{}", name_of(&indicated.by)))
    };
    let mut written = json!({
        "@type": class_of(indicated.state),
        "dpv:isIndicatedAtTime": indicated.at,
        "dpv:isIndicatedBy": [by],
    });
    if let Some(method) = indicated.method {
        written["dpv:hasIndicationMethod"] = json!([name_of(&method)]);
    }
    if let Some(until) = indicated.until {
        written["dpv:hasDuration"] = json!([{
            "@type": "dpv:UntilTimeDuration",
            "dct:date": until,
        }]);
    }
    written
}

fn objection(objected: Objected) -> Value {
    json!({
        "@type": "dpv:RightExerciseActivity",
        "dpv:hasRight": [reference(OBJECTION)],
        "dct:date": objected.at,
    })
}

/// The name that serde gives a word of ours.
fn name_of<T: Serialize>(word: &T) -> String {
    serde_json::to_value(word)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
