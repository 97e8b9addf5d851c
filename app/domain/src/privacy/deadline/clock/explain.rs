use super::{Clock, ClockError, Effect, Rules, Suspension, Term, term};
use crate::privacy::deadline::{Holidays, OutsideHolidayLaw, Step};
use crate::{LocalDate, Period};

impl Clock {
    /// Gives the steps that lead to the due date of a term, whether or not it is the one that
    /// counts now.
    ///
    /// # Errors
    /// When the clock's rules are not here.
    pub fn explain(&self, of: Term, rules: &Rules) -> Result<Vec<Step>, ClockError> {
        let rules = self.own_rules(rules)?;
        let mut steps = vec![Step::Received {
            on: self.received(),
        }];
        steps.extend(counted(
            term(of, self.received(), &rules),
            self.received(),
            self.nominal(of),
        ));
        let limit = self.question_limit(&rules)?;
        let mut end = self.nominal(of);
        for suspension in self.suspensions() {
            end = end.plus_days(suspension.days());
            steps.push(suspended(suspension, limit, end));
        }
        steps.extend(skipped(end, &rules.holidays)?);
        steps.push(Step::Due { on: self.due(of) });
        Ok(steps)
    }
}

fn counted(period: Period, received: LocalDate, nominal: LocalDate) -> Vec<Step> {
    let mut steps = vec![Step::Counted {
        period,
        on: nominal,
    }];
    if matches!(period, Period::Months(_)) && nominal.day() < received.day() {
        steps.push(Step::Clamped {
            missing_day: received.day(),
            on: nominal,
        });
    }
    steps
}

fn suspended(suspension: &Suspension, limit: LocalDate, end: LocalDate) -> Step {
    let Suspension {
        question,
        asked,
        answered,
        effect,
    } = *suspension;
    match (effect, answered) {
        (Effect::Shift, Some(answered)) => Step::Shifted {
            question,
            asked,
            answered,
            days: suspension.days(),
            on: end,
        },
        (Effect::Shift, None) => Step::Waiting { question, asked },
        (Effect::AskedTooLate | Effect::SwitchedOff, _) => Step::NotShifted {
            question,
            asked,
            limit,
            effect,
        },
    }
}

fn skipped(end: LocalDate, holidays: &Holidays) -> Result<Vec<Step>, OutsideHolidayLaw> {
    let mut steps = Vec::new();
    let mut on = end;
    while let Some(because) = holidays.non_working(on)? {
        steps.push(Step::Skipped { on, because });
        on = on.plus_days(1);
    }
    Ok(steps)
}
