//! A second way to the same dates, written without the code under test: it walks a calendar of its
//! own day by day, with holidays typed from printed calendars.

/// Days from Good Friday to Easter Monday that are holidays, as printed calendars show them.
const EASTER: [(u32, u32, u32, u32, u32); 9] = [
    (2024, 3, 29, 4, 1),
    (2025, 4, 18, 4, 21),
    (2026, 4, 3, 4, 6),
    (2027, 3, 26, 3, 29),
    (2028, 4, 14, 4, 17),
    (2029, 3, 30, 4, 2),
    (2030, 4, 19, 4, 22),
    (2031, 4, 11, 4, 14),
    (2032, 3, 26, 3, 29),
];

const EVERY_YEAR: [&str; 11] = [
    "01-01", "05-01", "05-08", "07-05", "07-06", "09-28", "10-28", "11-17", "12-24", "12-25",
    "12-26",
];

/// One day of the calendar.
pub(super) struct Day {
    pub(super) text: String,
    number: u32,
    pub(super) works: bool,
}

/// All days of 2024 to 2032; 1 January 2024 was a Monday.
pub(super) fn calendar() -> Vec<Day> {
    let mut days = Vec::new();
    for year in 2024..=2032 {
        for month in 1..=12 {
            for number in 1..=length(year, month) {
                let short = format!("{month:02}-{number:02}");
                let weekend = days.len() % 7 >= 5;
                let easter = EASTER
                    .iter()
                    .any(|(y, friday_m, friday, monday_m, monday)| {
                        *y == year
                            && ((*friday_m, *friday) == (month, number)
                                || (*monday_m, *monday) == (month, number))
                    });
                days.push(Day {
                    works: !weekend && !easter && !EVERY_YEAR.contains(&short.as_str()),
                    text: format!("{year}-{short}"),
                    number,
                });
            }
        }
    }
    days
}

/// Walks `months` first days of a month forward, then to the day number or the month's last day,
/// then over the suspended days, then to a working day.
pub(super) fn due(days: &[Day], received: usize, months: u32, suspended: usize) -> usize {
    let mut at = received;
    for _ in 0..months {
        at += 1;
        while days[at].number != 1 {
            at += 1;
        }
    }
    while days[at].number != days[received].number && days[at + 1].number != 1 {
        at += 1;
    }
    at += suspended;
    while !days[at].works {
        at += 1;
    }
    at
}

/// Says whether fewer than three working days have passed between receipt and the question.
pub(super) fn asked_in_time(days: &[Day], received: usize, asked: usize) -> bool {
    let between = days.iter().take(asked).skip(received + 1);
    between.filter(|day| day.works).count() < 3
}

const fn length(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
