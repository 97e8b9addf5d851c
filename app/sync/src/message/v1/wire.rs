//! The version byte and the strict reading of what follows it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::{PullAnswer, VERSION, Verb};

/// Why a message is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WireError {
    /// It is empty or of another version.
    #[error("the message is not of version 1")]
    Version,
    /// It is cut off or not what was expected.
    #[error("the message is malformed")]
    Malformed,
    /// Something follows the message.
    #[error("bytes follow the message")]
    Trailing,
}

/// Writes a message behind its version byte.
///
/// # Panics
/// Never for the types of this module: all their lengths are known before they are written.
#[must_use]
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    append(message, vec![VERSION])
}

/// Writes the answer to a pull with so many verbs that were written before by [`encode_verbs`],
/// one page behind the other; the answer's own are left out.
///
/// # Panics
/// Never, as [`encode`].
#[must_use]
pub fn encode_ready(answer: &PullAnswer, count: usize, verbs: &[u8]) -> Vec<u8> {
    let mut bytes = encode(&(answer.epoch, answer.server_time, count));
    bytes.extend_from_slice(verbs);
    let behind = (
        answer.cursor,
        answer.head,
        &answer.statements,
        &answer.secrets,
    );
    append(&behind, bytes)
}

/// Writes verbs as they stand inside an answer, without their number.
#[must_use]
pub fn encode_verbs(verbs: &[Verb]) -> Vec<u8> {
    let none = Vec::new();
    verbs.iter().fold(none, |bytes, verb| append(verb, bytes))
}

fn append<T: Serialize>(message: &T, bytes: Vec<u8>) -> Vec<u8> {
    postcard::to_extend(message, bytes).expect("messages have known lengths and memory grows")
}

/// Reads a message; another version, a cut and anything after the end are refused.
///
/// # Errors
/// Says which of the three it was.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    let Some((&VERSION, rest)) = bytes.split_first() else {
        return Err(WireError::Version);
    };
    match postcard::take_from_bytes(rest) {
        Ok((message, [])) => Ok(message),
        Ok(_) => Err(WireError::Trailing),
        Err(_) => Err(WireError::Malformed),
    }
}

#[cfg(test)]
mod tests {
    use domain::{RecordId, Timestamp};

    use super::{encode, encode_ready, encode_verbs};
    use crate::message::v1::{PullAnswer, Verb};

    #[test]
    fn an_answer_with_ready_made_verbs_is_the_same_message() {
        let record = |n| RecordId::v4([n; 16]);
        let verbs = (0..250).map(|n| Verb::Remove { record: record(n) });
        let mut answer = PullAnswer {
            epoch: u64::MAX,
            server_time: Timestamp::from_millis(-3),
            verbs: verbs.collect(),
            cursor: 500,
            head: 1200,
            statements: Vec::new(),
            secrets: Vec::new(),
        };
        let whole = encode(&answer);
        let (first, second) = answer.verbs.split_at(100);
        let pages = [encode_verbs(first), encode_verbs(second)].concat();
        answer.verbs.clear();
        assert_eq!(encode_ready(&answer, 250, &pages), whole);
    }
}
