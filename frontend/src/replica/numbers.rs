//! The device's counters: operations, receipts, and the chain of its own events.

use domain::Hash;
use serde::{Deserialize, Serialize};

/// Where the counters stand; they only grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Numbers {
    /// Number of the newest operation.
    pub(crate) op: u64,
    /// Number of the newest receipt.
    pub(crate) receipt: u64,
    /// Number of the newest event of this device.
    pub(crate) event: u64,
    /// Hash of that event.
    pub(crate) event_hash: Option<Hash>,
}

impl Numbers {
    /// Gives whichever stands further; operations are numbered without gaps, so one number decides.
    pub(crate) const fn furthest(self, other: Self) -> Self {
        if other.op > self.op { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn counters_saved_with_an_operation_beat_older_ones_beside_the_data() {
        let beside = Numbers {
            op: 3,
            receipt: 1,
            ..Numbers::default()
        };
        let with_op = Numbers {
            op: 4,
            receipt: 2,
            ..Numbers::default()
        };
        assert_eq!(beside.furthest(with_op), with_op);
        assert_eq!(with_op.furthest(beside), with_op);
    }
}
