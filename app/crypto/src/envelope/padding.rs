//! Padding, so that a length tells little: steps of 64 bytes up to 1 KiB, PADME above.
//!
//! One byte 0x80 ends the value, zeros fill the rest.

use crate::{CryptoError, Result};

const END: u8 = 0x80;
const STEP: usize = 64;
const STEPS_UP_TO: usize = 1_024;

/// Pads a value; the result is never empty.
pub(crate) fn pad(value: &[u8]) -> Vec<u8> {
    let length = padded_length(value.len() + 1);
    let mut padded = Vec::with_capacity(length + 16);
    padded.extend_from_slice(value);
    padded.push(END);
    padded.resize(length, 0);
    padded
}

/// Gives the length of the value inside; anything but a whole padding is refused.
pub(crate) fn value_length(padded: &[u8]) -> Result<usize> {
    let end = padded
        .iter()
        .rposition(|byte| *byte != 0)
        .ok_or(CryptoError::Refused)?;
    let whole = padded[end] == END && padded.len() == padded_length(end + 1);
    whole.then_some(end).ok_or(CryptoError::Refused)
}

/// Gives the length after padding. Above 1 KiB the mantissa of the length keeps as many bits as
/// its exponent needs (PADME).
pub(crate) const fn padded_length(length: usize) -> usize {
    if length <= STEPS_UP_TO {
        return length.next_multiple_of(STEP);
    }
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1 << (exponent - kept)) - 1;
    (length + mask) & !mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_go_up_in_steps_of_64_to_1_kib_and_then_by_padme() {
        let steps: Vec<usize> = [0, 62, 63, 64, 1_022, 1_023, 1_024, 1_087, 9_999, 100_000]
            .into_iter()
            .map(|length| pad(&vec![1; length]).len())
            .collect();

        assert_eq!(
            steps,
            [64, 64, 64, 128, 1_024, 1_024, 1_088, 1_088, 10_240, 100_352]
        );
    }

    #[test]
    fn a_padding_that_is_not_ours_is_refused() {
        let mut longer = pad(b"value");
        longer.extend_from_slice(&[0; STEP]);
        let mut other_end = pad(b"value");
        other_end[5] = 0x81;

        for padded in [vec![], vec![0; 64], b"value".to_vec(), longer, other_end] {
            assert_eq!(value_length(&padded), Err(CryptoError::Refused));
        }
    }

    #[test]
    fn what_was_padded_has_its_length_back() {
        for length in 0..5_000_usize {
            let value: Vec<u8> = [0x80, 0, 1].into_iter().cycle().take(length).collect();
            let padded = pad(&value);

            assert_eq!(value_length(&padded), Ok(length));
            assert!(padded.starts_with(&value));
        }
    }

    #[test]
    fn padding_adds_at_most_an_eighth_above_1_kib_and_never_shortens() {
        let mut before = 0;
        for length in (1_024..50_000_000_usize).step_by(997) {
            let padded = padded_length(length);

            assert!(padded >= length && padded - length <= length / 8);
            assert!(padded >= before && padded_length(padded) == padded);
            before = padded;
        }
    }
}
