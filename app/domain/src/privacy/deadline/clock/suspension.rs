use serde::{Deserialize, Serialize};

use crate::LocalDate;

/// What the person was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Who they are, because there is doubt.
    Identity,
    /// What they mean, because an access request is very broad.
    Clarification,
}

/// What a question does to the clock, decided when it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The days without an answer are added.
    Shift,
    /// Nothing: it was sent after the limit.
    AskedTooLate,
    /// Nothing: the policy is `none`.
    SwitchedOff,
}

/// A question to the person and the time without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// What was asked.
    pub question: Question,
    /// The Prague date on which it was sent.
    pub asked: LocalDate,
    /// The Prague date of the answer; absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<LocalDate>,
    /// What it does to the clock.
    pub effect: Effect,
}

impl Suspension {
    /// Says whether the answer is missing.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.answered.is_none()
    }

    /// Gives the calendar days that it adds; none while it is open.
    #[must_use]
    pub fn days(&self) -> i64 {
        match (self.effect, self.answered) {
            (Effect::Shift, Some(answered)) => self.asked.days_until(answered),
            (Effect::Shift, None) | (Effect::AskedTooLate | Effect::SwitchedOff, _) => 0,
        }
    }
}
