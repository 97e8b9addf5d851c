//! Class secrets sealed to devices or to the recovery key.

use domain::DeviceId;
use domain::record::ClassSecretWrap;
use surrealdb::types::{Value, object};
use sync::store::StoreError;

use super::fields::{Fields, damaged};
use super::scalar::{to_id, to_number, to_text, word};
use super::{column, key};

/// All secrets of a receiver.
pub(crate) fn receiver(device: Option<DeviceId>) -> Value {
    key::under("secret", &[receiver_key(device)])
}

fn receiver_key(device: Option<DeviceId>) -> Value {
    device.map_or_else(
        || column::text("recovery"),
        |device| column::id(device.as_uuid()),
    )
}

/// A secret with its id.
pub(crate) fn write(secret: &ClassSecretWrap) -> Value {
    let parts = [
        receiver_key(secret.device),
        column::text(secret.class.as_str()),
        column::number(secret.epoch.into()),
    ];
    Value::Object(object! {
        id: key::record("secret", parts),
        statement: column::hash(&secret.statement),
        wrap: column::blob(&secret.wrap),
    })
}

/// Reads what [`write`] wrote.
pub(crate) fn read(value: Value) -> Result<ClassSecretWrap, StoreError> {
    let mut fields = Fields::of("secret", value)?;
    let [device, class, epoch] = fields.key()?;
    let bad_id = || damaged("secret", "id");
    Ok(ClassSecretWrap {
        class: to_text(class).and_then(word).ok_or_else(bad_id)?,
        epoch: to_number(epoch)
            .and_then(|epoch| u32::try_from(epoch).ok())
            .ok_or_else(bad_id)?,
        device: to_id(device).map(DeviceId::new),
        statement: fields.hash("statement")?,
        wrap: fields.blob("wrap")?,
    })
}
