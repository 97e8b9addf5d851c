mod dates;
mod error;
mod explain;
mod extension;
mod stored;
mod suspension;
mod timing;

pub use error::ClockError;
pub use extension::{Extension, ExtensionReason};
pub use stored::Algorithm;
pub use suspension::{Effect, Question, Suspension};
pub use timing::Timing;

use serde::{Deserialize, Deserializer, Serialize};
use stored::Stored;

use super::Rules;
use crate::privacy::configuration::{PeriodKey, SuspensionPolicy};
use crate::{LocalDate, Period};

/// The clock of one request. It keeps the versions of the rules it began with, so a later holiday
/// or configuration never moves a date that was shown (D-7); whoever asks it again hands in the
/// present rules, and it counts with those of its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Clock(Stored);

/// Which of the two terms of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// One month from receipt.
    Plain,
    /// Three months from receipt, when extended (D-3).
    Extended,
}

impl Clock {
    /// Starts at receipt, whatever the day of the week (D-4), with the configuration valid when
    /// that day begins.
    ///
    /// # Errors
    /// When receipt or a due date is outside the years of the holiday law.
    pub fn start(received: LocalDate, rules: &Rules) -> Result<Self, ClockError> {
        rules.holidays.on(received)?;
        let nominal1 = term(Term::Plain, received, rules).after_date(received);
        let nominal3 = term(Term::Extended, received, rules).after_date(received);
        let target = rules
            .configuration
            .period(PeriodKey::DsrInternalTarget, received.start());
        let due1 = rules.holidays.roll(nominal1)?;
        Ok(Self(Stored {
            alg: Algorithm::default(),
            received,
            holiday_rule: rules.holidays.version(),
            configuration: rules.configuration.version(),
            nominal1,
            due1,
            nominal3,
            due3: rules.holidays.roll(nominal3)?,
            suspensions: Vec::new(),
            extended: None,
            internal_target: target.value.after_date(received),
            current_due: due1,
        }))
    }

    /// Notes a question to the person. It stops the clock only when sent within the limit of
    /// working days after receipt and the policy lets it.
    ///
    /// # Errors
    /// When it was sent before receipt or before the last answer, when another is open, or when
    /// the clock's rules are not here.
    pub fn ask(
        &self,
        question: Question,
        asked: LocalDate,
        rules: &Rules,
    ) -> Result<Self, ClockError> {
        self.may_ask(asked)?;
        let rules = self.own_rules(rules)?;
        let effect = self.effect_of_asking(asked, &rules)?;
        let mut next = self.clone();
        next.0.suspensions.push(Suspension {
            question,
            asked,
            answered: None,
            effect,
        });
        Ok(next)
    }

    /// Notes the answer to the open question and moves both terms by the days it took.
    ///
    /// # Errors
    /// When no question is open, the answer is older than it, or the clock's rules are not here.
    pub fn answer(&self, answered: LocalDate, rules: &Rules) -> Result<Self, ClockError> {
        let rules = self.own_rules(rules)?;
        let mut next = self.clone();
        let open = next.0.suspensions.last_mut().filter(|last| last.is_open());
        let open = open.ok_or(ClockError::NoQuestionOpen)?;
        if answered < open.asked {
            return Err(ClockError::AnsweredBeforeAsked { asked: open.asked });
        }
        open.answered = Some(answered);
        let days = next.suspended_days();
        next.0.due1 = rules.holidays.roll(next.0.nominal1.plus_days(days))?;
        next.0.due3 = rules.holidays.roll(next.0.nominal3.plus_days(days))?;
        next.0.current_due = next.0.due_now();
        Ok(next)
    }

    /// Extends to three months from receipt, once, by a notice sent not later than the due date of
    /// the plain term.
    ///
    /// # Errors
    /// When it is extended already, the notice is late or older than receipt, or lacks its words.
    pub fn extend(&self, extension: Extension) -> Result<Self, ClockError> {
        if self.0.extended.is_some() {
            return Err(ClockError::ExtendedAlready);
        }
        if extension.sent < self.0.received {
            return Err(ClockError::BeforeReceipt {
                received: self.0.received,
            });
        }
        if extension.sent > self.0.due1 && !self.is_stopped() {
            return Err(ClockError::NoticeTooLate { due: self.0.due1 });
        }
        if extension.words.trim().is_empty() {
            return Err(ClockError::WordsMissing);
        }
        let mut next = self.clone();
        next.0.extended = Some(extension);
        next.0.current_due = next.0.due_now();
        Ok(next)
    }

    fn may_ask(&self, asked: LocalDate) -> Result<(), ClockError> {
        let received = self.0.received;
        if asked < received {
            return Err(ClockError::BeforeReceipt { received });
        }
        match self.0.suspensions.last() {
            Some(last) => match last.answered {
                None => Err(ClockError::QuestionOpen { asked: last.asked }),
                Some(answered) if asked < answered => Err(ClockError::SpansOverlap { answered }),
                Some(_) => Ok(()),
            },
            None => Ok(()),
        }
    }

    fn effect_of_asking(&self, asked: LocalDate, rules: &Rules) -> Result<Effect, ClockError> {
        let policy = rules.configuration.suspension(self.0.received.start());
        Ok(match policy.value {
            SuspensionPolicy::None => Effect::SwitchedOff,
            SuspensionPolicy::Shift if asked <= self.question_limit(rules)? => Effect::Shift,
            SuspensionPolicy::Shift => Effect::AskedTooLate,
        })
    }

    /// Gives the last day on which a question stops the clock.
    fn question_limit(&self, rules: &Rules) -> Result<LocalDate, ClockError> {
        let received = self.0.received;
        let limit = rules
            .configuration
            .identity_question_limit(received.start());
        Ok(rules.holidays.plus_working_days(received, limit.value)?)
    }

    fn own_rules(&self, rules: &Rules) -> Result<Rules, ClockError> {
        Ok(rules.as_of(self.0.holiday_rule, self.0.configuration)?)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        stored.check().map_err(serde::de::Error::custom)?;
        Ok(Self(stored))
    }
}

fn term(term: Term, received: LocalDate, rules: &Rules) -> Period {
    let key = match term {
        Term::Plain => PeriodKey::DsrDue,
        Term::Extended => PeriodKey::DsrDueExtended,
    };
    rules.configuration.period(key, received.start()).value
}
