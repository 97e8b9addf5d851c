//! Waiting between tries: full jitter, at most 8 tries or 2 seconds.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use tokio::time::{Instant, sleep};

const TRIES: u32 = 8;
const LIMIT: Duration = Duration::from_secs(2);
const FIRST: Duration = Duration::from_millis(4);

/// The tries of one request.
#[derive(Debug)]
pub(crate) struct Tries {
    made: u32,
    until: Instant,
}

impl Tries {
    pub(crate) fn new() -> Self {
        Self {
            made: 1,
            until: Instant::now() + LIMIT,
        }
    }

    /// Waits a random part of a doubling time; says no when the tries are used up.
    pub(crate) async fn again(&mut self) -> bool {
        if self.made >= TRIES || Instant::now() >= self.until {
            return false;
        }
        sleep(jitter(FIRST * (1 << self.made))).await;
        self.made += 1;
        true
    }
}

/// Each `RandomState` is seeded anew, which is random enough to spread retries.
fn jitter(most: Duration) -> Duration {
    let random = RandomState::new().hash_one(0) % 1024;
    most * u32::try_from(random).expect("less than 1024") / 1024
}
