//! What the sweep finds for one record.

use std::collections::BTreeSet;

use super::{Locks, SweepOutcome, Swept, Turn};
use crate::privacy::data_map::Item;
use crate::privacy::retention::standing::Placed;
use crate::privacy::retention::{EndAction, Facts, Run, Standing, Survey, SurveyError, View};
use crate::{FieldId, LocalDate};

/// What the parts of one record come to.
#[derive(Default)]
struct Tally<'a> {
    used: bool,
    unrestricted: bool,
    through: Option<LocalDate>,
    over: BTreeSet<FieldId>,
    any_over: bool,
    ungoverned: bool,
    ended: Vec<Placed<'a>>,
}

pub(super) fn judge(
    item: &Item,
    survey: &Survey<'_>,
    facts: Facts<'_>,
    locks: Locks<'_>,
) -> Result<Swept, SurveyError> {
    let nothing = BTreeSet::new();
    let view = View {
        ended: &nothing,
        no_basis: false,
        limits_keep: true,
    };
    let mut tally = Tally::default();
    for (part, standing) in survey.parts(item, view)? {
        tally.take(part, standing);
    }
    let outcome = bar(item, survey, locks).unwrap_or_else(|| tally.outcome());
    let runs = matches!(
        outcome,
        SweepOutcome::Erase
            | SweepOutcome::EraseFields
            | SweepOutcome::Pseudonymise
            | SweepOutcome::Review
    );
    let turn = runs.then(|| tally.turn(outcome, survey.today(), facts, locks));
    Ok(Swept {
        record: item.record,
        kind: item.kind,
        outcome,
        fields: if runs { tally.over } else { BTreeSet::new() },
        rules: tally
            .ended
            .iter()
            .map(|ended| (ended.rule.id.clone(), ended.rule.version))
            .collect(),
        through: tally.through,
        turn,
    })
}

fn bar(item: &Item, survey: &Survey<'_>, locks: Locks<'_>) -> Option<SweepOutcome> {
    if survey.hold(item).is_some() {
        Some(SweepOutcome::Held)
    } else if item.names().any(|name| locks.requested.contains(name)) {
        Some(SweepOutcome::Locked)
    } else if item.restricted_for_claims {
        Some(SweepOutcome::RestrictedForClaims)
    } else {
        None
    }
}

impl<'a> Tally<'a> {
    fn take(&mut self, part: Option<&FieldId>, standing: Standing<'a>) {
        match standing {
            Standing::Held(_) => {}
            Standing::Used => self.used = true,
            Standing::Kept(placed) => {
                self.unrestricted |= !placed.rule.restricted_meanwhile;
                self.through = self.through.max(Some(placed.through));
            }
            Standing::Over(ended) => {
                self.any_over = true;
                self.over.extend(part.cloned());
                self.ungoverned |= ended.is_none();
                self.ended.extend(ended);
            }
        }
    }

    fn outcome(&self) -> SweepOutcome {
        let kept = self.used || self.through.is_some();
        if !self.any_over {
            return if self.used || self.unrestricted {
                SweepOutcome::Keep
            } else {
                SweepOutcome::KeepRestricted
            };
        }
        // What needs the most care decides for the record.
        let action = self.ended.iter().map(|ended| ended.rule.end_action).max();
        match action {
            _ if self.ungoverned => SweepOutcome::Review,
            None | Some(EndAction::Review) => SweepOutcome::Review,
            Some(EndAction::Pseudonymise) if !kept => SweepOutcome::Pseudonymise,
            Some(_) if kept => SweepOutcome::EraseFields,
            Some(_) => SweepOutcome::Erase,
        }
    }

    /// The slowest of the ended rules says when.
    fn turn(
        &self,
        outcome: SweepOutcome,
        today: LocalDate,
        facts: Facts<'_>,
        locks: Locks<'_>,
    ) -> Turn {
        if outcome == SweepOutcome::Review {
            return Turn::AfterApproval;
        }
        let turns = self.ended.iter().map(|ended| {
            let approvals = locks.approved;
            let approved = || {
                approvals
                    .iter()
                    .any(|one| one.covers(ended.rule, facts.now))
            };
            match ended.rule.run {
                Run::AfterApproval => Turn::AfterApproval,
                Run::Automatic | Run::AutomaticAfterList if !approved() => Turn::AfterApproval,
                Run::AutomaticAfterList if !ended.clock.grace.was_shown(today) => Turn::AfterList,
                Run::Automatic | Run::AutomaticAfterList => Turn::Now,
            }
        });
        turns.max().unwrap_or(Turn::AfterApproval)
    }
}
