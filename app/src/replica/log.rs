//! The organisation log as statements, and what the person at this device has taken note of.

use domain::organisation::Statement;

use super::Reply;

/// What a person takes note of; each has one mark on a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// Number of the newest statement that an overseer has seen.
    Statements,
    /// Number of the newest statement about oneself that was told.
    OwnStatements,
    /// The readers beside whom the first administrator wants to go on reading.
    Readers,
}

/// What the browser's replica does about the organisation log.
pub trait LogPort {
    /// Gives every statement of the log that this device has verified, the oldest first.
    fn statements(&self) -> Reply<Vec<Statement>>;
    /// Gives the mark; none before the first.
    fn noted(&self, what: Noted) -> Reply<Option<String>>;
    /// Keeps another mark, and gives it.
    fn note(&self, what: Noted, mark: String) -> Reply<String>;
    /// Gives up the own roles that read encrypted fields, and drops their keys.
    fn stop_reading(&self) -> Reply<()>;
}
