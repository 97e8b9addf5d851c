//! Values on their way out of the database; what does not fit is damage, never a panic.

use domain::{Bytes, Hash, Signature, Timestamp};
use serde::de::DeserializeOwned;
use surrealdb::types::{Object, RecordId, RecordIdKey, Value};
use sync::store::StoreError;
use uuid::Uuid;

use super::scalar::{
    to_bytes, to_hash, to_id, to_list, to_number, to_object, to_text, to_time, word,
};

/// The columns of one stored row, or the parts of one array id, each taken once.
#[derive(Debug)]
pub(crate) struct Fields {
    of: &'static str,
    columns: Object,
}

pub(crate) fn damaged(of: &'static str, what: &str) -> StoreError {
    StoreError::Damaged(format!("{of}.{what}"))
}

impl Fields {
    pub(crate) fn of(of: &'static str, value: Value) -> Result<Self, StoreError> {
        if let Value::Object(columns) = value {
            Ok(Self { of, columns })
        } else {
            Err(damaged(of, "row"))
        }
    }

    /// Takes the parts of the row's array id.
    pub(crate) fn key<const N: usize>(&mut self) -> Result<[Value; N], StoreError> {
        let Some(Value::RecordId(RecordId {
            key: RecordIdKey::Array(parts),
            ..
        })) = self.take("id")
        else {
            return Err(self.bad("id"));
        };
        parts.into_vec().try_into().map_err(|_| self.bad("id"))
    }

    /// Takes the row's text id.
    pub(crate) fn text_key(&mut self) -> Result<String, StoreError> {
        if let Some(Value::RecordId(RecordId {
            key: RecordIdKey::String(key),
            ..
        })) = self.take("id")
        {
            Ok(key)
        } else {
            Err(self.bad("id"))
        }
    }

    pub(crate) fn bad(&self, column: &str) -> StoreError {
        damaged(self.of, column)
    }

    pub(crate) fn take(&mut self, column: &str) -> Option<Value> {
        self.columns
            .remove(column)
            .filter(|value| !matches!(value, Value::None | Value::Null))
    }

    fn read<T>(&mut self, column: &str, read: fn(Value) -> Option<T>) -> Result<T, StoreError> {
        self.take(column)
            .and_then(read)
            .ok_or_else(|| self.bad(column))
    }

    fn read_optional<T>(
        &mut self,
        column: &str,
        read: fn(Value) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        self.take(column)
            .map(|value| read(value).ok_or_else(|| self.bad(column)))
            .transpose()
    }

    pub(crate) fn number(&mut self, column: &str) -> Result<u64, StoreError> {
        self.read(column, to_number)
    }

    pub(crate) fn small(&mut self, column: &str) -> Result<u32, StoreError> {
        let number = self.number(column)?;
        u32::try_from(number).map_err(|_| self.bad(column))
    }

    pub(crate) fn time(&mut self, column: &str) -> Result<Timestamp, StoreError> {
        self.read(column, to_time)
    }

    pub(crate) fn optional_time(&mut self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        self.read_optional(column, to_time)
    }

    pub(crate) fn text(&mut self, column: &str) -> Result<String, StoreError> {
        self.read(column, to_text)
    }

    pub(crate) fn optional_text(&mut self, column: &str) -> Result<Option<String>, StoreError> {
        self.read_optional(column, to_text)
    }

    pub(crate) fn id<T>(&mut self, column: &str, make: fn(Uuid) -> T) -> Result<T, StoreError> {
        self.read(column, to_id).map(make)
    }

    pub(crate) fn optional_id<T>(
        &mut self,
        column: &str,
        make: fn(Uuid) -> T,
    ) -> Result<Option<T>, StoreError> {
        self.read_optional(column, to_id).map(|id| id.map(make))
    }

    pub(crate) fn bytes(&mut self, column: &str) -> Result<Vec<u8>, StoreError> {
        self.read(column, to_bytes)
    }

    pub(crate) fn blob(&mut self, column: &str) -> Result<Bytes, StoreError> {
        self.bytes(column).map(Bytes)
    }

    pub(crate) fn optional_hash(&mut self, column: &str) -> Result<Option<Hash>, StoreError> {
        self.read_optional(column, to_hash)
    }

    pub(crate) fn hash(&mut self, column: &str) -> Result<Hash, StoreError> {
        self.read(column, to_hash)
    }

    pub(crate) fn signature(&mut self, column: &str) -> Result<Signature, StoreError> {
        let bytes = self.bytes(column)?;
        Signature::from_slice(&bytes).ok_or_else(|| self.bad(column))
    }

    pub(crate) fn list(&mut self, column: &str) -> Result<Vec<Value>, StoreError> {
        self.read(column, to_list)
    }

    pub(crate) fn object(&mut self, column: &str) -> Result<Object, StoreError> {
        self.read(column, to_object)
    }

    pub(crate) fn word<T: DeserializeOwned>(&mut self, column: &str) -> Result<T, StoreError> {
        let name = self.text(column)?;
        word(name).ok_or_else(|| self.bad(column))
    }
}
