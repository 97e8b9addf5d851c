use std::process::Command;

use domain::privacy::deadline::{Rules, Term, due};

use super::{clock, date};

const CASES: &str = include_str!("../../cases/deadlines.csv");

#[test]
fn every_row_of_the_case_file_holds() {
    let mut rows = 0;
    for row in CASES.lines().skip(1) {
        let mut cells = row.splitn(5, ',');
        let mut next = || cells.next().unwrap();
        let (id, received, kind, wanted) = (next(), next(), next(), date(next()));
        let (term, months) = match kind {
            "plain" => (Term::Plain, 1),
            "extended" => (Term::Extended, 3),
            other => unreachable!("{id}: {other}"),
        };
        assert_eq!(clock(received).due(term), wanted, "{id}");
        let computed = due(date(received), months, 0, &Rules::default().holidays);
        assert_eq!(computed.unwrap(), wanted, "{id}");
        rows += 1;
    }
    assert_eq!(rows, 27);
}

/// The dates and the case file once more in processes with other zones.
#[test]
fn pt_6_the_time_zone_of_the_server_has_no_influence() {
    for zone in ["Pacific/Kiritimati", "America/Los_Angeles", "Europe/Prague"] {
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "deadline::cases::every_row_of_the_case_file_holds",
                "deadline::receipt::d_4_the_date_of_receipt_is_the_one_of_prague_on_any_day",
            ])
            .env("TZ", zone)
            .output()
            .unwrap();
        let report = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{zone}: {report}");
        assert!(report.contains("2 passed"), "{zone}: {report}");
    }
}
