//! What goes into the file, and why the rest does not.

use serde::{Deserialize, Serialize};

use super::neutralised;
use crate::privacy::data_map::RecordType;
use crate::privacy::event::Basis;
use crate::privacy::report::{About, Datum};
use crate::record::catalogue::Provided;
use crate::{FieldId, RecordId, Timestamp};

/// The schema id of the JSON form.
pub const SCHEMA: &str = "souhlas/portability/1";

const HEADER: [&str; 5] = ["record_type", "record", "field", "value", "entered_at"];

/// One value of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortableValue {
    /// The type of its record.
    pub record_type: RecordType,
    /// Its record; values of one record belong together.
    pub record: RecordId,
    /// Its field; none for a thing without fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldId>,
    /// The value.
    pub value: String,
    /// When it was entered.
    pub entered_at: Timestamp,
}

/// Why a value is not in the file; the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// It is about others (Art. 20(4)).
    OthersRights,
    /// A live token or a key.
    Secret,
    /// It rests on another basis than consent, explicit consent or contract.
    OtherBasis,
    /// The person neither provided it nor was it observed.
    NotProvided,
    /// Its record type is not listed: staff notes, calls, tasks, scores, segments.
    NotListed,
}

/// A value that is not in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// Where it stands.
    pub path: String,
    /// Why it is not in the file.
    pub reason: LeftOutReason,
}

/// A portability file; its JSON form is its serde form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portable {
    /// [`SCHEMA`].
    pub schema: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// The values.
    pub values: Vec<PortableValue>,
    /// What was left out, for the answer to the person (`not_portable`, `others_rights`).
    #[serde(skip)]
    pub left_out: Vec<LeftOut>,
}

/// Divides the values of a person.
#[must_use]
pub fn select(data: &[Datum], made_at: Timestamp) -> Portable {
    let mut file = Portable {
        schema: SCHEMA.to_owned(),
        made_at,
        values: Vec::new(),
        left_out: Vec::new(),
    };
    for datum in data {
        match bar(datum) {
            Some(reason) => file.left_out.push(LeftOut {
                path: datum.path(),
                reason,
            }),
            None => file.values.push(PortableValue {
                record_type: datum.kind,
                record: datum.record,
                field: datum.field.clone(),
                value: datum.value.clone(),
                entered_at: datum.at,
            }),
        }
    }
    file
}

impl Portable {
    /// Gives the rows of the CSV form, the header first, formulas neutralised.
    #[must_use]
    pub fn rows(&self) -> Vec<[String; 5]> {
        let rows = self.values.iter().map(|value| {
            let field = value.field.as_ref().map_or("", FieldId::as_str);
            [
                value.record_type.as_str().to_owned(),
                value.record.to_string(),
                neutralised(field),
                neutralised(&value.value),
                value.entered_at.to_string(),
            ]
        });
        core::iter::once(HEADER.map(str::to_owned))
            .chain(rows)
            .collect()
    }
}

fn bar(datum: &Datum) -> Option<LeftOutReason> {
    match datum.about {
        About::Others | About::OthersNeeded => return Some(LeftOutReason::OthersRights),
        About::LiveToken | About::Key => return Some(LeftOutReason::Secret),
        About::Person => {}
    }
    if !datum.bases.iter().any(|basis| carries(*basis)) {
        Some(LeftOutReason::OtherBasis)
    } else if !matches!(datum.provided, Provided::Provided | Provided::Observed) {
        Some(LeftOutReason::NotProvided)
    } else if !datum.kind.mapping().portable {
        Some(LeftOutReason::NotListed)
    } else {
        None
    }
}

const fn carries(basis: Basis) -> bool {
    match basis {
        Basis::Consent | Basis::ExplicitConsent | Basis::Contract => true,
        Basis::LegalDuty
        | Basis::Vital
        | Basis::PublicTask
        | Basis::LegitimateInterest
        | Basis::SoftOptIn => false,
    }
}
