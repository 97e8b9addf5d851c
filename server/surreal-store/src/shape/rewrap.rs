//! Data keys wrapped again.

use domain::record::{Class, DekWrap, ReWrap, WrapForm};
use domain::{DeviceId, SubjectId};
use surrealdb::types::{Value, object};
use sync::store::StoreError;
use sync::store::keys::{HeldReWrap, ReWrapState};

use super::fields::{Fields, damaged};
use super::scalar::{to_id, to_number, to_text, word};
use super::wrap::{dek_text, read_dek};
use super::{column, key};

const TABLE: &str = "rewrap";

pub(crate) const WAITING: &str = "waiting";
const CONFIRMED: &str = "confirmed";
const DROPPED: &str = "dropped";

/// All re-wraps of a person.
pub(crate) fn subject(subject: SubjectId) -> Value {
    key::under(TABLE, &[column::id(subject.as_uuid())])
}

/// The re-wraps of a person and class, by data key and number.
pub(crate) fn class(subject: SubjectId, class: Class) -> Value {
    let parts = [column::id(subject.as_uuid()), column::text(class.as_str())];
    key::under(TABLE, &parts)
}

/// The id of the re-wrap of a data key with a number.
pub(crate) fn id(subject: SubjectId, class: Class, dek: [u8; 8], number: u32) -> Value {
    let parts = [
        column::id(subject.as_uuid()),
        column::text(class.as_str()),
        column::text(&dek_text(dek)),
        column::number(number.into()),
    ];
    key::record(TABLE, parts)
}

/// A new re-wrap without its id.
pub(crate) fn write(made: &ReWrap) -> Value {
    Value::Object(object! {
        epoch: column::number(made.wrap.epoch.into()),
        wrap: column::blob(&made.wrap.wrap),
        before: column::hash(&made.before),
        device: column::id(made.device.as_uuid()),
        signature: column::signature(&made.signature),
        state: column::text(WAITING),
    })
}

/// Reads what [`write`] wrote, with where it stands by now.
pub(crate) fn read(value: Value) -> Result<HeldReWrap, StoreError> {
    let mut fields = Fields::of(TABLE, value)?;
    let [subject, class, dek, number] = fields.key()?;
    let bad_id = || damaged(TABLE, "id");
    let wrap = DekWrap {
        subject: to_id(subject).map(SubjectId::new).ok_or_else(bad_id)?,
        class: to_text(class).and_then(word).ok_or_else(bad_id)?,
        dek: to_text(dek)
            .and_then(|dek| read_dek(&dek))
            .ok_or_else(bad_id)?,
        epoch: fields.small("epoch")?,
        form: WrapForm::ClassKey,
        wrap: fields.blob("wrap")?,
    };
    let number = to_number(number).and_then(|number| u32::try_from(number).ok());
    Ok(HeldReWrap {
        made: ReWrap {
            wrap,
            number: number.ok_or_else(bad_id)?,
            before: fields.hash("before")?,
            device: fields.id("device", DeviceId::new)?,
            signature: fields.signature("signature")?,
        },
        state: state(&mut fields)?,
    })
}

fn state(fields: &mut Fields) -> Result<ReWrapState, StoreError> {
    Ok(match fields.text("state")?.as_str() {
        WAITING => ReWrapState::Waiting,
        CONFIRMED => ReWrapState::Confirmed {
            device: fields.id("word_device", DeviceId::new)?,
            signature: fields.signature("word")?,
        },
        DROPPED => ReWrapState::Dropped,
        _ => return Err(fields.bad("state")),
    })
}
