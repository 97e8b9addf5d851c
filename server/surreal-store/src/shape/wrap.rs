//! Wraps of data keys.

use domain::SubjectId;
use domain::record::{Class, DekWrap, WrapForm};
use surrealdb::types::{Value, object};
use sync::store::StoreError;

use super::fields::{Fields, damaged};
use super::scalar::{to_id, to_text, word};
use super::{column, key};

/// All wraps of a person.
pub(crate) fn subject(subject: SubjectId) -> Value {
    key::under("wrap", &[column::id(subject.as_uuid())])
}

/// The wraps of a person and class, by data key.
pub(crate) fn class(subject: SubjectId, class: Class) -> Value {
    key::under(
        "wrap",
        &[column::id(subject.as_uuid()), column::text(class.as_str())],
    )
}

/// The id of a wrap of that data key in a form.
pub(crate) fn id(wrap: &DekWrap, form: WrapForm) -> Value {
    let parts = [
        column::id(wrap.subject.as_uuid()),
        column::text(wrap.class.as_str()),
        column::text(&dek_text(wrap.dek)),
        column::text(form_name(form)),
    ];
    key::record("wrap", parts)
}

/// A wrap with its id.
pub(crate) fn write(wrap: &DekWrap) -> Value {
    Value::Object(object! {
        id: id(wrap, wrap.form),
        epoch: column::number(wrap.epoch.into()),
        wrap: column::blob(&wrap.wrap),
    })
}

/// Reads what [`write`] wrote.
pub(crate) fn read(value: Value) -> Result<DekWrap, StoreError> {
    let mut fields = Fields::of("wrap", value)?;
    let [subject, class, dek, form] = fields.key()?;
    let bad_id = || damaged("wrap", "id");
    Ok(DekWrap {
        subject: to_id(subject).map(SubjectId::new).ok_or_else(bad_id)?,
        class: to_text(class).and_then(word).ok_or_else(bad_id)?,
        dek: to_text(dek)
            .and_then(|dek| read_dek(&dek))
            .ok_or_else(bad_id)?,
        form: to_text(form)
            .and_then(|form| read_form(&form))
            .ok_or_else(bad_id)?,
        epoch: fields.small("epoch")?,
        wrap: fields.blob("wrap")?,
    })
}

/// The id of a data key, as it stands in ids of rows.
pub(crate) fn dek_text(dek: [u8; 8]) -> String {
    dek.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads what [`dek_text`] wrote.
pub(crate) fn read_dek(text: &str) -> Option<[u8; 8]> {
    (text.len() == 16)
        .then(|| u64::from_str_radix(text, 16).ok().map(u64::to_be_bytes))
        .flatten()
}

const fn form_name(form: WrapForm) -> &'static str {
    match form {
        WrapForm::ClassKey => "class_key",
        WrapForm::Intake => "intake",
    }
}

fn read_form(name: &str) -> Option<WrapForm> {
    [WrapForm::ClassKey, WrapForm::Intake]
        .into_iter()
        .find(|form| form_name(*form) == name)
}
