//! Bytes that claim to be a sync message: read or refused, and what was read comes back from what
//! is written of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sync::message::v1::{PullAnswer, PullRequest, PushAnswer, PushRequest, decode, encode};

macro_rules! comes_back {
    ($bytes:expr, $($message:ty),*) => {$(
        if let Ok(message) = decode::<$message>($bytes) {
            assert_eq!(decode::<$message>(&encode(&message)), Ok(message));
        }
    )*};
}

fuzz_target!(|bytes: &[u8]| {
    comes_back!(bytes, PullRequest, PullAnswer, PushRequest, PushAnswer);
});
