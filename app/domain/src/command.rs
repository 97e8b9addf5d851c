//! What a member of staff can do with the local data; decided on the device, offline too.

mod decide;

pub use decide::{Context, Decided, MAX_FILE, attach, decide};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::privacy::Channel;
use crate::{FieldId, PurposeId, RecordId, SubjectId};

/// An act of the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Makes a contact from its fields, plain or to be sealed.
    CreateContact {
        /// Values by field, as typed.
        values: BTreeMap<FieldId, String>,
    },
    /// Changes fields of a record.
    EditRecord {
        /// The record.
        record: RecordId,
        /// New values by field; an empty one clears the field.
        values: BTreeMap<FieldId, String>,
    },
    /// Adds a sealed note to a contact.
    AddNote {
        /// The contact.
        contact: RecordId,
        /// The words.
        text: String,
    },
    /// Stores what a person answered on the handed-over screen.
    CaptureConsent(Capture),
    /// Stores a stop the person said to staff; never pending (H-11).
    RecordWithdrawal {
        /// The person.
        subject: SubjectId,
        /// The purpose.
        purpose: PurposeId,
        /// The channel.
        channel: Channel,
    },
    /// Makes many contacts from a checked file.
    Import {
        /// Where the data comes from, as the user chose.
        source: String,
        /// One map of values per row.
        rows: Vec<BTreeMap<FieldId, String>>,
    },
}

/// The person's answers on the handed-over screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// The contact.
    pub contact: RecordId,
    /// Language of the text shown.
    pub locale: String,
    /// The text shown.
    pub text: crate::TextId,
    /// Its version.
    pub text_version: u32,
    /// One answer per purpose and channel asked.
    pub answers: Vec<Answer>,
    /// The optional signature: strokes of points `[x, y, width]` in thousandths of the pad.
    pub signature: Vec<Vec<[u16; 3]>>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The purpose.
    pub purpose: PurposeId,
    /// The channel.
    pub channel: Channel,
    /// Yes, no, or untouched.
    pub choice: Choice,
}

/// What the person chose; untouched makes only `ask` (C-15, H-3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// I agree.
    Yes,
    /// I do not agree.
    No,
    /// Nothing chosen.
    Untouched,
}
