//! The outcome of one record.

use std::collections::BTreeSet;

use super::Demand;
use crate::FieldId;
use crate::LocalDate;
use crate::privacy::data_map::Item;
use crate::privacy::erasure::{KeepReason, Kept, Outcome, Planned, Until};
use crate::privacy::hold::Hold;
use crate::privacy::retention::{
    EndAction, KeepBasis, RetentionRule, Standing, Survey, SurveyError, View,
};
use crate::record::catalogue::ErasureRule;

/// What the parts of one record come to.
#[derive(Default)]
struct Tally {
    erased: BTreeSet<FieldId>,
    any_over: bool,
    pseudonymise: bool,
    kept: Vec<Kept>,
    used: BTreeSet<FieldId>,
    any_used: bool,
}

pub(super) fn judge(
    item: &Item,
    demand: &Demand,
    survey: &Survey<'_>,
) -> Result<Planned, SurveyError> {
    let view = View {
        ended: &demand.ended,
        no_basis: demand.ground.goes_whatever_the_basis(),
        limits_keep: demand.ground.is_by_time(),
    };
    // Nothing is deleted by time while the person needs it for claims (10.8).
    let for_claims = item.restricted_for_claims && demand.ground.is_by_time();
    let mut tally = Tally {
        pseudonymise: item.kind.mapping().erasure == ErasureRule::Pseudonymise,
        ..Tally::default()
    };
    for (part, standing) in survey.parts(item, view)? {
        let needed = for_claims && matches!(standing, Standing::Over(_));
        tally.take(part, if needed { Standing::Used } else { standing });
    }
    let shared = !item.about.is_subset(&demand.subjects);
    let outcome = tally.outcome(shared);
    let row_stays = shared || outcome == Outcome::Untouched;
    Ok(Planned {
        record: item.record,
        kind: item.kind,
        outcome,
        // The fields of a shared row are also those of the others.
        erased: if row_stays {
            BTreeSet::new()
        } else {
            tally.erased
        },
        kept: tally.kept,
        used: tally.used,
    })
}

impl Tally {
    fn take(&mut self, part: Option<&FieldId>, standing: Standing<'_>) {
        match standing {
            Standing::Held(hold) => self.keep(part, held(hold)),
            Standing::Used => self.used(part),
            // What only limits the storage restricts nothing while it runs.
            Standing::Kept(placed) if !placed.resists_erasure() => self.used(part),
            Standing::Kept(placed) => match by_rule(placed.rule, placed.through) {
                Some(reason) => self.keep(part, reason),
                None => self.used(part),
            },
            Standing::Over(ended) => {
                self.any_over = true;
                self.erased.extend(part.cloned());
                self.pseudonymise |=
                    ended.is_some_and(|ended| ended.rule.end_action == EndAction::Pseudonymise);
            }
        }
    }

    fn used(&mut self, part: Option<&FieldId>) {
        self.any_used = true;
        self.used.extend(part.cloned());
    }

    fn keep(&mut self, part: Option<&FieldId>, (reason, until): (KeepReason, Until)) {
        let same = self
            .kept
            .iter_mut()
            .find(|kept| kept.reason == reason && kept.until == until);
        match same {
            Some(kept) => kept.fields.extend(part.cloned()),
            None => self.kept.push(Kept {
                fields: part.cloned().into_iter().collect(),
                reason,
                until,
            }),
        }
    }

    fn outcome(&self, shared: bool) -> Outcome {
        if !self.kept.is_empty() {
            Outcome::KeepRestricted
        } else if self.any_used && (shared || !self.any_over) {
            Outcome::Untouched
        } else if self.any_used {
            Outcome::EraseFields
        } else if shared {
            Outcome::Unlink
        } else if self.pseudonymise {
            Outcome::Pseudonymise
        } else {
            Outcome::Erase
        }
    }
}

fn held(hold: &Hold) -> (KeepReason, Until) {
    let reason = KeepReason::Hold { hold: hold.id() };
    (reason, Until::Review(hold.review_date()))
}

fn by_rule(rule: &RetentionRule, through: LocalDate) -> Option<(KeepReason, Until)> {
    let (id, version, law) = (rule.id.clone(), rule.version, rule.source_law.clone());
    let reason = match rule.basis {
        KeepBasis::LegalObligation => KeepReason::LegalObligation {
            rule: id,
            version,
            law,
        },
        KeepBasis::LegalClaims => KeepReason::LegalClaims {
            rule: id,
            version,
            law,
        },
        KeepBasis::StorageLimit => return None,
    };
    Some((reason, Until::Through(through)))
}
