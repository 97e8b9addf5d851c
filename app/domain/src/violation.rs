//! Business refusals: values with a stable code, never errors.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::FieldId;

/// A refusal of a rule; the code is shared by form, API, import, sync and portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("{code:?} {field:?}")]
pub struct Violation {
    /// Which rule said no.
    pub code: Code,
    /// The field it concerns, if it concerns one.
    pub field: Option<FieldId>,
}

impl Violation {
    /// A refusal that concerns no single field.
    #[must_use]
    pub const fn of(code: Code) -> Self {
        Self { code, field: None }
    }

    /// A refusal of one field.
    #[must_use]
    pub const fn field(code: Code, field: FieldId) -> Self {
        Self {
            code,
            field: Some(field),
        }
    }
}

/// The rule that refused; every code has a text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The field is not in the catalogue, is switched off or has no live purpose (K-1).
    FieldWithoutPurpose,
    /// The role may not do this, or it does not exist.
    NotAllowed,
    /// A required value is missing.
    Required,
    /// The value is longer than its field allows.
    TooLong,
    /// Not an e-mail address.
    EmailInvalid,
    /// Not a phone number.
    PhoneInvalid,
    /// The IBAN's check number or length is wrong.
    IbanInvalid,
    /// The record was changed by someone else since it was read.
    VersionMoved,
    /// A consent event that breaks the canonical form or its schema (L-5).
    Malformed,
    /// A signature does not fit its signer.
    Forged,
    /// The same number or id came with other content.
    IdConflict,
    /// The text hash is not in the signed catalogue (N-7).
    TextUnknown,
    /// A grant without an act of the person.
    NoSubjectAct,
    /// A grant with a preselected answer (C-01).
    Preselected,
    /// A grant without an end or with one outside the policy (C-14).
    ValidityOutsidePolicy,
    /// The person was erased.
    SubjectErased,
    /// The record or person is unknown.
    NotFound,
    /// A sealed value came in plain, or a plain one sealed.
    WrongClass,
    /// The request is larger than allowed.
    TooLarge,
    /// The person said no to this.
    Blocked,
    /// The user reads only until the present training is done.
    NotTrained,
}
