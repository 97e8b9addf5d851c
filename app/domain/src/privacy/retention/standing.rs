//! Where each part of a record stands: the one decision behind the sweep and the erasure plan.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::{PeriodHistory, RetentionRule, Rules, StartsAt, StorageClock};
use crate::privacy::data_map::{Extent, Item};
use crate::privacy::event::Basis;
use crate::privacy::hold::Hold;
use crate::{FieldId, LocalDate, PurposeId, RecordId, RetentionRuleId, Timestamp};

/// A basis that lives for a record at this moment, apart from duties to keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveBasis {
    /// The record.
    pub record: RecordId,
    /// What of it the purpose needs.
    pub extent: Extent,
    /// The purpose.
    pub purpose: PurposeId,
    /// Its basis.
    pub basis: Basis,
    /// The retention rule of the purpose: when its time is over, the basis is.
    pub ends_with: Option<RetentionRuleId>,
}

/// What decides beside the records themselves.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The retention rules.
    pub rules: &'a Rules,
    /// The accounting periods of the organisation.
    pub periods: &'a PeriodHistory,
    /// All holds, also released ones.
    pub holds: &'a [Hold],
    /// The bases that live.
    pub bases: &'a [LiveBasis],
    /// The moment.
    pub now: Timestamp,
}

/// Why records cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SurveyError {
    /// A record names a rule that is not in force; it is not erased for that.
    #[error("record {0}: rule {1} is not in force")]
    UnknownRule(RecordId, RetentionRuleId),
    /// The same record came twice.
    #[error("record {0}: there twice")]
    Twice(RecordId),
}

/// What the asker leaves out of account.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    /// Purposes whose bases have ended.
    pub(crate) ended: &'a BTreeSet<PurposeId>,
    /// Whether no basis counts, because the data must go whatever it rests on.
    pub(crate) no_basis: bool,
    /// Whether rules that only limit the storage also keep data until their end.
    pub(crate) limits_keep: bool,
}

/// Where one part of a record stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Standing<'a> {
    /// A hold keeps it.
    Held(&'a Hold),
    /// A basis lives for it.
    Used,
    /// The clock that keeps it longest.
    Kept(Placed<'a>),
    /// Nothing keeps it; with the clock that ended last, if it had one.
    Over(Option<Placed<'a>>),
}

/// A storage time with its last day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<'a> {
    pub(crate) rule: &'a RetentionRule,
    pub(crate) clock: &'a StorageClock,
    pub(crate) through: LocalDate,
}

impl Placed<'_> {
    /// Says whether it keeps the data from a person who asks for erasure.
    pub(crate) const fn resists_erasure(&self) -> bool {
        self.clock.keeps && self.rule.basis.resists_erasure()
    }

    fn is_consent_gone(&self) -> bool {
        self.rule.starts_at == StartsAt::ConsentGone
    }
}

/// The facts, found by record.
pub(crate) struct Survey<'a> {
    facts: Facts<'a>,
    holds: BTreeMap<RecordId, &'a Hold>,
    bases: BTreeMap<RecordId, Vec<&'a LiveBasis>>,
}

impl<'a> Survey<'a> {
    pub(crate) fn new(facts: Facts<'a>) -> Self {
        let mut holds: BTreeMap<RecordId, &Hold> = BTreeMap::new();
        for hold in facts.holds.iter().filter(|hold| hold.in_force(facts.now)) {
            for record in hold.records() {
                let longest = holds.entry(*record).or_insert(hold);
                if (longest.review_date(), longest.id()) < (hold.review_date(), hold.id()) {
                    *longest = hold;
                }
            }
        }
        let mut bases: BTreeMap<RecordId, Vec<&LiveBasis>> = BTreeMap::new();
        for basis in facts.bases {
            bases.entry(basis.record).or_default().push(basis);
        }
        Self {
            facts,
            holds,
            bases,
        }
    }

    pub(crate) fn today(&self) -> LocalDate {
        LocalDate::of(self.facts.now)
    }

    pub(crate) fn hold(&self, item: &Item) -> Option<&'a Hold> {
        item.names().find_map(|name| self.holds.get(name).copied())
    }

    /// Gives each part of the item with its standing.
    pub(crate) fn parts<'i>(
        &self,
        item: &'i Item,
        view: View<'_>,
    ) -> Result<Vec<(Option<&'i FieldId>, Standing<'i>)>, SurveyError>
    where
        'a: 'i,
    {
        let clocks = self.clocks(item)?;
        let parts = item.parts();
        Ok(parts
            .map(|part| (part, self.standing(item, &clocks, part, view)))
            .collect())
    }

    fn clocks<'i>(&self, item: &'i Item) -> Result<Vec<Placed<'i>>, SurveyError>
    where
        'a: 'i,
    {
        let placed = item.clocks.iter().map(|clock| {
            let rule = self.facts.rules.in_force(&clock.rule, self.today());
            let rule =
                rule.ok_or_else(|| SurveyError::UnknownRule(item.record, clock.rule.clone()))?;
            let by_rule = rule.keep_through(clock.event, self.facts.periods.at(clock.event));
            Ok(Placed {
                rule,
                clock,
                through: clock.grace.end(by_rule),
            })
        });
        placed.collect()
    }

    fn standing<'i>(
        &self,
        item: &Item,
        clocks: &[Placed<'i>],
        part: Option<&FieldId>,
        view: View<'_>,
    ) -> Standing<'i>
    where
        'a: 'i,
    {
        if let Some(hold) = self.hold(item) {
            return Standing::Held(hold);
        }
        if self.is_used(item, clocks, part, view) {
            return Standing::Used;
        }
        let covering: Vec<&Placed<'i>> = clocks
            .iter()
            .filter(|placed| placed.clock.extent.covers(part))
            .collect();
        // Once a consent is gone, no other limit of the storage puts the end off (C-11).
        let gone = covering.iter().any(|placed| placed.is_consent_gone());
        let latest = covering
            .into_iter()
            .filter(|placed| {
                placed.resists_erasure()
                    || (view.limits_keep && (!gone || placed.is_consent_gone()))
            })
            .max_by_key(|placed| (placed.through, placed.clock.keeps, &placed.rule.id));
        match latest {
            Some(placed) if self.today() <= placed.through => Standing::Kept(*placed),
            ended => Standing::Over(ended.copied()),
        }
    }

    fn is_used(
        &self,
        item: &Item,
        clocks: &[Placed<'_>],
        part: Option<&FieldId>,
        view: View<'_>,
    ) -> bool {
        let bases = self.bases.get(&item.record).into_iter().flatten();
        !view.no_basis
            && bases
                .filter(|basis| basis.extent.covers(part))
                .filter(|basis| !view.ended.contains(&basis.purpose))
                .any(|basis| !self.ran_out(basis, clocks))
    }

    fn ran_out(&self, basis: &LiveBasis, clocks: &[Placed<'_>]) -> bool {
        let latest = clocks
            .iter()
            .filter(|placed| Some(&placed.rule.id) == basis.ends_with.as_ref())
            .map(|placed| placed.through)
            .max();
        latest.is_some_and(|through| through < self.today())
    }
}
