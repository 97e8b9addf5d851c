//! `souhlas due`: deadlines with every step of their computation.

mod words;

use std::io::{self, Write};

use clap::Subcommand;
use domain::privacy::configuration::Configuration;
use domain::privacy::deadline::{BreachClock, Clock, ClockError, Question, Rules, Term};
use domain::{LocalDate, Timestamp};

use super::{End, instant};

/// What is due.
#[derive(Subcommand)]
pub(super) enum Due {
    /// The answer to a request of a person, by Regulation 1182/71 and Czech public holidays.
    Request {
        /// The day on which the request was received, in Prague.
        #[arg(long, value_name = "DATE", value_parser = date)]
        received: LocalDate,
        /// Extended to three months.
        #[arg(long)]
        extended: bool,
        /// The day on which the person was asked who they are or what they mean.
        #[arg(long, value_name = "DATE", value_parser = date, requires = "answered")]
        asked: Option<LocalDate>,
        /// The day on which the person answered.
        #[arg(long, value_name = "DATE", value_parser = date, requires = "asked")]
        answered: Option<LocalDate>,
    },
    /// The notice of a personal data breach to the authority.
    Breach {
        /// When the controller became aware, with its zone.
        #[arg(long, value_name = "INSTANT", value_parser = instant)]
        aware: Timestamp,
    },
}

impl Due {
    pub(super) fn run(self, out: &mut impl Write) -> io::Result<End> {
        match self {
            Self::Request {
                received,
                extended,
                asked,
                answered,
            } => {
                let term = if extended {
                    Term::Extended
                } else {
                    Term::Plain
                };
                match request(received, asked.zip(answered), term) {
                    Ok((due, steps)) => answer(out, due, steps),
                    Err((member, why)) => Ok(End::Unreadable(format!("--{member}: {why}"))),
                }
            }
            Self::Breach { aware } => {
                let clock = BreachClock::start(aware, &Configuration::default());
                answer(out, clock.due(), clock.explain().iter().map(words::breach))
            }
        }
    }
}

type Refused = (&'static str, ClockError);

/// The due day of a request and the words of each step; a refusal names the day that is wrong.
fn request(
    received: LocalDate,
    question: Option<(LocalDate, LocalDate)>,
    term: Term,
) -> Result<(LocalDate, Vec<String>), Refused> {
    let rules = Rules::default();
    let wrong = |member| move |why| (member, why);
    let mut clock = Clock::start(received, &rules).map_err(wrong("received"))?;
    if let Some((asked, answered)) = question {
        clock = clock
            .ask(Question::Identity, asked, &rules)
            .map_err(wrong("asked"))?
            .answer(answered, &rules)
            .map_err(wrong("answered"))?;
    }
    let steps = clock.explain(term, &rules).map_err(wrong("received"))?;
    Ok((clock.due(term), steps.iter().map(words::request).collect()))
}

fn answer(
    out: &mut impl Write,
    due: impl std::fmt::Display,
    steps: impl IntoIterator<Item = String>,
) -> io::Result<End> {
    writeln!(out, "due {due}")?;
    for (number, step) in (1..).zip(steps) {
        writeln!(out, "{number}. {step}")?;
    }
    Ok(End::Answered)
}

fn date(text: &str) -> Result<LocalDate, &'static str> {
    LocalDate::parse(text).ok_or("no day of the calendar, written as 2026-05-04")
}
