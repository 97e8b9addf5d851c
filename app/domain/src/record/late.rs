//! Values that came after their writer's right had ended: kept beside the field, never in it.

use serde::{Deserialize, Serialize};

use crate::record::{Row, SealedValue};
use crate::{FieldId, OpId};

/// A value that came late from a removed user; it is used only after a reader took it over
/// (security design, section 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateValue {
    /// The value as it came.
    pub value: SealedValue,
    /// The later write of the field by somebody present; none while the value waits for one.
    pub answered_by: Option<OpId>,
}

impl Row {
    /// Gives the late values of a field that wait for a reader, in the order they came.
    pub fn late_waiting<'a>(
        &'a self,
        field: &FieldId,
    ) -> impl Iterator<Item = &'a SealedValue> + use<'a> {
        let late = self.late.get(field).into_iter().flatten();
        late.filter(|late| late.answered_by.is_none())
            .map(|late| &late.value)
    }

    /// Keeps a late value beside the field; what is in the field stays.
    pub fn set_aside(&mut self, field: FieldId, value: SealedValue) {
        self.late.or_default(field).push(LateValue {
            value,
            answered_by: None,
        });
    }

    /// Sets a field; the write had seen the late values of the field and answers them.
    pub fn set_sealed(&mut self, field: FieldId, value: SealedValue) {
        let op = value.proof.op;
        for late in self.late.get_mut(&field).into_iter().flatten() {
            late.answered_by = late.answered_by.or(Some(op));
        }
        self.sealed.insert(field, value);
    }
}

#[cfg(test)]
mod tests {
    use crate::record::sealed::WriteProof;
    use crate::record::{Class, FieldMap, Row, SealedValue, Table};
    use crate::{
        Bytes, DeviceId, FieldId, Hash, OpId, RecordId, Signature, SubjectId, Timestamp, UserId,
    };

    fn value(n: u8) -> SealedValue {
        SealedValue {
            class: Class::Notes,
            subject: SubjectId::v4([1; 16]),
            envelope: Bytes(vec![n]),
            proof: Box::new(WriteProof {
                device: DeviceId::v4([n; 16]),
                op: OpId::v4([n; 16]),
                base_version: 0,
                catalogue_version: 1,
                log_n: 1,
                log_hash: Hash([0; 32]),
                release: None,
                envelopes: Vec::new(),
                wraps: Vec::new(),
                signature: Signature([0; 64]),
            }),
        }
    }

    fn row() -> Row {
        Row {
            table: Table::Note,
            id: RecordId::v4([1; 16]),
            subject: SubjectId::v4([1; 16]),
            parent: None,
            owner: UserId::v4([1; 16]),
            version: 1,
            op: OpId::v4([2; 16]),
            created_at: Timestamp::from_millis(0),
            fields: FieldMap::new(),
            sealed: FieldMap::new(),
            late: FieldMap::new(),
        }
    }

    #[test]
    fn a_late_value_changes_no_field_and_waits_until_the_field_is_written() {
        let (mut row, text) = (row(), FieldId::new("text"));
        row.set_sealed(text.clone(), value(1));
        row.set_aside(text.clone(), value(2));
        assert_eq!(row.sealed[&text], value(1));
        assert_eq!(row.late_waiting(&text).collect::<Vec<_>>(), [&value(2)]);
        row.set_sealed(text.clone(), value(3));
        assert_eq!(row.late_waiting(&text).count(), 0);
        row.set_sealed(text.clone(), value(4));
        assert_eq!(
            row.late[&text][0].answered_by,
            Some(OpId::v4([3; 16])),
            "the first answer stays"
        );
    }

    #[test]
    fn a_write_of_another_field_answers_nothing() {
        let (mut row, text) = (row(), FieldId::new("text"));
        row.set_aside(text.clone(), value(2));
        row.set_sealed(FieldId::new("other"), value(3));
        assert_eq!(row.late_waiting(&text).count(), 1);
    }
}
