//! What the server orders a device to give up, or to fetch anew (sync design, section 3).

use domain::access::Role;
use domain::record::Class;
use domain::{RecordId, SubjectId};
use serde::{Deserialize, Serialize};

/// Whose records a scope holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Territory {
    /// Records of the user's own contacts.
    Own,
    /// Every record.
    All,
}

/// One role's view of one class in one territory (sync design, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// The role whose view it is.
    pub role: Role,
    /// Whose records.
    pub territory: Territory,
    /// Which class of their values.
    pub class: Class,
}

/// Why scopes end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// The log gives the user other roles.
    RolesChanged,
}

/// What a device has to do before it is given any other data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Gives up what only these scopes justify.
    DropScope {
        /// The scopes that end.
        scopes: Vec<Scope>,
        /// The scopes that are left; what they justify stays.
        left: Vec<Scope>,
        /// Why.
        reason: DropReason,
    },
    /// Pulls from the beginning, for more is shown from now on.
    Reset {
        /// The scopes that are new.
        scopes: Vec<Scope>,
    },
    /// Gives up everything about a person, with the keys of their values.
    Erase {
        /// The person.
        subject: SubjectId,
        /// Their records, and those that hang on them.
        records: Vec<RecordId>,
    },
}

/// An order with its number; the device names it when it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordered {
    /// Its number on the device, from 1; 0 is the end of the device itself.
    pub n: u64,
    /// What is ordered.
    pub order: Order,
}
