//! What an action is about: the rows of matrix 9.2.

use crate::record::{Class, FieldEntry};

/// A row of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Values of a class.
    Class(Class),
    /// The consent ledger and requests.
    Ledger,
    /// Audit, record of processing, breaches.
    Registers,
}

/// What an action is about.
#[derive(Clone, Copy, Debug)]
pub enum Object<'a> {
    /// Values of a field, as the catalogue knows it; none for a field it does not know.
    Field(Option<&'a FieldEntry>),
    /// The consent ledger and requests.
    Ledger,
    /// Audit, record of processing, breaches.
    Registers,
}

impl Object<'_> {
    /// Gives the row of the matrix; none for an unknown field.
    #[must_use]
    pub fn area(&self) -> Option<Area> {
        match self {
            Self::Field(entry) => entry.map(|entry| Area::Class(entry.class)),
            Self::Ledger => Some(Area::Ledger),
            Self::Registers => Some(Area::Registers),
        }
    }
}
