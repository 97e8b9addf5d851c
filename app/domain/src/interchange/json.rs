//! Strict JSON: what two readers could understand differently is refused, with its place.

mod strict;
mod trail;

use serde::de::DeserializeSeed;
use serde_json::Value;

use crate::interchange::{Refused, Why};
use strict::Strict;
use trail::Trail;

/// The largest document, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// How deep lists and objects may lie in one another.
pub const MAX_DEPTH: usize = 32;

/// Reads a document; duplicate keys, trailing commas, comments and trailing content are refused.
///
/// # Errors
/// With the place and the reason.
pub fn read(bytes: &[u8]) -> Result<Value, Refused> {
    let mut trail = Trail::default();
    if bytes.len() > MAX_BYTES {
        return Err(trail.refused(Why::TooLarge));
    }
    let mut source = serde_json::Deserializer::from_slice(bytes);
    Strict::new(&mut trail)
        .deserialize(&mut source)
        .and_then(|value| source.end().map(|()| value))
        .map_err(|error| trail.stopped(&error))
}
