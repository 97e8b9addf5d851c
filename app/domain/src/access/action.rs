//! What someone can ask to do, and which of it needs a right of its own.

use serde::{Deserialize, Serialize};

/// What someone wants to do with a value, a ledger or a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See it; inside an open case where the matrix says so.
    Read,
    /// Let it show in some other way (mission S22).
    Use(Use),
    /// See the whole of what a role sees masked; logged.
    Unmask,
    /// Enter or change it, with or without reading it back.
    Write,
    /// Write it from a file.
    Import,
    /// Offer another value, which staff accept or decline.
    Propose,
    /// Append an act of a person or a case, also by hand-over.
    Append,
    /// Append a told stop (H-11).
    Stop,
    /// Decide a request or a general objection.
    Decide,
    /// See numbers without persons.
    Count,
    /// Join two records of one person, or part them again.
    Merge,
    /// Place or release a hold (RT-2).
    Hold,
}

/// A way in which a value could show besides being read; every one asks as reading does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of mission S22")]
pub enum Use {
    Filter,
    Sort,
    Group,
    Aggregate,
    Search,
    DuplicateCheck,
    Export,
    BulkRead,
    Report,
    Feed,
    Notification,
    Webhook,
    ImportEcho,
    ErrorText,
}

/// A right that no role brings: off until granted to a user (specification 9.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of specification 9.2")]
pub enum Right {
    Export,
    BulkRead,
    Merge,
    Import,
    Hold,
    Unmask,
}

/// What a cell of the matrix can allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Read,
    Unmask,
    Write,
    Propose,
    Append,
    Decide,
    Count,
    Merge,
}

impl Use {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Filter,
        Self::Sort,
        Self::Group,
        Self::Aggregate,
        Self::Search,
        Self::DuplicateCheck,
        Self::Export,
        Self::BulkRead,
        Self::Report,
        Self::Feed,
        Self::Notification,
        Self::Webhook,
        Self::ImportEcho,
        Self::ErrorText,
    ];

    /// Says whether the use answers questions about the whole value, so that a mask hides nothing.
    #[must_use]
    pub const fn compares(self) -> bool {
        matches!(
            self,
            Self::Filter
                | Self::Sort
                | Self::Group
                | Self::Aggregate
                | Self::Search
                | Self::DuplicateCheck
        )
    }
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Export,
        Self::BulkRead,
        Self::Merge,
        Self::Import,
        Self::Hold,
        Self::Unmask,
    ];
}

impl Action {
    /// Gives the right that the action needs besides a role.
    #[must_use]
    pub const fn right(self) -> Option<Right> {
        match self {
            Self::Use(Use::Export) => Some(Right::Export),
            Self::Use(Use::BulkRead) => Some(Right::BulkRead),
            Self::Unmask => Some(Right::Unmask),
            Self::Import => Some(Right::Import),
            Self::Merge => Some(Right::Merge),
            Self::Hold => Some(Right::Hold),
            Self::Read
            | Self::Use(_)
            | Self::Write
            | Self::Propose
            | Self::Append
            | Self::Stop
            | Self::Decide
            | Self::Count => None,
        }
    }

    pub(super) const fn verb(self) -> Verb {
        match self {
            Self::Read | Self::Use(_) => Verb::Read,
            Self::Unmask => Verb::Unmask,
            Self::Write | Self::Import => Verb::Write,
            Self::Propose => Verb::Propose,
            Self::Append | Self::Stop => Verb::Append,
            Self::Decide | Self::Hold => Verb::Decide,
            Self::Count => Verb::Count,
            Self::Merge => Verb::Merge,
        }
    }
}
