//! Instants as people write them: with a zone, or refused by name.

use chrono::{DateTime, NaiveDateTime};
use thiserror::Error;

use super::Timestamp;

/// Why a text is no instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum InstantError {
    /// A day and a time that may be those of any zone.
    #[error("an instant without zone: end it with Z or an offset such as +02:00")]
    WithoutZone,
    /// Not a day and a time that exist.
    #[error("not an instant such as 2026-05-04T08:00:00.000Z or 2026-05-04T10:00+02:00")]
    NotAnInstant,
}

impl Timestamp {
    /// Reads an instant of RFC 3339, in any zone, with or without seconds; what is finer than a
    /// millisecond is dropped.
    ///
    /// # Errors
    /// When the zone is missing, or the text is no instant at all.
    pub fn read(text: &str) -> Result<Self, InstantError> {
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            return Ok(Self(instant.timestamp_millis()));
        }
        let offset = text
            .strip_suffix('Z')
            .map_or_else(|| text.to_owned(), |local| format!("{local}+00:00"));
        if let Ok(instant) = DateTime::parse_from_str(&offset, "%Y-%m-%dT%H:%M%:z") {
            return Ok(Self(instant.timestamp_millis()));
        }
        let zoneless = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
        if zoneless
            .iter()
            .any(|form| NaiveDateTime::parse_from_str(text, form).is_ok())
        {
            return Err(InstantError::WithoutZone);
        }
        Err(InstantError::NotAnInstant)
    }
}
