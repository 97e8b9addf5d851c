//! What has to be read before operations can be decided.

use std::collections::BTreeSet;

use domain::privacy::SignedEvent;
use domain::record::Table;
use domain::{DeviceId, RecordId, SubjectId};

use crate::message::v1::{Op, OpKind, Put};
use crate::store::organisation::Load;

/// Names everything [`super::admit`] reads for these operations of one device.
#[must_use]
pub fn needs(device: DeviceId, ops: &[Op]) -> Load {
    let mut needed = Needed::default();
    for op in ops {
        match &op.kind {
            OpKind::Put(put) => needed.put(put),
            OpKind::Consent { events, evidence } => needed.consent(events, evidence.as_deref()),
        }
    }
    Load {
        records: needed.records.into_iter().collect(),
        subjects: needed.subjects.into_iter().collect(),
        ops: ops.iter().map(|op| (device, op.n)).collect(),
    }
}

#[derive(Default)]
struct Needed {
    records: BTreeSet<RecordId>,
    subjects: BTreeSet<SubjectId>,
}

impl Needed {
    fn put(&mut self, put: &Put) {
        self.records.insert(put.record);
        self.records.extend(put.parent);
        if put.table == Table::Contact {
            self.subjects.insert(put.subject);
        }
    }

    fn consent(&mut self, events: &[SignedEvent], evidence: Option<&Put>) {
        if let Some(put) = evidence {
            self.put(put);
        }
        let bodies = events.iter().filter_map(|event| event.body().ok());
        self.subjects.extend(bodies.map(|body| body.subject));
    }
}
