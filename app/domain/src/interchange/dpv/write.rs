//! Writing records and receipts: multi-valued properties are lists, a key never repeats.

mod part;

use serde_json::{Map, Value, json};

use super::context::{bundled, full};
use super::record::{ConsentReceipt, ConsentRecord};
use super::word::RIGHTS;
use super::{RECEIPT_PROFILE, RECORD_PROFILE};
use crate::interchange::{Refused, Why};
use crate::privacy::event::Basis;
use part::{controller, notice, objection, person, process, reference, status, without_empty};

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
