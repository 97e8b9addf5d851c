//! Canonical JSON: RFC 8785 over the restricted JSON of rule L-5, and tagged hashes.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::Hash;

/// The largest integer that every JSON reader keeps exactly: 2^53 - 1.
pub const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// Why a value has no canonical form, or bytes are not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CanonicalError {
    /// The bytes are longer than allowed.
    #[error("longer than allowed")]
    TooLarge,
    /// Not JSON, or not of the expected shape.
    #[error("not the expected JSON")]
    Shape,
    /// Valid, but not in canonical form: order, spaces, spelling, duplicate or unknown keys.
    #[error("not in canonical form")]
    NotCanonical,
    /// A null; what is absent is left out.
    #[error("null is not allowed")]
    Null,
    /// A fraction, or an integer beyond 2^53 - 1.
    #[error("a number that is no safe integer")]
    Number,
    /// A text that is not in Unicode form NFC.
    #[error("a text that is not NFC")]
    NotNfc,
}

/// Writes the canonical form.
///
/// # Errors
/// When the value holds something that rule L-5 refuses.
pub fn to_bytes<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    let value = serde_json::to_value(value).map_err(|_refused| CanonicalError::Shape)?;
    let mut out = Vec::new();
    write(&value, &mut out)?;
    Ok(out)
}

/// Reads a canonical form; what is not one is refused, never repaired.
///
/// Writing what was read must give the same bytes: that finds another order of keys, spaces,
/// duplicate keys, unknown members and every other second spelling.
///
/// # Errors
/// When the bytes are too long, not of the shape, or not canonical.
pub fn parse<T: DeserializeOwned + Serialize>(
    bytes: &[u8],
    max: usize,
) -> Result<T, CanonicalError> {
    if bytes.len() > max {
        return Err(CanonicalError::TooLarge);
    }
    let value: T = serde_json::from_slice(bytes).map_err(|_refused| CanonicalError::Shape)?;
    if to_bytes(&value)? == bytes {
        Ok(value)
    } else {
        Err(CanonicalError::NotCanonical)
    }
}

/// Brings a typed text into Unicode form NFC, so that two keyboards give the same bytes.
#[must_use]
pub fn nfc(text: &str) -> String {
    if is_below_combining(text) {
        return text.to_owned();
    }
    text.nfc().collect()
}

/// `H(tag, data) = SHA-256(tag || 0x00 || data)` of rule L-6.
#[must_use]
pub fn tagged_hash(tag: &str, data: &[u8]) -> Hash {
    let digest = Sha256::new()
        .chain_update(tag.as_bytes())
        .chain_update([0])
        .chain_update(data)
        .finalize();
    Hash(digest.into())
}

/// `context || 0x00 || message`, the form of every signed message.
#[must_use]
pub fn in_context(context: &str, message: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(context.len() + 1 + message.len());
    bytes.extend_from_slice(context.as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(message);
    bytes
}

/// Below U+0300 every character is NFC and none combines with another (UAX #15, section 9), and
/// U+0300 is the first whose UTF-8 begins with 0xCC or more. Czech and English stay below.
fn is_below_combining(text: &str) -> bool {
    text.bytes().all(|byte| byte < 0xCC)
}

fn is_nfc(text: &str) -> bool {
    is_below_combining(text) || unicode_normalization::is_nfc(text)
}

fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    match value {
        Value::Null => return Err(CanonicalError::Null),
        Value::Bool(flag) => out.extend_from_slice(if *flag { b"true" } else { b"false" }),
        Value::Number(number) => {
            let integer = number
                .as_i64()
                .filter(|integer| integer.unsigned_abs() <= MAX_INTEGER.unsigned_abs())
                .ok_or(CanonicalError::Number)?;
            out.extend_from_slice(integer.to_string().as_bytes());
        }
        Value::String(text) => write_text(text, out)?,
        Value::Array(items) => write_list(items, out)?,
        Value::Object(members) => write_members(members, out)?,
    }
    Ok(())
}

fn write_text(text: &str, out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    if !is_nfc(text) {
        return Err(CanonicalError::NotNfc);
    }
    // serde_json escapes exactly what RFC 8785 asks for, in the same short forms.
    serde_json::to_writer(out, text).map_err(|_refused| CanonicalError::Shape)
}

fn write_list(items: &[Value], out: &mut Vec<u8>) -> Result<(), CanonicalError> {
    out.push(b'[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        write(item, out)?;
    }
    out.push(b']');
    Ok(())
}

fn write_members(
    members: &serde_json::Map<String, Value>,
    out: &mut Vec<u8>,
) -> Result<(), CanonicalError> {
    let mut ordered: Vec<_> = members.iter().collect();
    // RFC 8785, section 3.2.3: keys are ordered by their UTF-16 code units.
    ordered.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
    out.push(b'{');
    for (place, (key, member)) in ordered.into_iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        write_text(key, out)?;
        out.push(b':');
        write(member, out)?;
    }
    out.push(b'}');
    Ok(())
}
