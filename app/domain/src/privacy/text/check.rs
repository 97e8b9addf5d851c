//! The check of a text version before it is published: everything found, not the first only.

mod blocks;
mod controls;

use std::collections::{BTreeMap, BTreeSet};

use super::{LOCALES, TextKind, TextRule, TextVersion};
use crate::privacy::purpose::Change;
use crate::privacy::{Channel, Registry};
use crate::{PurposeId, TextId};

/// Text versions by text, version and language.
pub type Published = BTreeMap<(TextId, u32, String), TextVersion>;

impl TextVersion {
    /// Finds everything unlawful in a version that is to be published beside the others; empty
    /// when it may be published.
    #[must_use]
    pub fn faults(&self, registry: &Registry, published: &Published) -> Vec<TextRule> {
        let mut rules = self.broken_form(published);
        rules.extend(self.broken_pair());
        rules.extend(self.broken_keys(registry));
        if self.kind == TextKind::Consent {
            rules.extend(self.missing_blocks(registry));
        } else if !self.purposes.is_empty() && self.is_document() {
            rules.push(TextRule::ConsentInsideOther);
        }
        rules.extend(self.broken_since(published));
        rules
    }

    /// Finds the languages that lack this version (N-3); asked once all of a publication are in.
    #[must_use]
    pub fn missing_locales(&self, published: &Published) -> Vec<TextRule> {
        LOCALES
            .into_iter()
            .filter(|locale| {
                let key = (self.id.clone(), self.version, (*locale).to_owned());
                self.locale != *locale && !published.contains_key(&key)
            })
            .map(|locale| TextRule::LocaleMissing(locale.to_owned()))
            .collect()
    }

    /// A notice informs; an objection, a confirmation or an offer has a control of its own.
    const fn is_document(&self) -> bool {
        matches!(self.kind, TextKind::Notice13 | TextKind::Notice14)
    }

    fn broken_form(&self, published: &Published) -> Vec<TextRule> {
        let mut rules = Vec::new();
        let newest = self.newest_before(published);
        if newest.is_some_and(|newest| newest.version >= self.version) || self.version == 0 {
            rules.push(TextRule::VersionNotNewer);
        }
        if !LOCALES.contains(&self.locale.as_str()) {
            rules.push(TextRule::LocaleUnknown);
        }
        if published.values().any(|other| self.differs_from(other)) {
            rules.push(TextRule::LocaleDiffers);
        }
        if !self.sealed_hash_fits() {
            rules.push(TextRule::HashWrong);
        }
        if !self.topics.is_empty() && self.topics.len() != self.blocks.len() {
            rules.push(TextRule::TopicsUneven);
        }
        let empty = self.blocks.iter().enumerate();
        rules.extend(
            empty
                .filter(|(_place, block)| block.trim().is_empty())
                .map(|(place, _block)| TextRule::BlockEmpty(place)),
        );
        rules
    }

    fn newest_before<'a>(&self, published: &'a Published) -> Option<&'a Self> {
        published
            .values()
            .filter(|other| other.id == self.id && other.locale == self.locale)
            .max_by_key(|other| other.version)
    }

    fn differs_from(&self, other: &Self) -> bool {
        let same = other.id == self.id && other.version == self.version;
        same && other.locale != self.locale
            && (other.kind != self.kind
                || other.topics != self.topics
                || other.change != self.change
                || other.replaces != self.replaces
                || other.scopes() != self.scopes())
    }

    /// The keys it asks for with the revision of each.
    fn scopes(&self) -> BTreeMap<(&PurposeId, Channel), u32> {
        self.purposes
            .iter()
            .map(|asked| ((&asked.purpose, asked.channel), asked.scope_rev))
            .collect()
    }

    /// What may not change against the version before, and what has to be said about the change.
    fn broken_since(&self, published: &Published) -> Vec<TextRule> {
        let Some(before) = self.newest_before(published) else {
            return Vec::new();
        };
        let mut rules = Vec::new();
        if self.replaces != Some(before.version) {
            rules.push(TextRule::ReplacesOther);
        }
        let (old, new) = (before.scopes(), self.scopes());
        let touched: BTreeSet<&PurposeId> = old
            .iter()
            .filter(|(key, rev)| new.get(*key) != Some(*rev))
            .chain(new.iter().filter(|(key, _rev)| !old.contains_key(*key)))
            .map(|((purpose, _channel), _rev)| *purpose)
            .collect();
        match self.change {
            None => rules.push(TextRule::ChangeUnstated),
            Some(Change::Editorial) => rules.extend(
                touched
                    .into_iter()
                    .map(|purpose| TextRule::EditorialTouchesPurpose(purpose.clone())),
            ),
            Some(Change::Material) if touched.is_empty() => {
                rules.push(TextRule::MaterialWithoutScope);
            }
            Some(Change::Material) => {}
        }
        rules
    }
}
