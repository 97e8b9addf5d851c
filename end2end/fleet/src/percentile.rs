//! Percentiles of measured times.

use core::fmt;
use core::time::Duration;

/// Measured times of one kind of act.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Adds one measurement.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// Takes over the measurements of another device.
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Gives the smallest time that at least `percent` of the measurements do not exceed.
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Option<Duration> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100);
        sorted.get(rank.saturating_sub(1)).copied()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>6} times", self.0.len())?;
        for percent in [50, 95, 99, 100] {
            if let Some(time) = self.percentile(percent) {
                write!(f, "  p{percent} {:.1} ms", time.as_secs_f64() * 1000.0)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use core::time::Duration;

    use super::Times;

    fn times(millis: impl IntoIterator<Item = u64>) -> Times {
        Times(millis.into_iter().map(Duration::from_millis).collect())
    }

    #[test]
    fn a_percentile_is_a_measured_time() {
        let times = times((1..=100).rev());
        for (percent, millis) in [(1, 1), (50, 50), (95, 95), (100, 100)] {
            assert_eq!(
                times.percentile(percent),
                Some(Duration::from_millis(millis))
            );
        }
    }

    #[test]
    fn one_measurement_is_every_percentile_and_none_is_none() {
        assert_eq!(times([7]).percentile(50), Some(Duration::from_millis(7)));
        assert_eq!(times([]).percentile(50), None);
    }
}
