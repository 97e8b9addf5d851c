//! Dates and numbers of Czech and English, in the time of Prague.

use domain::Timestamp;

use crate::i18n::{Locale, td_string};

const NBSP: char = '\u{a0}';

/// `14. 3. 2026` or `14 March 2026`.
#[must_use]
pub fn date(locale: Locale, at: Timestamp) -> String {
    let (year, month, day) = at.prague_date();
    match locale {
        Locale::cs => format!("{day}.{NBSP}{month}.{NBSP}{year}"),
        Locale::en => format!("{day}{NBSP}{}{NBSP}{year}", month_name(locale, month)),
    }
}

/// `14. března 2026` or `14 March 2026`, for sentences.
#[must_use]
pub fn long_date(locale: Locale, at: Timestamp) -> String {
    let (year, month, day) = at.prague_date();
    match locale {
        Locale::cs => format!("{day}.{NBSP}{}{NBSP}{year}", month_name(locale, month)),
        Locale::en => date(locale, at),
    }
}

/// `10:42`.
#[must_use]
pub fn time(at: Timestamp) -> String {
    let (hour, minute) = at.prague_time();
    format!("{hour}:{minute:02}")
}

/// Date and time.
#[must_use]
pub fn date_time(locale: Locale, at: Timestamp) -> String {
    format!("{} {}", date(locale, at), time(at))
}

/// `1 234` or `1,234`.
#[must_use]
pub fn number(locale: Locale, value: u64) -> String {
    let digits = value.to_string();
    let mark = match locale {
        Locale::cs => NBSP,
        Locale::en => ',',
    };
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

fn month_name(locale: Locale, month: u32) -> &'static str {
    match month {
        1 => td_string!(locale, ui.months.m1),
        2 => td_string!(locale, ui.months.m2),
        3 => td_string!(locale, ui.months.m3),
        4 => td_string!(locale, ui.months.m4),
        5 => td_string!(locale, ui.months.m5),
        6 => td_string!(locale, ui.months.m6),
        7 => td_string!(locale, ui.months.m7),
        8 => td_string!(locale, ui.months.m8),
        9 => td_string!(locale, ui.months.m9),
        10 => td_string!(locale, ui.months.m10),
        11 => td_string!(locale, ui.months.m11),
        _ => td_string!(locale, ui.months.m12),
    }
}

#[cfg(test)]
mod tests {
    use domain::Timestamp;

    use super::{date, date_time, long_date, number};
    use crate::i18n::Locale;

    const MORNING: Timestamp = Timestamp::from_millis(1_773_481_320_000);

    #[test]
    fn dates_follow_the_rules_of_each_language() {
        assert_eq!(date(Locale::cs, MORNING), "14.\u{a0}3.\u{a0}2026");
        assert_eq!(long_date(Locale::cs, MORNING), "14.\u{a0}března\u{a0}2026");
        assert_eq!(date(Locale::en, MORNING), "14\u{a0}March\u{a0}2026");
    }

    #[test]
    fn times_are_those_of_prague() {
        assert_eq!(
            date_time(Locale::cs, MORNING),
            "14.\u{a0}3.\u{a0}2026 10:42"
        );
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(number(Locale::cs, 1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(number(Locale::en, 1_234), "1,234");
        assert_eq!(number(Locale::en, 12), "12");
    }
}
