//! What is unlawful in a field catalogue, field by field.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Catalogue, FieldEntry, Need};
use crate::privacy::Registry;
use crate::privacy::purpose::is_slug;
use crate::record::{Class, Table};
use crate::{FieldId, PurposeId};

/// One thing that is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFault {
    /// The record type.
    pub record: Table,
    /// The field.
    pub field: FieldId,
    /// The rule it breaks.
    pub rule: FieldRule,
}

/// The rules for fields that are saved (K-1, K-2, K-5, PT-7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldRule {
    /// The id is no slug of small letters, digits and `_`.
    IdMalformed,
    /// The field stands twice.
    Twice,
    /// Its name lacks a language.
    LabelMissing,
    /// It is enabled and no purpose that needs it is in use (K-1).
    FieldWithoutPurpose,
    /// The registry does not hold the purpose.
    PurposeUnknown(PurposeId),
    /// The purpose is named without its basis (K-2).
    BasisMissing(PurposeId),
    /// The purpose does not rest on the stated basis.
    BasisNotOfPurpose(PurposeId),
    /// Why the purpose needs the field is not said in both languages (K-2).
    NecessityMissing(PurposeId),
    /// It names no retention rule (K-2).
    RetentionMissing,
    /// Where its values come from is not said.
    ProvidedMissing,
    /// What an erasure does is not said (PT-7).
    ErasureMissing,
    /// A field of class `special` whose purpose names no condition of Art. 9(2) (K-2).
    Article9Missing(PurposeId),
    /// A sealed field would move to a weaker class.
    WeakerClass,
    /// It was dropped; a field is switched off.
    Dropped,
}

impl Catalogue {
    /// Finds everything unlawful in a catalogue that is to follow `before`; empty when it may be
    /// saved. The first catalogue follows one without fields and may class them as it likes.
    ///
    /// Without a registry, as at set-up, questions about purposes wait for
    /// [`Self::faults_of_purposes`].
    #[must_use]
    pub fn faults(&self, before: &Self, registry: Option<&Registry>) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for entry in &self.fields {
            let mut rules = entry.broken_rules();
            if !seen.insert((entry.record, &entry.id)) {
                rules.push(FieldRule::Twice);
            }
            let weaker = before
                .entry(entry.record, &entry.id)
                .is_some_and(|old| entry.class < old.class);
            if weaker {
                rules.push(FieldRule::WeakerClass);
            }
            faults.extend(rules.into_iter().map(|rule| entry.fault(rule)));
        }
        if let Some(registry) = registry {
            faults.extend(self.faults_of_purposes(registry));
        }
        let dropped = before
            .fields
            .iter()
            .filter(|old| self.entry(old.record, &old.id).is_none());
        faults.extend(dropped.map(|old| old.fault(FieldRule::Dropped)));
        faults
    }

    /// Finds the fields whose purposes do not carry them.
    #[must_use]
    pub fn faults_of_purposes(&self, registry: &Registry) -> Vec<FieldFault> {
        let faults = |entry: &FieldEntry| -> Vec<FieldFault> {
            let rules = entry.unfounded(registry).into_iter();
            rules.map(|rule| entry.fault(rule)).collect()
        };
        self.fields.iter().flat_map(faults).collect()
    }
}

impl FieldEntry {
    fn fault(&self, rule: FieldRule) -> FieldFault {
        FieldFault {
            record: self.record,
            field: self.id.clone(),
            rule,
        }
    }

    /// What is wrong with the entry alone; a switched-off field needs nothing but its name.
    fn broken_rules(&self) -> Vec<FieldRule> {
        let mut rules = Vec::new();
        if !is_slug(self.id.as_str()) {
            rules.push(FieldRule::IdMalformed);
        }
        if !self.labels.is_complete() {
            rules.push(FieldRule::LabelMissing);
        }
        if !self.enabled {
            return rules;
        }
        if self.purposes.is_empty() {
            rules.push(FieldRule::FieldWithoutPurpose);
        }
        for purpose in &self.purposes {
            let id = purpose.purpose().clone();
            match purpose.need() {
                None => rules.push(FieldRule::BasisMissing(id)),
                Some(need) if !need.necessity.is_complete() => {
                    rules.push(FieldRule::NecessityMissing(id));
                }
                Some(_need) => {}
            }
        }
        if self.retention_rule.is_none() {
            rules.push(FieldRule::RetentionMissing);
        }
        if self.provided.is_none() {
            rules.push(FieldRule::ProvidedMissing);
        }
        if self.erasure.is_none() {
            rules.push(FieldRule::ErasureMissing);
        }
        rules
    }

    fn unfounded(&self, registry: &Registry) -> Vec<FieldRule> {
        if !self.enabled {
            return Vec::new();
        }
        let mut rules = Vec::new();
        for needed in &self.purposes {
            let id = needed.purpose();
            let Some(purpose) = registry.get(id) else {
                rules.push(FieldRule::PurposeUnknown(id.clone()));
                continue;
            };
            let carried = |need: &Need| purpose.all_bases().any(|basis| basis == need.basis);
            if !needed.need().is_none_or(carried) {
                rules.push(FieldRule::BasisNotOfPurpose(id.clone()));
            }
            if self.class == Class::Special && purpose.article9_condition.is_none() {
                rules.push(FieldRule::Article9Missing(id.clone()));
            }
        }
        if !self.purposes.is_empty() && !self.has_purpose_in_use(registry) {
            rules.push(FieldRule::FieldWithoutPurpose);
        }
        rules
    }
}
