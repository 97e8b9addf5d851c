//! The encoded form of every message of version 1, byte for byte.
//!
//! A difference here breaks every device and server that is out there: it needs a new version.
#![expect(clippy::unwrap_used, reason = "tests")]

mod orders;
mod samples;

use domain::record::FieldMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::message::v1::{
    Op, Outcome, PullAnswer, PullRequest, PushAnswer, PushRequest, VERSION, WireError, decode,
    encode,
};

const SNAPSHOT: &str = include_str!("v1.txt");

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn snapshot() -> String {
    let mut lines = vec![
        format!("pull_request {}", hex(&encode(&samples::pull_request()))),
        format!("pull_answer {}", hex(&encode(&samples::pull_answer()))),
        format!("push_answer {}", hex(&encode(&samples::push_answer()))),
    ];
    for (name, op) in samples::ops() {
        let request = samples::push_request(vec![op]);
        lines.push(format!("push_request/{name} {}", hex(&encode(&request))));
    }
    lines.join("\n") + "\n"
}

#[test]
fn every_message_has_the_bytes_of_its_snapshot() {
    assert_eq!(SNAPSHOT, snapshot());
}

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(message: &T) {
    let bytes = encode(message);
    assert_eq!(&decode::<T>(&bytes).unwrap(), message);
    for end in 1..bytes.len() {
        assert_eq!(
            decode::<T>(&bytes[..end]),
            Err(WireError::Malformed),
            "cut at {end}"
        );
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(decode::<T>(&longer), Err(WireError::Trailing));
    let mut other = bytes;
    other[0] = VERSION + 1;
    assert_eq!(decode::<T>(&other), Err(WireError::Version));
}

#[test]
fn every_message_comes_back_and_a_cut_or_longer_one_does_not() {
    comes_back(&samples::pull_request());
    comes_back(&samples::pull_answer());
    comes_back(&samples::push_answer());
    for (_, op) in samples::ops() {
        comes_back(&op);
        comes_back(&samples::push_request(vec![op]));
    }
    assert_eq!(decode::<Op>(&[]), Err(WireError::Version));
}

#[test]
fn a_claimed_length_without_bytes_takes_no_memory() {
    let claim = [[VERSION, 0].as_slice(), &[0xff; 8], &[0x7f]].concat();
    assert!(decode::<PushRequest>(&claim).is_err());
    assert!(decode::<PullAnswer>(&claim).is_err());
    assert!(decode::<PushAnswer>(&[[VERSION].as_slice(), &[0xff; 8], &[0x7f]].concat()).is_err());
    assert!(decode::<PullRequest>(&claim).is_err());
    assert!(decode::<Outcome>(&[VERSION, 9]).is_err());
    let fields = [VERSION, 0xff, 0xff, 0xff, 0xff, 0x0f];
    assert!(decode::<FieldMap<String>>(&fields).is_err());
}

/// A byte that was changed on the way is found, or gives a message that is as whole as any.
#[test]
fn a_changed_byte_never_gives_half_a_message() {
    for (_, op) in samples::ops() {
        let bytes = encode(&samples::push_request(vec![op]));
        for place in 0..bytes.len() {
            for change in [0x01, 0x80, 0xff] {
                let mut changed = bytes.clone();
                changed[place] ^= change;
                if let Ok(read) = decode::<PushRequest>(&changed) {
                    assert_eq!(decode(&encode(&read)), Ok(read), "{change:x} at {place}");
                }
            }
        }
    }
}
