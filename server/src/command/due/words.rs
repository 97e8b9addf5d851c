//! Steps of a computation in words.

use domain::privacy::deadline::{BreachStep, Effect, Holiday, NonWorking, Question, Step};
use domain::{LocalDate, Period, Timestamp};

const MINUTE: i64 = 60_000;
const MINUTES_OF_A_DAY: i64 = 24 * 60;

/// A step on the way to the due day of a request.
pub(super) fn request(step: &Step) -> String {
    match *step {
        Step::Received { on } => {
            format!("received on {}, a day that is not counted (D-1)", day(on))
        }
        Step::Counted { period, on } => format!("{} from then: {}", length(period), day(on)),
        Step::Clamped { missing_day, on } => format!(
            "that month has no day {missing_day}, so its last day stands: {} (D-2)",
            day(on)
        ),
        Step::Shifted {
            question,
            asked,
            answered,
            days,
            on,
        } => format!(
            "the question {} of {} was answered on {}, which adds {days} days: {} (X-2)",
            about(question),
            day(asked),
            day(answered),
            day(on)
        ),
        Step::Waiting { question, asked } => format!(
            "the question {} of {} is not answered, which adds nothing yet (X-2)",
            about(question),
            day(asked)
        ),
        Step::NotShifted {
            question,
            asked,
            limit,
            effect,
        } => format!(
            "the question {} of {} adds nothing: {} (X-2)",
            about(question),
            day(asked),
            not_shifted(effect, limit)
        ),
        Step::Skipped { on, because } => format!(
            "{} is {}, so the next day (Art. 3(4))",
            day(on),
            non_working(because)
        ),
        Step::Due { on } => format!("due until the end of {} in Prague", day(on)),
    }
}

/// A step on the way to the due instant of a breach.
pub(super) fn breach(step: &BreachStep) -> String {
    match *step {
        BreachStep::Aware { at, offset_minutes } => {
            format!("aware at {at}, in Prague {}", local(at, offset_minutes))
        }
        BreachStep::Rule { hours, version } => format!(
            "{hours} elapsed hours by version {version} of the rule, over weekends and changes of the clock, \
             without rounding (B-1)"
        ),
        BreachStep::Due { at, offset_minutes } => {
            format!("due at {at}, in Prague {}", local(at, offset_minutes))
        }
    }
}

fn day(date: LocalDate) -> String {
    format!("{} {date}", date.weekday())
}

fn length(period: Period) -> String {
    let (count, unit) = match period {
        Period::Months(count) => (count, "month"),
        Period::Days(count) => (count, "day"),
        Period::Hours(count) => (count, "hour"),
        Period::Minutes(count) => (count, "minute"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

const fn about(question: Question) -> &'static str {
    match question {
        Question::Identity => "about identity",
        Question::Clarification => "about what is meant",
    }
}

fn not_shifted(effect: Effect, limit: LocalDate) -> String {
    match effect {
        Effect::AskedTooLate => format!("it came after {}, the last day for it", day(limit)),
        Effect::SwitchedOff => "the configuration adds no days for questions".to_owned(),
        Effect::Shift => "no day passed".to_owned(),
    }
}

fn non_working(because: NonWorking) -> String {
    match because {
        NonWorking::Saturday => "a Saturday".to_owned(),
        NonWorking::Sunday => "a Sunday".to_owned(),
        NonWorking::Holiday(holiday) => format!("a public holiday ({})", name(holiday)),
    }
}

const fn name(holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => "New Year",
        Holiday::GoodFriday => "Good Friday",
        Holiday::EasterMonday => "Easter Monday",
        Holiday::LabourDay => "Labour Day",
        Holiday::VictoryDay => "Victory Day",
        Holiday::CyrilAndMethodius => "Saints Cyril and Methodius",
        Holiday::JanHus => "Jan Hus",
        Holiday::Statehood => "Czech Statehood",
        Holiday::Independence => "Independence",
        Holiday::FreedomAndDemocracy => "Freedom and Democracy",
        Holiday::ChristmasEve => "Christmas Eve",
        Holiday::ChristmasDay => "Christmas Day",
        Holiday::SaintStephen => "Saint Stephen",
        Holiday::Exceptional => "declared for this day alone",
    }
}

fn local(at: Timestamp, offset_minutes: i32) -> String {
    let minutes = at.as_millis().div_euclid(MINUTE) + i64::from(offset_minutes);
    let minute = minutes.rem_euclid(MINUTES_OF_A_DAY);
    let zone = if offset_minutes == 60 { "CET" } else { "CEST" };
    format!(
        "{} {:02}:{:02} {zone}",
        day(LocalDate::of(at)),
        minute / 60,
        minute % 60
    )
}
