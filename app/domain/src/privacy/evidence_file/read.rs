//! Strict reading of one line; what is not the canonical form is refused and its member named.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::member::member_at;
use super::{ErasedLine, EventLine, Header, Line};
use crate::canonical::{self, CanonicalError};
use crate::privacy::event::MAX_BODY;

/// The longest line after the header: a largest body with stamp, hashes and signature.
pub const MAX_LINE: usize = MAX_BODY + 4 * 1024;

/// Words of a reader are cut after this many characters: they may quote the line.
const MAX_WORDS: usize = 160;

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}{fault}", if member.is_empty() { String::new() } else { format!("{member}: ") })]
pub struct LineError {
    /// Path of the member it was found at, such as `body.occurred_at`; empty for the whole line.
    pub member: String,
    /// What is wrong there.
    pub fault: LineFault,
}

/// Ways in which a line is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LineFault {
    /// Longer than any line of this format.
    #[error("longer than any event")]
    TooLong,
    /// Not JSON, or not the members and values of the format.
    #[error("{0}")]
    Shape(String),
    /// The right members, but not in canonical form (L-5).
    #[error("{0}")]
    Canonical(CanonicalError),
    /// A head that names no event.
    #[error("a ledger starts at event 1")]
    NoEvent,
    /// A key that ended before it began.
    #[error("the key ended before it began")]
    EndsBeforeStart,
}

/// Reads the first line, without its line feed.
///
/// # Errors
/// When it is no header in canonical form.
pub fn read_header(line: &[u8]) -> Result<Header, LineError> {
    let header: Header = read(line)?;
    for (subject, head) in &header.head {
        if head.subject_seq == 0 {
            return Err(LineError {
                member: format!("head.{subject}.subject_seq"),
                fault: LineFault::NoEvent,
            });
        }
    }
    for (signer, key) in &header.keys {
        if key.valid_to.is_some_and(|end| end < key.valid_from) {
            return Err(LineError {
                member: format!("keys.{signer}.valid_to"),
                fault: LineFault::EndsBeforeStart,
            });
        }
    }
    Ok(header)
}

/// Reads a line after the first, without its line feed.
///
/// # Errors
/// When it is neither an event nor the rest of an erased one, in canonical form.
pub fn read_line(line: &[u8]) -> Result<Line, LineError> {
    if line.len() > MAX_LINE {
        return Err(LineError {
            member: String::new(),
            fault: LineFault::TooLong,
        });
    }
    // The first member in canonical order tells the two apart.
    if line.starts_with(br#"{"event_hash""#) {
        read::<ErasedLine>(line).map(Line::Erased)
    } else {
        read::<EventLine>(line).map(|event| Line::Event(Box::new(event)))
    }
}

fn read<T: DeserializeOwned + Serialize>(line: &[u8]) -> Result<T, LineError> {
    let value: T = serde_json::from_slice(line).map_err(|error| LineError {
        member: member_at(line, error.column()),
        fault: LineFault::Shape(words(&error)),
    })?;
    let not_canonical = |member, fault| LineError {
        member,
        fault: LineFault::Canonical(fault),
    };
    let again = canonical::to_bytes(&value).map_err(|fault| not_canonical(String::new(), fault))?;
    if again == line {
        return Ok(value);
    }
    let same = again
        .iter()
        .zip(line)
        .take_while(|(one, other)| one == other);
    let place = same.count() + 1;
    Err(not_canonical(
        member_at(line, place),
        CanonicalError::NotCanonical,
    ))
}

/// What the reader says, without its position and without anything that steers a terminal.
fn words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let said = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(said, _place)| said);
    said.chars()
        .map(|letter| {
            if letter.is_control() {
                '\u{fffd}'
            } else {
                letter
            }
        })
        .take(MAX_WORDS)
        .collect()
}
