//! The parts of a written record.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::SubjectId;
use crate::bytes::to_base64url;
use crate::interchange::dpv::record::{Controller, Indicated, Notice, Objected, Purposes};
use crate::interchange::dpv::word::{CONSENT, EXPLICIT_CONSENT, OBJECTION, class_of};
use crate::privacy::event::{ActorKind, Basis};

/// A list without values is left out: what is absent has no place.
pub(super) fn without_empty(written: Value) -> Map<String, Value> {
    let mut members = match written {
        Value::Object(members) => members,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    };
    members.retain(|_name, value| value.as_array().is_none_or(|list| !list.is_empty()));
    members
}

pub(super) fn reference(iri: &str) -> Value {
    json!({ "@id": iri })
}

pub(super) fn person(subject: SubjectId) -> Value {
    reference(&format!("urn:uuid:{subject}"))
}

pub(super) fn controller(controller: &Controller) -> Value {
    json!({
        "@id": format!("urn:uuid:{}", controller.id),
        "@type": "dpv:DataController",
        "dct:title": controller.name,
        "dpv:hasContact": [controller.contact],
    })
}

pub(super) fn notice(notice: &Notice) -> Value {
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

pub(super) fn process(process: &Purposes) -> Value {
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

pub(super) fn status(indicated: &Indicated, subject: SubjectId) -> Value {
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

pub(super) fn objection(objected: Objected) -> Value {
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
