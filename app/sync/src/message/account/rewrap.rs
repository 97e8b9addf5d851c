//! Data keys wrapped again: what is due, what waits for another reader, and their answers.

use domain::RecordId;
use domain::record::{DekWrap, ReWrap, WrapConfirmation};
use serde::{Deserialize, Serialize};

use crate::store::keys::ReWrapName;

/// Re-wraps, confirmations or refusals of one request.
pub const MAX_REWRAPS: usize = 64;

/// Answer to `GET /api/rewraps?since=N` (security design, section 3, DEKs): what a page of the
/// changes after a number brings to light in the caller's view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReWrapsDue {
    /// Wraps that a reader wraps again.
    pub due: Vec<DueReWrap>,
    /// Re-wraps that wait for the caller's word.
    pub waiting: Vec<WaitingReWrap>,
    /// Number of the last change that was looked at.
    pub cursor: u64,
    /// Number of the newest change.
    pub head: u64,
}

/// A wrap under an older epoch, or from who seals without reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueReWrap {
    /// A record of the caller's view that needs it.
    pub record: RecordId,
    /// The wrap.
    pub wrap: DekWrap,
    /// The number the new one takes.
    pub number: u32,
}

/// A re-wrap beside the wrap it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitingReWrap {
    /// A record of the caller's view that needs it.
    pub record: RecordId,
    /// The wrap that goes when the new one is confirmed.
    pub before: DekWrap,
    /// The new one.
    pub made: ReWrap,
}

/// One act of `POST /api/rewraps`, which takes up to [`MAX_REWRAPS`] and answers each with a
/// [`ReWrapAnswer`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReWrapAct {
    /// A record of the caller's view that needs the data key.
    pub record: RecordId,
    /// What is said about it.
    pub word: ReWrapWord,
}

/// What a reader's device says about a data key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReWrapWord {
    /// It made a re-wrap.
    Made(ReWrap),
    /// A re-wrap of another user holds the same data key as the wrap before.
    Same(WrapConfirmation),
    /// It does not.
    Refused(ReWrapName),
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReWrapAnswer {
    /// Done, perhaps before.
    Done,
    /// The key store moved on, or the person is erased: look again.
    Moved,
    /// The record or the class is not for this user.
    NotReadable,
    /// The session's device did not sign it.
    NotSigned,
    /// It is not under the newest epoch, or not newer than the wrap it was made from.
    NotNewer,
    /// Another user has to look at it; who is alone needs the recovery wrap of the epoch.
    OwnWord,
}
