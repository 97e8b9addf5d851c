//! The one answer to "who may do what, with what, where": no, unless every wall says yes.

mod denied;
mod wall;

pub use denied::Denied;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::matrix::{Party, Term, term};
use crate::access::{Action, Lockbox, Object, Right, Role, Scope, Training};
use crate::{SubjectId, UserId};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub enum Principal<'a> {
    /// A member of staff.
    Staff {
        /// The user.
        user: UserId,
        /// The user's roles.
        roles: &'a [Role],
        /// Rights granted besides the roles.
        rights: &'a BTreeSet<Right>,
        /// Whether the user is trained (9.3).
        training: Training,
    },
    /// A supporter of the vendor, through a lockbox or not at all.
    Support {
        /// The approved lockbox.
        lockbox: Option<&'a Lockbox>,
    },
    /// A person, about themselves.
    Customer(SubjectId),
}

/// A question.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Who asks.
    pub who: Principal<'a>,
    /// To do what.
    pub action: Action,
    /// With what.
    pub object: Object<'a>,
    /// Where and when.
    pub scope: Scope<'a>,
}

/// What a yes gives, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Numbers only.
    Counts,
    /// The value behind a mask.
    Masked,
    /// The value inside the person's access report.
    AccessReport,
    /// A copy sealed to the one who asks.
    SealedCopy,
    /// Writing without reading it back.
    Sealed,
    /// The value, inside this case; its id and reason go into the log.
    Case,
    /// The value without its mask; the reason goes into the log.
    Unmasked,
    /// The value.
    Plain,
}

/// Answers a question; with several roles the best answer counts.
///
/// # Errors
/// With the wall that stands nearest to a yes.
pub fn answer(ask: &Ask<'_>) -> Result<Access, Denied> {
    match ask.who {
        Principal::Staff { roles, .. } => roles
            .iter()
            .map(|role| answer_one(ask, Party::Staff(*role)))
            .max_by_key(|one| (one.ok(), one.err()))
            .unwrap_or(Err(Denied::NoRole)),
        Principal::Support { .. } => answer_one(ask, Party::Support),
        Principal::Customer(_) => answer_one(ask, Party::Customer),
    }
}

fn answer_one(ask: &Ask<'_>, party: Party) -> Result<Access, Denied> {
    let area = ask.object.area().ok_or(Denied::UnknownField)?;
    let term = term(party, area, ask.action.verb()).ok_or(Denied::NotInMatrix)?;
    wall::catalogue(ask, party)?;
    wall::right(ask)?;
    wall::training(ask, area)?;
    wall::scope(ask, area, term)?;
    wall::usage(ask.action, term.access)?;
    Ok(shown(ask, party, term))
}

/// A role that writes a field it does not see seals without reading.
fn shown(ask: &Ask<'_>, party: Party, term: Term) -> Access {
    match (ask.action, ask.object, party) {
        (Action::Write | Action::Import, Object::Field(Some(entry)), Party::Staff(role))
            if !entry.visible_to.contains(&role) =>
        {
            Access::Sealed
        }
        _ => term.access,
    }
}
