//! From decided values to an operation: plain fields as they are, the others sealed in the vault.

use std::collections::BTreeMap;

use app::replica::Refusal;
use domain::organisation::Organisation;
use domain::record::{Base, Class, DekWrap, FieldMap, Plain, Table};
use domain::violation::Code;
use domain::{FieldId, OpId, RecordId, SubjectId, Timestamp, Violation};
use sync::message::v1::Put;

use crate::vault::message::{Order, OrderValue, Sealed};
use crate::{random, release};

/// Where a write goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) table: Table,
    pub(crate) record: RecordId,
    pub(crate) subject: SubjectId,
    pub(crate) parent: Option<RecordId>,
    pub(crate) base: Option<Base>,
}

impl Target {
    /// A new contact of a new person.
    pub(crate) fn new_contact(now: Timestamp) -> Self {
        Self {
            table: Table::Contact,
            record: random::record(now),
            subject: random::subject(),
            parent: None,
            base: None,
        }
    }

    /// A new note or document of a contact.
    pub(crate) fn new_part(
        now: Timestamp,
        table: Table,
        (contact, subject): (RecordId, SubjectId),
    ) -> Self {
        Self {
            table,
            record: random::record(now),
            subject,
            parent: Some(contact),
            base: None,
        }
    }
}

/// A write before its values are sealed.
pub(crate) struct Draft {
    pub(crate) op: OpId,
    target: Target,
    fields: FieldMap<Plain>,
    order: Option<Order>,
}

impl Draft {
    /// Sorts values by their class; a field the catalogue does not know is refused, never plain.
    ///
    /// `deks` gives the confirmed data keys of a class; who does not read it has none.
    pub(crate) fn new(
        organisation: &Organisation,
        deks: impl Fn(Class) -> Vec<DekWrap>,
        (op, target): (OpId, Target),
        values: BTreeMap<FieldId, String>,
    ) -> Result<Self, Refusal> {
        let (mut fields, mut sealed) = (FieldMap::new(), Vec::new());
        for (field, value) in values {
            let class = organisation
                .catalogue
                .entry(target.table, &field)
                .map(|entry| entry.class)
                .ok_or_else(|| unknown(&field))?;
            if !class.is_sealed() {
                fields.insert(field, value.into());
            } else if !(value.is_empty() && target.base.is_none()) {
                let place = (field, value);
                sealed.push(order_value(organisation, class, deks(class), place)?);
            }
        }
        let order = (!sealed.is_empty()).then_some(Order {
            op,
            table: target.table,
            record: target.record,
            subject: target.subject,
            base_version: target.base.map_or(0, |base| base.version),
            catalogue_version: organisation.catalogue.version,
            log_n: organisation.n,
            log_hash: organisation.head,
            release: release::running(),
            values: sealed,
        });
        Ok(Self {
            op,
            target,
            fields,
            order,
        })
    }

    /// What the vault has to seal.
    pub(crate) const fn order(&self) -> Option<&Order> {
        self.order.as_ref()
    }

    /// The write, once the vault has sealed what was ordered.
    pub(crate) fn put(self, sealed: Option<Sealed>) -> Put {
        let (sealed, wraps) =
            sealed.map_or_else(Default::default, |sealed| (sealed.sealed, sealed.wraps));
        Put {
            table: self.target.table,
            record: self.target.record,
            subject: self.target.subject,
            parent: self.target.parent,
            base: self.target.base,
            fields: self.fields,
            sealed,
            wraps,
        }
    }
}

fn order_value(
    organisation: &Organisation,
    class: Class,
    deks: Vec<DekWrap>,
    (field, value): (FieldId, String),
) -> Result<OrderValue, Refusal> {
    let epoch = organisation
        .classes
        .get(&class)
        .ok_or_else(|| unknown(&field))?;
    Ok(OrderValue {
        field,
        class,
        epoch: epoch.epoch,
        intake: epoch.intake,
        deks,
        value,
    })
}

fn unknown(field: &FieldId) -> Refusal {
    Refusal::Violation(Violation::field(Code::FieldWithoutPurpose, field.clone()))
}
