//! The audit as it is shown: who did what when to which fields, never a value.

use domain::organisation::Organisation;
use domain::record::{Label, Table};
use domain::{FieldId, Hash, RecordId, Timestamp};
use sync::message::account;
use sync::server::verify_audit;

use crate::replica::Data;

/// Who acted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A user, by name.
    User(String),
    /// A user the log does not know (yet).
    Unknown,
    /// Somebody who is not signed in.
    Nobody,
    /// The person the act is about, on their own page.
    Person,
    /// The system.
    System,
}

/// A field's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// As the catalogue calls it.
    Known(Label),
    /// A field the catalogue does not have.
    Code(String),
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// Its number in the chain.
    pub n: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Who,
    /// What, as a code.
    pub act: String,
    /// Which fields.
    pub fields: Vec<FieldName>,
}

/// The entries, newest first.
#[must_use]
pub fn rows(data: &Data, answer: &[account::AuditRow]) -> Vec<AuditRow> {
    let organisation = data.organisation.as_deref();
    let mut rows: Vec<_> = answer
        .iter()
        .map(|entry| AuditRow {
            n: entry.n,
            at: entry.at,
            who: who(organisation, entry),
            act: entry.act.clone(),
            fields: entry
                .fields
                .iter()
                .map(|field| field_name(organisation, table(data, entry.record), field))
                .collect(),
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.n));
    rows
}

fn who(organisation: Option<&Organisation>, entry: &account::AuditRow) -> Who {
    match entry.actor {
        Some(actor) => organisation
            .and_then(|organisation| organisation.users.get(&actor))
            .map_or(Who::Unknown, |user| Who::User(user.name.clone())),
        None if entry.act.starts_with("consent_") => Who::Person,
        None if entry.act.starts_with("sign_in") => Who::Nobody,
        None => Who::System,
    }
}

fn table(data: &Data, record: Option<RecordId>) -> Option<Table> {
    record
        .and_then(|record| data.rows.get(&record))
        .map(|row| row.table)
}

fn field_name(organisation: Option<&Organisation>, table: Option<Table>, field: &str) -> FieldName {
    let id = FieldId::new(field);
    let fields = organisation.map_or(&[][..], |organisation| &organisation.catalogue.fields);
    fields
        .iter()
        .filter(|entry| entry.id == id)
        .max_by_key(|entry| Some(entry.record) == table)
        .map_or_else(
            || FieldName::Code(field.to_owned()),
            |entry| FieldName::Known(entry.labels.clone()),
        )
}

/// What recomputing the hashes of the entries on this device found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// They are one unbroken piece.
    Unbroken {
        /// Number of the oldest entry.
        first: u64,
        /// Number of the newest entry.
        last: u64,
        /// Hash of the newest entry.
        hash: Hash,
    },
    /// An entry was changed or does not follow the one before.
    Broken {
        /// Its number.
        n: u64,
    },
}

/// Checks the chain of the entries; nothing to check without any.
#[must_use]
pub fn check(answer: &[account::AuditRow]) -> Option<Chain> {
    let first = answer.iter().map(|entry| entry.n).min()?;
    let newest = answer.iter().max_by_key(|entry| entry.n)?;
    Some(match verify_audit(answer) {
        Ok(()) => Chain::Unbroken {
            first,
            last: newest.n,
            hash: newest.hash,
        },
        Err(broken) => Chain::Broken { n: broken.0 },
    })
}

#[cfg(test)]
mod tests;
