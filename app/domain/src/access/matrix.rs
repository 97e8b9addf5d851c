//! Matrix 9.2 as data: what is not written here is refused.

use super::action::Verb;
use crate::access::{Access, Area, Role};
use crate::record::Class;

/// A column of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Staff(Role),
    Support,
    Customer,
}

/// One letter of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) verb: Verb,
    pub(super) access: Access,
    pub(super) within: Within,
}

/// Where a letter holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    Everywhere,
    OwnTerritory,
    Case,
    Rectification,
    Reason,
    Lockbox,
    Oneself,
}

const READ: Term = Term::new(Verb::Read, Access::Plain, Within::Everywhere);
const WRITE: Term = Term::new(Verb::Write, Access::Plain, Within::Everywhere);
const READ_OWN: Term = Term::new(Verb::Read, Access::Plain, Within::OwnTerritory);
const WRITE_OWN: Term = Term::new(Verb::Write, Access::Plain, Within::OwnTerritory);
const SEAL_OWN: Term = Term::new(Verb::Write, Access::Sealed, Within::OwnTerritory);
const READ_CASE: Term = Term::new(Verb::Read, Access::Case, Within::Case);
const WRITE_CASE: Term = Term::new(Verb::Write, Access::Case, Within::Rectification);
const READ_MASKED: Term = Term::new(Verb::Read, Access::Masked, Within::Everywhere);
const UNMASK: Term = Term::new(Verb::Unmask, Access::Unmasked, Within::Reason);
const APPEND: Term = Term::new(Verb::Append, Access::Plain, Within::Everywhere);
const APPEND_OWN: Term = Term::new(Verb::Append, Access::Plain, Within::OwnTerritory);
const MERGE: Term = Term::new(Verb::Merge, Access::Plain, Within::Everywhere);
const DECIDE: Term = Term::new(Verb::Decide, Access::Plain, Within::Everywhere);
const COUNT: Term = Term::new(Verb::Count, Access::Counts, Within::Everywhere);
const OPEN_LOCKBOX: Term = Term::new(Verb::Read, Access::SealedCopy, Within::Lockbox);
const READ_SELF: Term = Term::new(Verb::Read, Access::Plain, Within::Oneself);
const REPORT_SELF: Term = Term::new(Verb::Read, Access::AccessReport, Within::Oneself);
const COPY_SELF: Term = Term::new(Verb::Read, Access::SealedCopy, Within::Oneself);
const PROPOSE_SELF: Term = Term::new(Verb::Propose, Access::Plain, Within::Oneself);
const APPEND_SELF: Term = Term::new(Verb::Append, Access::Plain, Within::Oneself);

impl Term {
    const fn new(verb: Verb, access: Access, within: Within) -> Self {
        Self {
            verb,
            access,
            within,
        }
    }
}

/// Gives what the cell says about the verb; none is no.
pub(super) fn term(party: Party, area: Area, verb: Verb) -> Option<Term> {
    cell(party, area)
        .iter()
        .find(|term| term.verb == verb)
        .copied()
}

const fn cell(party: Party, area: Area) -> &'static [Term] {
    match party {
        Party::Staff(Role::Rep) => rep(area),
        Party::Staff(Role::Manager) => manager(area),
        Party::Staff(Role::PrivacyOfficer) => privacy_officer(area),
        Party::Staff(Role::Administrator) => administrator(area),
        Party::Staff(Role::Auditor) => auditor(area),
        // A user of that role holds no key; the copies of a lockbox are asked for as support.
        Party::Staff(Role::Support) => &[],
        Party::Support => support(area),
        Party::Customer => customer(area),
    }
}

const fn rep(area: Area) -> &'static [Term] {
    match area {
        Area::Class(Class::Basic | Class::Notes) => &[READ_OWN, WRITE_OWN],
        Area::Class(Class::Identity | Class::Financial | Class::Contractual) => &[SEAL_OWN],
        Area::Ledger => &[READ_OWN, APPEND_OWN],
        Area::Class(Class::Special) | Area::Registers => &[],
    }
}

const fn manager(area: Area) -> &'static [Term] {
    match area {
        Area::Class(Class::Basic | Class::Notes | Class::Financial | Class::Contractual) => {
            &[READ, WRITE]
        }
        Area::Ledger => &[READ, APPEND, MERGE],
        Area::Class(Class::Identity | Class::Special) | Area::Registers => &[],
    }
}

const fn privacy_officer(area: Area) -> &'static [Term] {
    match area {
        Area::Class(Class::Basic) => &[READ, WRITE_CASE],
        Area::Class(
            Class::Notes | Class::Identity | Class::Financial | Class::Contractual | Class::Special,
        ) => &[READ_CASE, WRITE_CASE],
        Area::Ledger => &[READ, APPEND, DECIDE, MERGE],
        Area::Registers => &[READ, WRITE],
    }
}

const fn administrator(area: Area) -> &'static [Term] {
    match area {
        Area::Class(Class::Basic) | Area::Registers => &[READ],
        Area::Ledger => &[COUNT],
        Area::Class(_) => &[],
    }
}

const fn auditor(area: Area) -> &'static [Term] {
    match area {
        Area::Class(Class::Basic) => &[READ_MASKED, UNMASK],
        Area::Ledger | Area::Registers => &[READ],
        Area::Class(_) => &[],
    }
}

const fn support(area: Area) -> &'static [Term] {
    match area {
        Area::Class(_) => &[OPEN_LOCKBOX],
        Area::Ledger | Area::Registers => &[],
    }
}

const fn customer(area: Area) -> &'static [Term] {
    match area {
        Area::Class(Class::Basic) => &[READ_SELF, PROPOSE_SELF],
        Area::Class(Class::Notes) => &[REPORT_SELF],
        Area::Class(Class::Identity | Class::Financial | Class::Special) => {
            &[COPY_SELF, PROPOSE_SELF]
        }
        Area::Class(Class::Contractual) => &[COPY_SELF],
        Area::Ledger => &[READ_SELF, APPEND_SELF],
        Area::Registers => &[],
    }
}
