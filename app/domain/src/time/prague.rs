//! Local time of Prague by the rule of Directive 2000/84/EC, without a time-zone database.

use chrono::{
    DateTime, Datelike, Duration, Months, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc,
};

use super::Timestamp;

impl Timestamp {
    /// Gives the difference of Prague to UTC in minutes: 60, or 120 in summer.
    #[must_use]
    pub fn prague_offset_minutes(self) -> i32 {
        let now = self.utc();
        let summer = change_over(now.year(), 3)
            .zip(change_over(now.year(), 10))
            .is_some_and(|(begin, end)| begin <= now && now < end);
        if summer { 120 } else { 60 }
    }

    /// Gives year, month and day in Prague.
    #[must_use]
    pub fn prague_date(self) -> (i32, u32, u32) {
        let local = self.prague();
        (local.year(), local.month(), local.day())
    }

    /// Gives hour and minute in Prague.
    #[must_use]
    pub fn prague_time(self) -> (u32, u32) {
        let local = self.prague();
        (local.hour(), local.minute())
    }

    /// Gives the same wall time that many calendar months later, the day clamped to the month's
    /// end; a missing or double wall time takes the earlier instant.
    #[must_use]
    pub fn plus_months_prague(self, months: u32) -> Self {
        self.prague()
            .checked_add_months(Months::new(months))
            .map_or(self, instant)
    }

    /// Gives the wall time; at the last hours of the calendar, the one of UTC.
    pub(super) fn prague(self) -> NaiveDateTime {
        let utc = self.utc().naive_utc();
        let offset = Duration::minutes(i64::from(self.prague_offset_minutes()));
        utc.checked_add_signed(offset).unwrap_or(utc)
    }
}

/// Gives the first instant of a day.
pub(super) fn midnight(date: NaiveDate) -> Timestamp {
    instant(date.and_time(NaiveTime::MIN))
}

/// Gives the instant of a wall time, the earlier one where it is missing or double.
pub(super) fn instant(local: NaiveDateTime) -> Timestamp {
    let utc = local.and_utc().timestamp_millis();
    let at = |offset_minutes: i64| Timestamp::from_millis(utc - offset_minutes * 60_000);
    // The summer reading is the earlier one: right in summer and for the double hour. In winter
    // it does not read back. The missing hour has no reading; its earlier instant is also the
    // summer one.
    let (summer, winter) = (at(120), at(60));
    if winter.prague() == local && summer.prague() != local {
        winter
    } else {
        summer
    }
}

/// Gives 01:00 UTC on the last Sunday of the month.
fn change_over(year: i32, month: u32) -> Option<DateTime<Utc>> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = Duration::days(i64::from(last.weekday().num_days_from_sunday()));
    Some((last - back).and_hms_opt(1, 0, 0)?.and_utc())
}
