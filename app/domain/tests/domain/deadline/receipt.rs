use domain::LocalDate;
use domain::privacy::deadline::{Clock, ReceiptDate, Rules, Term};

use super::{at, clock, date};

#[test]
fn d_4_the_date_of_receipt_is_the_one_of_prague_on_any_day() {
    // Mail at 22:05 UTC in summer is received on the next day.
    let received = LocalDate::of(at("2026-06-30T22:05:00.000Z"));
    assert_eq!(received, date("2026-07-01"));
    let clock = Clock::start(received, &Rules::default()).unwrap();
    assert_eq!(clock.due(Term::Plain), date("2026-08-03"));
}

#[test]
fn d_4_receipt_on_a_weekend_or_holiday_is_receipt() {
    // A Saturday; a Sunday that is a holiday; the first day of the year.
    assert_eq!(clock("2026-10-17").current_due(), date("2026-11-18"));
    assert_eq!(clock("2025-09-28").current_due(), date("2025-10-29"));
    assert_eq!(clock("2026-01-01").received(), date("2026-01-01"));
    assert_eq!(clock("2026-01-01").current_due(), date("2026-02-02"));
}

#[test]
fn d_5_what_a_representative_heard_earlier_counts_from_then() {
    let heard = ReceiptDate::of(Some(date("2026-10-17")), at("2026-10-20T08:00:00.000Z"));
    assert_eq!(heard, ReceiptDate::Staff(date("2026-10-17")));
    assert_eq!(heard.date(), date("2026-10-17"));
}

#[test]
fn d_6_a_device_date_after_the_servers_is_replaced() {
    let received_at = at("2026-10-20T08:00:00.000Z");
    let replaced = ReceiptDate::of(Some(date("2026-10-21")), received_at);
    assert_eq!(
        replaced,
        ReceiptDate::ServerInsteadOf {
            server: date("2026-10-20"),
            device: date("2026-10-21")
        }
    );
    assert_eq!(replaced.date(), date("2026-10-20"));
}

#[test]
fn d_6_without_another_date_the_servers_counts() {
    // 23:30 of the day before in UTC, 01:30 in Prague.
    let received_at = at("2026-10-19T23:30:00.000Z");
    let server = ReceiptDate::Server(date("2026-10-20"));
    assert_eq!(ReceiptDate::of(None, received_at), server);
    assert_eq!(
        ReceiptDate::of(Some(date("2026-10-20")), received_at),
        server
    );
    assert_eq!(server.date(), date("2026-10-20"));
}
