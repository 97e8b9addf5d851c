use serde::{Deserialize, Serialize};

use super::{Clock, ClockError, Effect, Question, Rules, Suspension};
use crate::privacy::configuration::PeriodKey;
use crate::privacy::deadline::{Alarm, AlarmKind};
use crate::{LocalDate, Timestamp};

const WORKING_DAYS_BEFORE: [u32; 3] = [10, 5, 2];

/// How an answer stands in time; the words of the late ones mark the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// Before the end of its due date.
    InTime,
    /// A full refusal after the plain term of an extended case (D-9).
    LateRefusal,
    /// After the end of the due date that counts.
    Overdue,
}

impl Clock {
    /// Says whether a question stops the clock at present.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.open_question()
            .is_some_and(|open| open.effect == Effect::Shift)
    }

    /// Says whether the due moment, the end of the due date in Prague, has passed without an
    /// answer; never while the clock is stopped.
    #[must_use]
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        !self.is_stopped() && now >= self.current_due().end()
    }

    /// Says how an answer that fulfils the request or a part of it stands in time.
    #[must_use]
    pub fn timing_of_answer(&self, sent: Timestamp) -> Timing {
        if self.is_overdue(sent) {
            Timing::Overdue
        } else {
            Timing::InTime
        }
    }

    /// Says how a full refusal stands in time: it is due with the plain term, and after an
    /// extension it is still sent, marked (D-9).
    #[must_use]
    pub fn timing_of_refusal(&self, sent: Timestamp) -> Timing {
        if self.is_overdue(sent) {
            Timing::Overdue
        } else if !self.is_stopped() && sent >= self.0.due1.end() {
            Timing::LateRefusal
        } else {
            Timing::InTime
        }
    }

    /// Gives the last day of waiting for the answer to an open identity question.
    ///
    /// # Errors
    /// When the clock's rules are not here.
    pub fn identity_wait_end(&self, rules: &Rules) -> Result<Option<LocalDate>, ClockError> {
        let rules = self.own_rules(rules)?;
        let wait = rules
            .configuration
            .period(PeriodKey::DsrIdentityWait, self.0.received.start());
        let asks_identity = |open: &&Suspension| open.question == Question::Identity;
        Ok(self
            .open_question()
            .filter(asks_identity)
            .map(|open| wait.value.after_date(open.asked)))
    }

    /// Says whether the identity question has waited in vain, so that the reasoned refusal
    /// `cannot_identify` may go.
    ///
    /// # Errors
    /// When the clock's rules are not here.
    pub fn may_refuse_unidentified(
        &self,
        now: Timestamp,
        rules: &Rules,
    ) -> Result<bool, ClockError> {
        let end = self.identity_wait_end(rules)?;
        Ok(end.is_some_and(|end| now >= end.end()))
    }

    /// Gives the alarms in order of their days: 10, 5 and 2 working days before the due date, on
    /// it, on the internal target (D-8), and after the wait for an identity.
    ///
    /// # Errors
    /// When the clock's rules are not here.
    pub fn alarms(&self, rules: &Rules) -> Result<Vec<Alarm>, ClockError> {
        let holidays = self.own_rules(rules)?.holidays;
        let due = self.current_due();
        let mut alarms = vec![
            alarm(self.internal_target(), AlarmKind::InternalTarget),
            alarm(due, AlarmKind::DueDay),
        ];
        for days in WORKING_DAYS_BEFORE {
            let on = holidays.minus_working_days(due, days)?;
            alarms.push(alarm(on, AlarmKind::WorkingDaysLeft(days)));
        }
        let wait_over = self.identity_wait_end(rules)?.map(|end| end.plus_days(1));
        alarms.extend(wait_over.map(|on| alarm(on, AlarmKind::IdentityWaitOver)));
        alarms.sort();
        Ok(alarms)
    }
}

const fn alarm(on: LocalDate, kind: AlarmKind) -> Alarm {
    Alarm { on, kind }
}
