//! What waits to be rolled, from the log.

use domain::organisation::Organisation;
use domain::record::Class;
use domain::{DeviceId, Timestamp};

const HOUR_MS: i64 = 3_600_000;

/// How long something has been waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than an hour.
    Fresh,
    /// Whole hours, up to two days.
    Hours(u32),
    /// Whole days.
    Days(u32),
}

/// A class whose keys are not yet rolled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingKeys {
    /// The class.
    pub class: Class,
    /// Since when.
    pub since: Timestamp,
    /// How long that is.
    pub age: Age,
    /// Whether this device can roll them.
    pub here: bool,
}

/// The classes that wait, the strongest last; without those whose new keys a second
/// administrator has only to sign.
#[must_use]
pub fn waiting(organisation: &Organisation, device: DeviceId, now: Timestamp) -> Vec<WaitingKeys> {
    let next = organisation.next_epochs(device);
    organisation
        .unrolled()
        .into_iter()
        .filter(|unrolled| !organisation.epoch_waits(unrolled.class))
        .map(|unrolled| WaitingKeys {
            class: unrolled.class,
            since: unrolled.since,
            age: age(unrolled.age_ms(now)),
            here: next.iter().any(|next| next.class == unrolled.class),
        })
        .collect()
}

fn age(ms: i64) -> Age {
    let hours = u32::try_from(ms / HOUR_MS).unwrap_or(u32::MAX);
    match hours {
        0 => Age::Fresh,
        1..48 => Age::Hours(hours),
        _ => Age::Days(hours / 24),
    }
}

#[cfg(test)]
mod tests {
    use super::{Age, HOUR_MS, age};

    #[test]
    fn an_age_is_told_in_whole_hours_and_later_in_days() {
        assert_eq!(age(HOUR_MS - 1), Age::Fresh);
        assert_eq!(age(HOUR_MS), Age::Hours(1));
        assert_eq!(age(47 * HOUR_MS), Age::Hours(47));
        assert_eq!(age(48 * HOUR_MS), Age::Days(2));
        assert_eq!(age(i64::MAX), Age::Days(u32::MAX / 24));
    }
}
