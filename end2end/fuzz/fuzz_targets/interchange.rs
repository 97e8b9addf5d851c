//! Bytes that claim to be a consent record or receipt of another system.
#![no_main]

use domain::Timestamp;
use domain::interchange::{Batch, dpv, kantara};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let batch = Batch {
        system: "old_crm",
        batch: "1",
        first_row: 1,
        now: Timestamp::from_millis(1_767_225_600_000),
    };
    let _record = dpv::import(bytes, &batch);
    let _receipt = kantara::import(bytes, &batch);
});
