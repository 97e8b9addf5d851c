use serde::{Deserialize, Serialize};

use super::{ClockError, Extension, Suspension, Term};
use crate::LocalDate;

/// The way of counting; a new one gets a new name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// Regulation (EEC, Euratom) 1182/71 as in specification 10.3.
    #[default]
    #[serde(rename = "regulation_1182_71")]
    Regulation1182,
}

/// The members of a clock as they are stored (specification 10.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    pub(super) alg: Algorithm,
    pub(super) received: LocalDate,
    pub(super) holiday_rule: u32,
    pub(super) configuration: u32,
    pub(super) nominal1: LocalDate,
    pub(super) due1: LocalDate,
    pub(super) nominal3: LocalDate,
    pub(super) due3: LocalDate,
    pub(super) suspensions: Vec<Suspension>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) extended: Option<Extension>,
    pub(super) internal_target: LocalDate,
    pub(super) current_due: LocalDate,
}

impl Stored {
    pub(super) const fn term(&self) -> Term {
        match self.extended {
            None => Term::Plain,
            Some(_) => Term::Extended,
        }
    }

    pub(super) const fn due_now(&self) -> LocalDate {
        match self.term() {
            Term::Plain => self.due1,
            Term::Extended => self.due3,
        }
    }

    /// Refuses members that no clock can have together.
    pub(super) fn check(&self) -> Result<(), ClockError> {
        let extension_fits = |extension: &Extension| {
            extension.sent >= self.received && !extension.words.trim().is_empty()
        };
        for (fits, field) in [
            (self.received <= self.nominal1, "nominal1"),
            (self.received <= self.nominal3, "nominal3"),
            (self.nominal1 <= self.due1, "due1"),
            (self.nominal3 <= self.due3, "due3"),
            (self.received <= self.internal_target, "internal_target"),
            (self.due_now() == self.current_due, "current_due"),
            (self.spans_follow_one_another(), "suspensions"),
            (self.extended.iter().all(extension_fits), "extended"),
        ] {
            if !fits {
                return Err(ClockError::Contradiction { field });
            }
        }
        Ok(())
    }

    fn spans_follow_one_another(&self) -> bool {
        let mut free_from = Some(self.received);
        self.suspensions.iter().all(|span| {
            let begins = free_from.is_some_and(|free| free <= span.asked);
            free_from = span.answered;
            begins && span.answered.is_none_or(|answered| span.asked <= answered)
        })
    }
}
