//! Revisions of a purpose's scope and what they do to older consents (N-5, N-6).

use serde::{Deserialize, Serialize};

use super::Purpose;
use crate::{TextId, Timestamp};

/// One revision of a purpose's scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeRev {
    /// The revision.
    pub rev: u32,
    /// Since when it is in force.
    pub from: Timestamp,
    /// What it does to older consents.
    pub on_change: OnChange,
    /// The text that came with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextNumber>,
    /// What kind of change it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// One version of a text in whatever language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextNumber {
    /// The text.
    pub id: TextId,
    /// Its version.
    pub version: u32,
}

/// How far new words change what a person agreed to (N-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Other words for the same.
    Editorial,
    /// A new purpose, controller, data type, recipient class, transfer, or longer validity.
    Material,
}

/// What a new scope does to older consents (N-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnChange {
    /// They stay valid for the old scope, and the person is asked again.
    AskAgain,
    /// They go on as they are.
    Accept,
    /// As `ask_again`; a yes to the old text waits for its confirmation.
    Hold,
}

impl ScopeRev {
    /// A revision whose text and kind are not stated.
    #[must_use]
    pub const fn new(rev: u32, from: Timestamp, on_change: OnChange) -> Self {
        Self {
            rev,
            from,
            on_change,
            text: None,
            change: None,
        }
    }
}

impl Purpose {
    /// Gives the lowest scope revision a consent needs at this moment.
    #[must_use]
    pub fn required_scope_rev(&self, now: Timestamp) -> u32 {
        if self.scope_revs.is_empty() {
            return self.scope_rev;
        }
        self.revisions_in_force(now)
            .filter(|revision| revision.on_change != OnChange::Accept)
            .map(|revision| revision.rev)
            .max()
            .unwrap_or(0)
    }

    /// Says whether a yes to a replaced text waits for its confirmation.
    #[must_use]
    pub fn holds_replaced_text(&self, now: Timestamp) -> bool {
        self.revisions_in_force(now)
            .max_by_key(|revision| revision.rev)
            .is_some_and(|revision| revision.on_change == OnChange::Hold)
    }

    fn revisions_in_force(&self, now: Timestamp) -> impl Iterator<Item = &ScopeRev> {
        self.scope_revs
            .iter()
            .filter(move |revision| revision.from <= now)
    }
}
