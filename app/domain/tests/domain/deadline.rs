//! Deadlines: specification 10.3, 10.4, 10.6, 12.2, 12.4 and PT-6.

mod breach;
mod cases;
mod extension;
mod holidays;
mod identity_wait;
mod information;
mod invalid;
mod properties;
mod receipt;
mod slow;
mod steps;
mod stored;
mod suspension;
mod table;
mod terms;

use domain::privacy::deadline::{Clock, Extension, ExtensionReason, Rules};
use domain::{LocalDate, Timestamp};

fn date(text: &str) -> LocalDate {
    LocalDate::parse(text).unwrap()
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn clock(received: &str) -> Clock {
    Clock::start(date(received), &Rules::default()).unwrap()
}

fn extension(sent: &str) -> Extension {
    Extension {
        reason: ExtensionReason::Complexity,
        words: "Údaje leží v pěti systémech.".to_owned(),
        sent: date(sent),
    }
}
