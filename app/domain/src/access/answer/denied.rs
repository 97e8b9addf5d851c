//! Why an answer is no.

use serde::{Deserialize, Serialize};

use crate::access::Right;
use crate::violation::Code;

/// The wall that said no, from the furthest to the nearest to a yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denied {
    /// The user holds no role.
    NoRole,
    /// The catalogue does not know the field.
    UnknownField,
    /// The matrix has no such letter for this role and class.
    NotInMatrix,
    /// The catalogue does not name the role for this field.
    NotGranted,
    /// The field is switched off.
    FieldOff,
    /// The right was not granted to the user.
    RightMissing(Right),
    /// There is no valid training record.
    Untrained,
    /// The record lies in somebody else's territory.
    OutsideTerritory,
    /// The record is about somebody else.
    NotOneself,
    /// No approved lockbox names this class, person and moment.
    NoLockbox,
    /// There is no open case about this person.
    CaseNeeded,
    /// There is no accepted rectification about this person.
    RectificationNeeded,
    /// No reason was written.
    ReasonNeeded,
    /// The value may be seen, and not used in this way.
    NotThisUse,
}

impl Denied {
    /// Gives the code of the refusal; a hidden record answers like one that does not exist.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::UnknownField | Self::FieldOff => Code::FieldWithoutPurpose,
            Self::OutsideTerritory | Self::NotOneself | Self::NoLockbox => Code::NotFound,
            Self::ReasonNeeded => Code::Required,
            Self::NoRole
            | Self::NotInMatrix
            | Self::NotGranted
            | Self::RightMissing(_)
            | Self::Untrained
            | Self::CaseNeeded
            | Self::RectificationNeeded
            | Self::NotThisUse => Code::NotAllowed,
        }
    }
}
