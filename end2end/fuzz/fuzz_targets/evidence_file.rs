//! Bytes that claim to be an evidence file: a report, or the first thing that does not hold.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sync::proof::verify_evidence;

fuzz_target!(|bytes: &[u8]| {
    let _verdict = verify_evidence(bytes, None);
});
