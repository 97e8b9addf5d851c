//! How sure it is who asks, and what that is enough for (specification 10.5).

mod claimant;
mod code_loop;
mod question;

use serde::{Deserialize, Serialize};

pub use claimant::{Claimant, ClaimantError};
pub use code_loop::{CodeLoop, CodeRefused};
pub use question::{Doubt, IdentityQuestion, QuestionError};

use super::Kind;
use crate::record::Class;
use crate::{Timestamp, UserId};

/// How sure it is who asks, 0 to 3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum Level {
    /// Anybody who names the address.
    #[default]
    Zero,
    /// The holder of an independent contact point on file.
    One,
    /// The holder of two of them, or a person seen by staff.
    Two,
    /// An identity proven beyond what one member of staff could arrange.
    Three,
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        match level {
            Level::Zero => 0,
            Level::One => 1,
            Level::Two => 2,
            Level::Three => 3,
        }
    }
}

impl TryFrom<u8> for Level {
    type Error = &'static str;

    fn try_from(level: u8) -> Result<Self, Self::Error> {
        match level {
            0 => Ok(Self::Zero),
            1 => Ok(Self::One),
            2 => Ok(Self::Two),
            3 => Ok(Self::Three),
            _ => Err("identity levels are 0 to 3"),
        }
    }
}

/// A document that staff looked at; no copy and no number of it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each word is the name of a document")]
pub enum Document {
    IdentityCard,
    Passport,
    ResidencePermit,
    DrivingLicence,
}

/// How the identity was shown; `independent` is rule W-1 for the contact point used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Method {
    /// A withdraw link.
    WithdrawLink,
    /// The address was named, no more.
    AddressNamed,
    /// The code came back that was sent to a contact point on file.
    ContactPoint {
        /// Whether the contact point is independent.
        independent: bool,
    },
    /// A second known contact point answered too.
    SecondContactPoint {
        /// Whether both contact points are independent.
        independent: bool,
    },
    /// Staff know the person.
    KnownToStaff,
    /// Staff looked at a document.
    SeenDocument {
        /// What was looked at.
        document: Document,
        /// Who entered the person's contact point, if a member of staff did.
        point_entered_by: Option<UserId>,
    },
    /// A message from the person's data box.
    Databox,
    /// An identity confirmed by a notary or an office.
    Notarised,
    /// An independent contact point and the code of a sealed copy.
    SealedCopyCode {
        /// Whether the contact point is independent.
        independent: bool,
    },
}

/// One check: on, by, kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// When.
    pub at: Timestamp,
    /// Who checked; none where a link or code was checked by the system.
    pub by: Option<UserId>,
    /// How.
    pub method: Method,
}

impl Check {
    /// Gives the level the check reaches; a person-made check without a checker reaches none.
    #[must_use]
    pub fn level(&self) -> Level {
        match (self.method, self.by) {
            (Method::ContactPoint { independent: true }, _) => Level::One,
            (Method::SecondContactPoint { independent: true }, _)
            | (Method::KnownToStaff, Some(_)) => Level::Two,
            (
                Method::SeenDocument {
                    point_entered_by, ..
                },
                Some(checker),
            ) => {
                if point_entered_by == Some(checker) {
                    Level::Two
                } else {
                    Level::Three
                }
            }
            (Method::Databox | Method::Notarised, Some(_))
            | (Method::SealedCopyCode { independent: true }, _) => Level::Three,
            (
                Method::WithdrawLink
                | Method::AddressNamed
                | Method::ContactPoint { .. }
                | Method::SecondContactPoint { .. }
                | Method::KnownToStaff
                | Method::SeenDocument { .. }
                | Method::Databox
                | Method::Notarised
                | Method::SealedCopyCode { .. },
                _,
            ) => Level::Zero,
        }
    }
}

/// What a request reaches into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Data {
    /// Values of a class.
    Of(Class),
    /// What was there before: field history and the timeline.
    History,
}

/// Gives the level a request needs for the data it reaches into.
#[must_use]
pub fn needed<'a>(kind: Kind, data: impl IntoIterator<Item = &'a Data>) -> Level {
    let strongest = |of: fn(Data) -> Level| {
        let levels = data.into_iter().map(|data| of(*data));
        levels.max().unwrap_or(Level::One)
    };
    match kind {
        Kind::Withdrawal | Kind::ObjectionDm => Level::Zero,
        Kind::Recipients => Level::One,
        Kind::Access | Kind::Portability => strongest(for_a_copy),
        Kind::Rectification => strongest(for_a_correction),
        Kind::Erasure | Kind::Restriction | Kind::ObjectionGeneral | Kind::HumanReview => {
            Level::Two
        }
    }
}

const fn for_a_copy(data: Data) -> Level {
    match data {
        Data::Of(Class::Basic) => Level::One,
        Data::Of(Class::Notes) | Data::History => Level::Two,
        Data::Of(Class::Identity | Class::Financial | Class::Contractual | Class::Special) => {
            Level::Three
        }
    }
}

const fn for_a_correction(data: Data) -> Level {
    match data {
        Data::Of(Class::Basic) => Level::One,
        Data::Of(
            Class::Notes | Class::Identity | Class::Financial | Class::Contractual | Class::Special,
        )
        | Data::History => Level::Two,
    }
}
