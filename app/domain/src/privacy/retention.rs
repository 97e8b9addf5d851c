//! Retention: how long data stays, and the sweep that finds what is over (specification 11).

mod clock;
mod default_rules;
mod rule;
mod rules;
mod standing;
mod starts_at;
mod sweep;

pub use clock::{Grace, GraceError, StorageClock};
pub use default_rules::default_rules;
pub use rule::{EndAction, KeepBasis, RetentionRule, Run};
pub use rules::{RuleApproval, Rules, RulesError};
pub use standing::{Facts, LiveBasis, SurveyError};
pub(crate) use standing::{Standing, Survey, View};
pub use starts_at::{PeriodHistory, Periods, StartsAt, TaxPeriod, YearEnd};
pub use sweep::{Locks, Sweep, SweepOutcome, SweepProof, Swept, Turn, sweep};
