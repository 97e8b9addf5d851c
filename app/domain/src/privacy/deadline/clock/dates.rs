use super::{Clock, ClockError, Extension, Rules, Suspension, Term};
use crate::LocalDate;

impl Clock {
    /// Gives the date of receipt.
    #[must_use]
    pub const fn received(&self) -> LocalDate {
        self.0.received
    }

    /// Gives the version of the holiday rule it counts with.
    #[must_use]
    pub const fn holiday_rule(&self) -> u32 {
        self.0.holiday_rule
    }

    /// Gives the version of the configuration it counts with.
    #[must_use]
    pub const fn configuration(&self) -> u32 {
        self.0.configuration
    }

    /// Gives the end of a term before anything is moved.
    #[must_use]
    pub const fn nominal(&self, term: Term) -> LocalDate {
        match term {
            Term::Plain => self.0.nominal1,
            Term::Extended => self.0.nominal3,
        }
    }

    /// Gives the due date of a term, answered suspensions included.
    #[must_use]
    pub const fn due(&self, term: Term) -> LocalDate {
        match term {
            Term::Plain => self.0.due1,
            Term::Extended => self.0.due3,
        }
    }

    /// Gives the due date that counts now; the due moment is its end in Prague.
    #[must_use]
    pub const fn current_due(&self) -> LocalDate {
        self.0.current_due
    }

    /// Gives the due date as it would be without any suspension; it stays visible.
    ///
    /// # Errors
    /// When the clock's rules are not here.
    pub fn unsuspended_due(&self, rules: &Rules) -> Result<LocalDate, ClockError> {
        let nominal = self.nominal(self.term());
        Ok(self.own_rules(rules)?.holidays.roll(nominal)?)
    }

    /// Gives the term that counts now.
    #[must_use]
    pub const fn term(&self) -> Term {
        self.0.term()
    }

    /// Gives the extension, if there is one.
    #[must_use]
    pub const fn extension(&self) -> Option<&Extension> {
        self.0.extended.as_ref()
    }

    /// Gives the questions to the person, oldest first, also those that moved nothing.
    #[must_use]
    pub fn suspensions(&self) -> &[Suspension] {
        &self.0.suspensions
    }

    /// Gives the question that waits for its answer.
    #[must_use]
    pub fn open_question(&self) -> Option<&Suspension> {
        self.0.suspensions.last().filter(|last| last.is_open())
    }

    /// Gives the calendar days by which the terms have moved.
    #[must_use]
    pub fn suspended_days(&self) -> i64 {
        self.0.suspensions.iter().map(Suspension::days).sum()
    }

    /// Gives the day until which the organisation means to answer (D-8); it is neither rolled nor
    /// moved by a suspension.
    #[must_use]
    pub const fn internal_target(&self) -> LocalDate {
        self.0.internal_target
    }
}
