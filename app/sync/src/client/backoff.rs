//! How long to wait after a failure: doubling, capped, spread over devices.

const FIRST_MS: u64 = 1_000;
const LONGEST_MS: u64 = 5 * 60 * 1_000;

/// Gives the wait after so many failures in a row.
///
/// `jitter` is any number that differs between devices and tries; the wait lies between half of
/// the doubled time and the whole of it, so that devices do not come back in one wave.
#[must_use]
pub fn wait_ms(failures: u32, jitter: u64) -> u64 {
    let doublings = failures.saturating_sub(1).min(20);
    let whole = (FIRST_MS << doublings).min(LONGEST_MS);
    let half = whole / 2;
    half + jitter % (half + 1)
}

/// Spreads a seed, so that neighbouring tries and devices get unlike numbers (SplitMix64).
#[must_use]
pub const fn spread(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_five_minutes_and_never_beyond() {
        assert_eq!(wait_ms(1, 0), 500);
        assert_eq!(wait_ms(1, 500), 1_000);
        assert_eq!(wait_ms(3, 0), 2_000);
        for failures in 0..=u32::BITS {
            for jitter in [0, 1, 777, u64::MAX] {
                let wait = wait_ms(failures, jitter);
                assert!(
                    (FIRST_MS / 2..=LONGEST_MS).contains(&wait),
                    "{failures} {wait}"
                );
            }
        }
        assert!(wait_ms(u32::MAX, 0) >= LONGEST_MS / 2);
    }

    #[test]
    fn devices_that_fail_together_come_back_apart() {
        let waits: std::collections::BTreeSet<u64> =
            (0..100).map(|device| wait_ms(6, spread(device))).collect();
        assert!(waits.len() > 95);
    }
}
