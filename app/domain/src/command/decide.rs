//! The answer to a command before anything is sealed or stored.

mod attach;

pub use attach::{MAX_FILE, attach};

use std::collections::BTreeMap;

use super::{Capture, Command};
use crate::access::{Action, in_territory};
use crate::organisation::Organisation;
use crate::record::{Class, Row, Table};
use crate::violation::Code;
use crate::{FieldId, PurposeId, UserId, Violation};

/// A drawn signature never has more points than this.
const MAX_POINTS: usize = 20_000;

/// Name of an import's source, at most.
const MAX_SOURCE: usize = 200;

/// What a command is decided against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The verified organisation log.
    pub organisation: &'a Organisation,
    /// Who commands.
    pub user: UserId,
    /// The row the command is about; none for a new one, or when it is unknown.
    pub row: Option<&'a Row>,
    /// Whether the user is trained; who is not reads, and notes what somebody stops.
    pub trained: bool,
}

/// A command that may be carried out, with its values normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Write these values; empty ones clear.
    Write {
        /// The record type.
        table: Table,
        /// Values by field.
        values: BTreeMap<FieldId, String>,
    },
    /// Write one new contact per row.
    WriteMany(Vec<BTreeMap<FieldId, String>>),
    /// Append consent events.
    Append,
}

/// Decides a command.
///
/// # Errors
/// With the rule that refuses it.
pub fn decide(command: &Command, context: Context<'_>) -> Result<Decided, Violation> {
    context.trained_for(command)?;
    match command {
        Command::CreateContact { values } => {
            let values = context.new_record(Table::Contact, values)?;
            Ok(Decided::Write {
                table: Table::Contact,
                values,
            })
        }
        Command::EditRecord { record, values } => {
            let row = context.own_row().filter(|row| row.id == *record);
            let table = row.ok_or(Violation::of(Code::NotFound))?.table;
            let values = context.check(table, values)?;
            Ok(Decided::Write { table, values })
        }
        Command::AddNote { contact, text } => {
            context.contact(|row| row.id == *contact)?;
            let values = BTreeMap::from([(FieldId::new("text"), text.clone())]);
            let values = context.new_record(Table::Note, &values)?;
            Ok(Decided::Write {
                table: Table::Note,
                values,
            })
        }
        Command::CaptureConsent(capture) => context.capture(capture),
        Command::RecordWithdrawal {
            subject, purpose, ..
        } => {
            context.contact(|row| row.subject == *subject)?;
            context.stop(purpose)
        }
        Command::Import { source, rows } => context.import(source, rows),
    }
}

impl<'a> Context<'a> {
    fn trained_for(self, command: &Command) -> Result<(), Violation> {
        let waits = match command {
            Command::CreateContact { .. }
            | Command::EditRecord { .. }
            | Command::AddNote { .. }
            | Command::CaptureConsent(_)
            | Command::Import { .. } => !self.trained,
            Command::RecordWithdrawal { .. } => false,
        };
        if waits {
            Err(Violation::of(Code::NotTrained))
        } else {
            Ok(())
        }
    }

    fn own_row(self) -> Option<&'a Row> {
        let roles = self.organisation.roles(self.user);
        self.row.filter(|row| in_territory(self.user, roles, row))
    }

    fn contact(self, asked: impl Fn(&Row) -> bool) -> Result<&'a Row, Violation> {
        self.own_row()
            .filter(|row| row.table == Table::Contact && asked(row))
            .ok_or(Violation::of(Code::NotFound))
    }

    /// Checks the values of a record that does not exist yet: what is required must be there.
    fn new_record(
        self,
        table: Table,
        values: &BTreeMap<FieldId, String>,
    ) -> Result<BTreeMap<FieldId, String>, Violation> {
        let mut checked = self.check(table, values)?;
        checked.retain(|_field, value| !value.is_empty());
        let fields = &self.organisation.catalogue.fields;
        let missing = fields.iter().find(|entry| {
            entry.record == table
                && entry.required
                && entry.enabled
                && !checked.contains_key(&entry.id)
        });
        match missing {
            Some(entry) => Err(Violation::field(Code::Required, entry.id.clone())),
            None => Ok(checked),
        }
    }

    fn check(
        self,
        table: Table,
        values: &BTreeMap<FieldId, String>,
    ) -> Result<BTreeMap<FieldId, String>, Violation> {
        let mut checked = BTreeMap::new();
        for (field, value) in values {
            let value = self.organisation.check_value(table, field, value)?;
            if !self
                .organisation
                .may(self.user, Action::Write, table, field)
            {
                return Err(Violation::field(Code::NotAllowed, field.clone()));
            }
            checked.insert(field.clone(), value);
        }
        Ok(checked)
    }

    fn capture(self, capture: &Capture) -> Result<Decided, Violation> {
        self.contact(|row| row.id == capture.contact)?;
        self.may_append()?;
        let text = (
            capture.text.clone(),
            capture.text_version,
            capture.locale.clone(),
        );
        if !self.organisation.texts.contains_key(&text) {
            return Err(Violation::of(Code::TextUnknown));
        }
        if capture.answers.is_empty() {
            return Err(Violation::of(Code::Required));
        }
        let points: usize = capture.signature.iter().map(Vec::len).sum();
        if points > MAX_POINTS {
            return Err(Violation::of(Code::TooLarge));
        }
        if points > 0 && !self.organisation.may_seal(self.user, Class::Identity) {
            return Err(Violation::field(Code::NotAllowed, FieldId::new("file")));
        }
        Ok(Decided::Append)
    }

    /// A told stop needs no active purpose: what was ended can still be stopped.
    fn stop(self, purpose: &PurposeId) -> Result<Decided, Violation> {
        self.may_append()?;
        match self.organisation.purposes.get(purpose) {
            Some(_purpose) => Ok(Decided::Append),
            None => Err(Violation::of(Code::NotFound)),
        }
    }

    fn may_append(self) -> Result<(), Violation> {
        let roles = self.organisation.roles(self.user);
        if roles.iter().any(|role| role.appends_to_ledger()) {
            Ok(())
        } else {
            Err(Violation::of(Code::NotAllowed))
        }
    }

    fn import(
        self,
        source: &str,
        rows: &[BTreeMap<FieldId, String>],
    ) -> Result<Decided, Violation> {
        if source.trim().is_empty() || rows.is_empty() {
            return Err(Violation::of(Code::Required));
        }
        if source.chars().count() > MAX_SOURCE {
            return Err(Violation::of(Code::TooLong));
        }
        let rows: Result<Vec<_>, _> = rows
            .iter()
            .map(|values| self.new_record(Table::Contact, values))
            .collect();
        rows.map(Decided::WriteMany)
    }
}
