//! `souhlas due`.

use super::{Ended, case_file, souhlas};

fn request(words: &[&str]) -> Ended {
    souhlas(&[&["due", "request"], words].concat())
}

#[test]
fn the_case_file_of_deadlines_comes_out() {
    let text = std::fs::read_to_string(case_file("deadlines.csv")).unwrap();
    let rows: Vec<Vec<&str>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect();
    assert!(rows.len() > 20, "{}", rows.len());
    for row in rows {
        let mut words = vec!["--received", row[1]];
        if row[2] == "extended" {
            words.push("--extended");
        }
        let ended = request(&words);
        assert_eq!(ended.first_line(), format!("due {}", row[3]), "{row:?}");
    }
}

#[test]
fn x_2_a_question_in_time_shifts_and_a_late_one_does_not() {
    for (received, asked, answered, due) in [
        ("2026-09-02", "2026-09-04", "2026-09-14", "2026-10-12"),
        ("2027-01-11", "2027-01-13", "2027-01-29", "2027-03-01"),
        ("2026-10-20", "2026-10-27", "2026-11-03", "2026-11-20"),
    ] {
        let ended = request(&[
            "--received",
            received,
            "--asked",
            asked,
            "--answered",
            answered,
        ]);
        assert_eq!(ended.first_line(), format!("due {due}"), "{ended:?}");
    }
}

#[test]
fn every_step_of_a_deadline_is_told_in_order() {
    let ended = request(&["--received", "2027-01-31"]);
    assert_eq!(
        ended.out,
        "due 2027-03-01\n\
         1. received on Sun 2027-01-31, a day that is not counted (D-1)\n\
         2. 1 month from then: Sun 2027-02-28\n\
         3. that month has no day 31, so its last day stands: Sun 2027-02-28 (D-2)\n\
         4. Sun 2027-02-28 is a Sunday, so the next day (Art. 3(4))\n\
         5. due until the end of Mon 2027-03-01 in Prague\n"
    );
    let late = request(&[
        "--received",
        "2026-10-20",
        "--asked",
        "2026-10-27",
        "--answered",
        "2026-11-03",
    ]);
    assert!(late.out.contains("after Fri 2026-10-23"), "{late:?}");
}

#[test]
fn b_1_a_breach_is_due_after_72_elapsed_hours_over_both_changes_of_the_clock() {
    for (aware, due, local) in [
        (
            "2027-03-25T10:30:00+01:00",
            "2027-03-28T09:30:00.000Z",
            "Sun 2027-03-28 11:30 CEST",
        ),
        (
            "2025-10-24T07:30:00.000Z",
            "2025-10-27T07:30:00.000Z",
            "Mon 2025-10-27 08:30 CET",
        ),
        (
            "2025-12-23T17:45+01:00",
            "2025-12-26T16:45:00.000Z",
            "Fri 2025-12-26 17:45 CET",
        ),
    ] {
        let ended = souhlas(&["due", "breach", "--aware", aware]);
        assert_eq!(ended.first_line(), format!("due {due}"), "{ended:?}");
        assert!(
            ended.out.lines().last().unwrap().ends_with(local),
            "{ended:?}"
        );
    }
}

#[test]
fn bad_words_are_refused_and_named() {
    for (words, named) in [
        (&["due", "request"][..], "--received"),
        (
            &["due", "request", "--received", "2026-02-30"],
            "--received",
        ),
        (&["due", "request", "--received", "30.6.2026"], "--received"),
        (
            &["due", "request", "--received", "2200-01-01"],
            "--received",
        ),
        (
            &[
                "due",
                "request",
                "--received",
                "2026-09-02",
                "--asked",
                "2026-09-04",
            ],
            "--answered",
        ),
        (
            &[
                "due",
                "request",
                "--received",
                "2026-09-02",
                "--asked",
                "2026-09-01",
                "--answered",
                "2026-09-04",
            ],
            "--asked",
        ),
        (
            &[
                "due",
                "request",
                "--received",
                "2026-09-02",
                "--asked",
                "2026-09-04",
                "--answered",
                "2026-09-03",
            ],
            "--answered",
        ),
        (
            &["due", "breach", "--aware", "2027-03-25T10:30:00"],
            "without zone",
        ),
        (&["due", "breach", "--aware", "2027-03-25"], "--aware"),
        (
            &["due", "breach", "--aware", "2027-02-29T10:30:00Z"],
            "--aware",
        ),
    ] {
        let ended = souhlas(words);
        assert_eq!(ended.code, Some(2), "{words:?} {ended:?}");
        assert!(ended.err.contains(named), "{words:?} {ended:?}");
        assert!(ended.out.is_empty(), "{words:?} {ended:?}");
    }
}
