//! That a device store which is wrong about files is caught.

use sync::store::memory::MemoryDevice;
use sync::store::{conformance, device};

use crate::{failing, memory_device};

#[test]
fn a_device_store_that_keeps_a_file_which_a_batch_takes_away_fails() {
    let keeping = || {
        let mut store = MemoryDevice::new();
        let answer: Box<dyn FnMut(device::Request) -> device::Answer> =
            Box::new(move |mut request| {
                if let device::Request::Commit(batch) = &mut request {
                    batch.files_gone.clear();
                }
                store.execute(request).unwrap()
            });
        answer
    };
    let failed = failing(&conformance::device(), memory_device, keeping);
    assert_eq!(failed, ["a commit takes a file from both shelves"]);
}
