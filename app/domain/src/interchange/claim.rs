//! What an import gives: claims of an older system, never states (I-1, I-2, R-3).

use serde::Serialize;

use super::instant::Known;
use crate::privacy::State;
use crate::privacy::event::{Claim, Import};
use crate::{LocalDate, Timestamp, canonical};

/// Longest reference that goes into an event body.
const MAX_CODE: usize = 200;

/// The import that a document belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    /// The older system, as a code.
    pub system: &'a str,
    /// The batch.
    pub batch: &'a str,
    /// Number of the document's first claim in it.
    pub first_row: u64,
    /// The moment of the import.
    pub now: Timestamp,
}

/// One claim with its place in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// The place.
    pub path: String,
    /// Identifier of the record or receipt.
    pub record: String,
    /// The person, as the older system calls them.
    pub principal: String,
    /// The purpose, as the older system calls it; a person decides what it is here.
    pub purpose: String,
    /// The state the older system names, for the list of the import; none for an objection.
    pub said: Option<State>,
    /// The date of the answer where no instant is known.
    pub claimed_on: Option<LocalDate>,
    /// What the `import` event says.
    pub import: Import,
}

/// What a document gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The claims, in the order of the document.
    pub claims: Vec<Claimed>,
    /// What somebody should look at.
    pub notes: Vec<Note>,
}

/// Something that is read, and said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The place.
    pub path: String,
    /// What it is.
    pub kind: NoteKind,
}

/// A reason to look at a place; the names are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// `policyURL` was read as `policyUrl`.
    PolicyUrlSpelling,
    /// The jurisdiction is no code of ISO 3166-1.
    UnknownJurisdiction,
    /// An instant without zone was read as a date only.
    DateOnly,
    /// A request was, or still is, answered later than Art. 12(3) allows.
    RequestDelayed,
    /// The status is no answer of a person, so nothing is claimed.
    NoAnswer,
    /// The consent had run out.
    Expired,
}

/// What a reader found out about one claim.
pub(super) struct Found<'a> {
    pub(super) path: String,
    pub(super) record: &'a str,
    pub(super) principal: &'a str,
    pub(super) purpose: &'a str,
    pub(super) said: Option<State>,
    pub(super) claimed: Claim,
    pub(super) at: Known,
    pub(super) text_ref: Option<&'a str>,
    pub(super) method: Option<&'a str>,
}

impl Imported {
    pub(super) fn note(&mut self, path: &str, kind: NoteKind) {
        self.notes.push(Note {
            path: path.to_owned(),
            kind,
        });
    }

    pub(super) fn claim(&mut self, batch: &Batch<'_>, found: Found<'_>) {
        let place = u64::try_from(self.claims.len()).unwrap_or(u64::MAX);
        let import = Import {
            system: batch.system.to_owned(),
            batch: batch.batch.to_owned(),
            row: batch.first_row.saturating_add(place),
            claimed: found.claimed,
            claimed_at: found.at.instant(),
            text_ref: found.text_ref.and_then(code),
            method: found.method.and_then(code),
            default_state: None,
        };
        let claimed_on = match found.at {
            Known::Instant(_) => None,
            Known::Date(date) => Some(date),
        };
        self.claims.push(Claimed {
            path: found.path,
            record: found.record.to_owned(),
            principal: found.principal.to_owned(),
            purpose: found.purpose.to_owned(),
            said: found.said,
            claimed_on,
            import,
        });
    }
}

/// Keeps a reference that can stand in an event body; free words, names and addresses stay
/// outside (L-1).
fn code(text: &str) -> Option<String> {
    let text = canonical::nfc(text.trim());
    let symbol = |symbol: char| symbol.is_ascii_alphanumeric() || "-_.:/#?=&%".contains(symbol);
    let fits = !text.is_empty() && text.len() <= MAX_CODE && text.chars().all(symbol);
    fits.then_some(text)
}

/// Gives the claim of a state; none where no person answered.
pub(super) const fn claim_of(state: State) -> Option<Claim> {
    match state {
        State::Given | State::Renewed | State::Expired => Some(Claim::Given),
        State::Refused => Some(Claim::Refused),
        // The older system knew a consent that counts no more: the protective reading.
        State::Withdrawn | State::Revoked | State::Invalidated => Some(Claim::Withdrawn),
        State::Unknown | State::Requested | State::Deferred => None,
    }
}
