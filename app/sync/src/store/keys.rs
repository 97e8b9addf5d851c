//! The port of the key store: wraps live here and on devices, never in the data database.

use domain::record::{Class, ClassSecretWrap, DekWrap};
use domain::{DeviceId, SubjectId, Timestamp};

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Adds wraps of data keys; one that exists under (subject, class, dek, form) stays as it is.
    AddWraps(Vec<DekWrap>),
    /// Reads the wraps of subjects and classes, in the order asked, then by dek id.
    Wraps(Vec<(SubjectId, Class)>),
    /// Sets class secrets sealed to devices or recovery.
    PutSecrets(Vec<ClassSecretWrap>),
    /// Reads the class secrets of a device (none: recovery), by class and epoch.
    Secrets(Option<DeviceId>),
    /// Deletes all wraps of a subject, whatever their class: the only way to delete a last one.
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
    /// To [`Request::Wraps`].
    Wraps(Vec<DekWrap>),
    /// To [`Request::Secrets`].
    Secrets(Vec<ClassSecretWrap>),
    /// To [`Request::RewriteBy`]; none while nothing was destroyed since the last rewrite.
    RewriteBy(Option<Timestamp>),
}
