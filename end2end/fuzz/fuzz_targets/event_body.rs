//! Bytes that claim to be an event body: read or refused, and what was read is written back equal.
#![no_main]

use domain::canonical;
use domain::privacy::Body;
use domain::privacy::event::MAX_BODY;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(body) = canonical::parse::<Body>(bytes, MAX_BODY) {
        assert_eq!(body.to_bytes().as_deref(), Ok(bytes));
    }
});
