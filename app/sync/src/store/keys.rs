//! The port of the key store: wraps live here and on devices, never in the data database.

mod rewrap;

pub use rewrap::{Confirming, HeldReWrap, Place, ReWrapName, ReWrapState, Step};
pub use rewrap::{add, confirm, drop_refused};

use domain::record::{Class, ClassSecretWrap, DekWrap, ReWrap, WrapConfirmation};
use domain::{DeviceId, SubjectId, Timestamp};

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Adds wraps of data keys; one that exists under (subject, class, dek, form) stays as it is.
    AddWraps(Vec<DekWrap>),
    /// Reads the wraps of subjects and classes, in the order asked: first those that were added, by
    /// dek id and form, then the re-wraps that open, by dek id and number.
    Wraps(Vec<(SubjectId, Class)>),
    /// Reads the re-wraps of subjects and classes with where they stand, in the order asked, by dek
    /// id and number.
    ReWraps(Vec<(SubjectId, Class)>),
    /// Adds a re-wrap by compare-and-set on (dek id, number), if the wrap it was made from is there.
    AddReWrap(Box<ReWrap>),
    /// Confirms a re-wrap that waits, and takes the wrap it was made from away.
    ConfirmReWrap(Box<WrapConfirmation>),
    /// Takes the bytes of a re-wrap that waits away; the wrap it was made from stays.
    DropReWrap(ReWrapName),
    /// Sets class secrets sealed to devices or recovery.
    PutSecrets(Vec<ClassSecretWrap>),
    /// Reads the class secrets of a device (none: recovery), by class and epoch.
    Secrets(Option<DeviceId>),
    /// Deletes all wraps and re-wraps of a subject, whatever their class: the only way to delete a last one.
    /// Their bytes go with the rewrite of the store, which is remembered as due by the earliest
    /// time asked for.
    Destroy {
        /// The subject.
        subject: SubjectId,
        /// By when the store is to be rewritten.
        rewrite_by: Timestamp,
    },
    /// Reads by when the store is to be rewritten.
    RewriteBy,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Done and durable.
    Done,
    /// Nothing was done: the number is taken, the re-wrap waits no more, or the wrap it was made
    /// from is gone.
    Moved,
    /// To [`Request::Wraps`].
    Wraps(Vec<DekWrap>),
    /// To [`Request::ReWraps`].
    ReWraps(Vec<HeldReWrap>),
    /// To [`Request::Secrets`].
    Secrets(Vec<ClassSecretWrap>),
    /// To [`Request::RewriteBy`]; none while nothing was destroyed since the last rewrite.
    RewriteBy(Option<Timestamp>),
}
