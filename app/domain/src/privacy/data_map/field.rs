//! The place of a field in the map, from its entry in the catalogue.

use std::collections::{BTreeMap, BTreeSet};

use crate::privacy::data_map::{DocumentKind, Extent, RecordType};
use crate::privacy::report::Line;
use crate::privacy::retention::StorageClock;
use crate::record::catalogue::{ErasureRule, Provided};
use crate::record::{Catalogue, FieldEntry};
use crate::{FieldId, LocalDate, RetentionRuleId};

/// The place of a field in the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMapping {
    /// Its line of the access report.
    pub line: Line,
    /// How its values come.
    pub provided: Provided,
    /// Whether its values go into the portability file where their basis allows.
    pub portable: bool,
    /// What becomes of them.
    pub erasure: ErasureRule,
}

impl FieldMapping {
    /// Gives the place of a field; none while its entry does not say how values come or what an
    /// erasure does.
    #[must_use]
    pub fn of(entry: &FieldEntry) -> Option<Self> {
        let record = RecordType::of(entry.record).mapping();
        let provided = entry.provided?;
        let theirs = matches!(provided, Provided::Provided | Provided::Observed);
        Some(Self {
            line: record.line,
            provided,
            portable: record.portable && theirs,
            erasure: entry.erasure.clone()?,
        })
    }
}

/// Starts the retention rules of a record whose events have come: those that its type, its fields
/// and its kind of document name, each for the fields it needs only.
#[must_use]
pub fn clocks(
    catalogue: &Catalogue,
    (kind, document): (RecordType, Option<DocumentKind>),
    fields: &BTreeSet<FieldId>,
    events: &BTreeMap<RetentionRuleId, LocalDate>,
) -> Vec<StorageClock> {
    let (mut kept, limited) = by_field(catalogue, kind, fields);
    let by_document = document.into_iter().flat_map(DocumentKind::rules);
    let by_type = match kind.mapping().erasure {
        ErasureRule::Keep(rule) => Some(rule),
        ErasureRule::Erase | ErasureRule::Pseudonymise => None,
    };
    for rule in by_document.chain(by_type) {
        kept.insert(rule, Extent::All);
    }
    let event = |rule: &RetentionRuleId| events.get(rule).copied();
    let limits = limited.into_iter().filter_map(|(rule, extent)| {
        let event = event(&rule)?;
        Some(StorageClock::limit(rule, event, extent))
    });
    let keeps = kept.into_iter().filter_map(|(rule, extent)| {
        let event = event(&rule)?;
        Some(StorageClock::new(rule, event, extent))
    });
    keeps.chain(limits).collect()
}

type Extents = BTreeMap<RetentionRuleId, Extent>;

/// Gives the rules that keep fields, and those that only end their storage.
fn by_field(
    catalogue: &Catalogue,
    kind: RecordType,
    fields: &BTreeSet<FieldId>,
) -> (Extents, Extents) {
    let (mut kept, mut limited) = (Extents::new(), Extents::new());
    let entries = catalogue.fields.iter();
    for entry in
        entries.filter(|entry| RecordType::of(entry.record) == kind && fields.contains(&entry.id))
    {
        if let Some(ErasureRule::Keep(rule)) = &entry.erasure {
            cover(&mut kept, rule, &entry.id);
        }
        if let Some(rule) = &entry.retention_rule {
            cover(&mut limited, rule, &entry.id);
        }
    }
    (kept, limited)
}

fn cover(extents: &mut Extents, rule: &RetentionRuleId, field: &FieldId) {
    let extent = extents
        .entry(rule.clone())
        .or_insert_with(|| Extent::Fields(BTreeSet::new()));
    if let Extent::Fields(fields) = extent {
        fields.insert(field.clone());
    }
}
