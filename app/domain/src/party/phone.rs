//! Telephone numbers in E.164, with +420 for numbers without a country code (U-2).

const DEFAULT_COUNTRY: &str = "420";

/// Countries whose numbers have exactly nine digits after the code.
const NINE_DIGITS: [&str; 2] = ["420", "421"];

/// Reads a number as people write it and gives it as E.164; none when it is not one.
#[must_use]
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim();
    let (international, rest) = match text.strip_prefix('+').or_else(|| text.strip_prefix("00")) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let digits = digits(rest)?;
    let number = if international || is_default_with_code(&digits) {
        digits
    } else if digits.len() == 9 {
        format!("{DEFAULT_COUNTRY}{digits}")
    } else {
        return None;
    };
    is_number(&number).then(|| format!("+{number}"))
}

/// Shows a normalised number in groups of three.
#[must_use]
pub fn format(number: &str) -> String {
    let mut shown = String::with_capacity(number.len() + number.len() / 3);
    for (place, symbol) in number.chars().enumerate() {
        if place > 1 && place % 3 == 1 {
            shown.push('\u{a0}');
        }
        shown.push(symbol);
    }
    shown
}

/// Drops what people put between digits; any other symbol makes the text no number.
fn digits(text: &str) -> Option<String> {
    text.chars()
        .filter(|symbol| !symbol.is_whitespace() && !matches!(symbol, '-' | '.' | '/' | '(' | ')'))
        .map(|symbol| symbol.is_ascii_digit().then_some(symbol))
        .collect()
}

fn is_default_with_code(digits: &str) -> bool {
    digits.len() == 12 && digits.starts_with(DEFAULT_COUNTRY)
}

fn is_number(number: &str) -> bool {
    match NINE_DIGITS
        .iter()
        .find_map(|code| number.strip_prefix(code))
    {
        Some(national) => national.len() == 9 && !national.starts_with(['0', '1']),
        None => (8..=15).contains(&number.len()) && !number.starts_with('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::{format, parse};

    #[test]
    fn the_ways_of_writing_a_czech_number_give_one_form() {
        for written in [
            "601123456",
            "601 123 456",
            "+420 601 123 456",
            "00420601123456",
            "420 601 123 456",
            "601-123-456",
            "(601) 123.456",
            "601\u{a0}123\u{a0}456",
        ] {
            assert_eq!(
                parse(written).as_deref(),
                Some("+420601123456"),
                "{written}"
            );
        }
    }

    #[test]
    fn a_foreign_number_keeps_its_code() {
        assert_eq!(parse("+49 30 901820").as_deref(), Some("+4930901820"));
        assert_eq!(parse("+421 905 123 456").as_deref(), Some("+421905123456"));
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        for wrong in [
            "",
            "12",
            "60112345",
            "6011234567",
            "+420 60112345",
            "+420 101 123 456",
            "601 12a 456",
            "+0123456789",
            "+1234567890123456",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_number_is_shown_in_groups() {
        assert_eq!(format("+420601123456"), "+420\u{a0}601\u{a0}123\u{a0}456");
    }
}
