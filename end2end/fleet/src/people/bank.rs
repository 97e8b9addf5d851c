//! Czech account numbers with right check digits (weights of the Czech National Bank, ISO 13616).

use super::seeded::Seeded;

const BANKS: [&str; 7] = ["0100", "0300", "0600", "0800", "2010", "3030", "5500"];
const WEIGHTS: [u64; 10] = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

/// Makes an IBAN of a made-up Czech account.
pub(super) fn iban(seeded: &mut Seeded) -> String {
    let account = account(seeded);
    let bank = seeded.pick(&BANKS);
    let basic = format!("{bank}000000{account:010}");
    let check = 98 - remainder(&format!("{basic}123500"), 97);
    format!("CZ{check:02}{basic}")
}

/// The last of the ten digits has weight 1, so one of ten neighbours sums up to a multiple of 11,
/// unless ten were needed.
fn account(seeded: &mut Seeded) -> u64 {
    loop {
        let head = seeded.between(10_000_000, 999_999_999);
        let sum: u64 = digits(head * 10)
            .zip(WEIGHTS)
            .map(|(digit, weight)| digit * weight)
            .sum();
        let last = (11 - sum % 11) % 11;
        if last < 10 {
            return head * 10 + last;
        }
    }
}

fn digits(number: u64) -> impl Iterator<Item = u64> {
    (0..10u32)
        .rev()
        .map(move |place| number / 10u64.pow(place) % 10)
}

fn remainder(digits: &str, divisor: u64) -> u64 {
    digits.bytes().fold(0, |rest, digit| {
        (rest * 10 + u64::from(digit - b'0')) % divisor
    })
}

#[cfg(test)]
mod tests {
    use domain::party::iban::parse;

    use super::{Seeded, iban};

    #[test]
    fn every_account_has_a_right_check_number() {
        for number in 0..300 {
            let made = iban(&mut Seeded::new(3, number));
            assert_eq!(parse(&made), Some(made.clone()), "{made}");
        }
    }
}
