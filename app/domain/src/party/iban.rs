//! International bank account numbers (ISO 13616).

/// Lengths in the countries of SEPA; others are bounded by the standard only.
const LENGTHS: [(&str, usize); 42] = [
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

const ANY_LENGTH: std::ops::RangeInclusive<usize> = 15..=34;

/// Reads a number and gives it without spaces, in upper case; none when it is not one.
#[must_use]
pub fn parse(text: &str) -> Option<String> {
    let compact: String = text
        .chars()
        .filter(|symbol| !symbol.is_whitespace())
        .map(|symbol| symbol.to_ascii_uppercase())
        .collect();
    let shaped = compact
        .bytes()
        .enumerate()
        .all(|(place, byte)| match place {
            0 | 1 => byte.is_ascii_uppercase(),
            2 | 3 => byte.is_ascii_digit(),
            _ => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
        });
    (shaped && has_length(&compact) && remainder(&compact) == 1).then_some(compact)
}

/// Shows a normalised number in groups of four.
#[must_use]
pub fn format(number: &str) -> String {
    let mut shown = String::with_capacity(number.len() + number.len() / 4);
    for (place, symbol) in number.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            shown.push('\u{a0}');
        }
        shown.push(symbol);
    }
    shown
}

fn has_length(number: &str) -> bool {
    LENGTHS
        .iter()
        .find(|(country, _)| number.starts_with(country))
        .map_or_else(
            || ANY_LENGTH.contains(&number.len()),
            |(_, length)| number.len() == *length,
        )
}

/// Gives the number modulo 97, its first four symbols moved to the end and letters as 10 to 35.
fn remainder(number: &str) -> u32 {
    number
        .bytes()
        .cycle()
        .skip(4)
        .take(number.len())
        .fold(0, |rest, byte| {
            if byte.is_ascii_digit() {
                (rest * 10 + u32::from(byte - b'0')) % 97
            } else {
                (rest * 100 + u32::from(byte - b'A') + 10) % 97
            }
        })
}

#[cfg(test)]
mod tests {
    use super::{format, parse};

    #[test]
    fn numbers_of_the_standard_are_accepted() {
        for (written, compact) in [
            ("CZ65 0800 0000 1920 0014 5399", "CZ6508000000192000145399"),
            ("sk31 1200 0000 1987 4263 7541", "SK3112000000198742637541"),
            ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
            ("GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"),
            (
                "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
                "MT84MALT011000012345MTLCAST001S",
            ),
        ] {
            assert_eq!(parse(written).as_deref(), Some(compact));
        }
    }

    #[test]
    fn one_changed_or_swapped_digit_is_noticed() {
        assert_eq!(parse("CZ65 0800 0000 1920 0014 5398"), None);
        assert_eq!(parse("CZ65 0800 0000 1290 0014 5399"), None);
    }

    #[test]
    fn a_wrong_length_or_symbol_is_refused() {
        for wrong in [
            "",
            "CZ65",
            "CZ65080000001920001453",
            "19-2000145399/0800",
            "ČZ6508000000192000145399",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_number_is_shown_in_groups_of_four() {
        assert_eq!(
            format("CZ6508000000192000145399").replace('\u{a0}', " "),
            "CZ65 0800 0000 1920 0014 5399"
        );
    }
}
