//! Writing of stamps: absent members are left out of the canonical form, but binary formats
//! have places and not names, and need every one.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Stamp, Witness};

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let with_confirm_by = self.confirm_by.is_some() || !serializer.is_human_readable();
        let mut stamp = serializer.serialize_struct("Stamp", 5 + usize::from(with_confirm_by))?;
        stamp.serialize_field("org_seq", &self.org_seq)?;
        stamp.serialize_field("subject_seq", &self.subject_seq)?;
        stamp.serialize_field("received_at", &self.received_at)?;
        stamp.serialize_field("witness", &self.witness)?;
        if with_confirm_by {
            stamp.serialize_field("confirm_by", &self.confirm_by)?;
        }
        stamp.serialize_field("flags", &self.flags)?;
        stamp.end()
    }
}

impl Serialize for Witness {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let with_from = self.from.is_some() || !serializer.is_human_readable();
        let mut witness = serializer.serialize_struct("Witness", 1 + usize::from(with_from))?;
        witness.serialize_field("kind", &self.kind)?;
        if with_from {
            witness.serialize_field("from", &self.from)?;
        }
        witness.end()
    }
}
