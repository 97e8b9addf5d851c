//! What stays out of a report, and continuing one.

use std::collections::BTreeSet;

use domain::privacy::data_map::RecordType;
use domain::privacy::report::{About, Assembly, Datum, Entry, Line, RedactionReason};

use super::{datum, report, values};
use crate::items::{noon, record};

#[test]
fn a_1_what_is_about_others_and_what_still_opens_something_is_left_out_with_a_manifest() {
    let about = |about, number, value: &str| Datum {
        about,
        ..datum(number, RecordType::Note, "text", value)
    };
    let found = report(&[
        about(About::Others, 1, "soused planted1"),
        about(About::Others, 1, "sousedka planted2"),
        about(About::OthersNeeded, 2, "volala manželka"),
        about(About::LiveToken, 3, "planted3"),
        about(About::Key, 4, "planted4"),
        about(About::Others, 4, "planted5"),
    ]);
    assert_eq!(values(&found, Line::Activity), ["volala manželka"]);
    let path = |number| format!("note/{}/text", record(number));
    let expected = BTreeSet::from([
        (path(1), RedactionReason::OthersRights, 2),
        (path(3), RedactionReason::LiveToken, 1),
        (path(4), RedactionReason::Key, 1),
        (path(4), RedactionReason::OthersRights, 1),
    ]);
    let manifest: BTreeSet<_> = found
        .manifest
        .iter()
        .map(|line| (line.path.clone(), line.reason, line.count))
        .collect();
    assert_eq!(manifest, expected);
    let text = serde_json::to_string(&found).unwrap();
    assert!(!text.contains("planted"), "{text}");
}

#[test]
fn a_1_a_report_of_left_out_data_only_still_says_that_data_is_processed() {
    let others = Datum {
        about: About::Others,
        ..datum(1, RecordType::Note, "text", "soused")
    };
    assert_eq!(values(&report(&[others]), Line::Processing), ["yes"]);
}

#[test]
fn a_2_a_resumed_assembly_gives_the_same_report() {
    let data = [
        datum(1, RecordType::Contact, "email", "jana@example.cz"),
        Datum {
            about: About::Others,
            ..datum(2, RecordType::Note, "text", "soused")
        },
    ];
    let mut assembly = Assembly::default();
    assembly.place(&data[..1]);
    let stored = serde_json::to_string(&assembly).unwrap();
    let mut resumed: Assembly = serde_json::from_str(&stored).unwrap();
    resumed.place(&data[..1]);
    resumed.place(&data[1..]);
    resumed.place(&data[1..]);
    assert_eq!(resumed.finish(noon("2026-11-22")), report(&data));
}

#[test]
fn a_2_every_older_value_of_a_field_is_there() {
    let old = |value: &str, at: &str| Datum {
        at: noon(at),
        ..datum(4, RecordType::FieldHistory, "email", value)
    };
    let found = report(&[
        old("druha@example.cz", "2026-03-01"),
        old("prvni@example.cz", "2026-02-01"),
    ]);
    assert_eq!(
        values(&found, Line::History),
        ["prvni@example.cz", "druha@example.cz"]
    );
}

#[test]
fn a_2_a_statement_fills_its_line() {
    let mut assembly = Assembly::default();
    let say = |value: &str| Entry {
        path: "newsletter/email".to_owned(),
        value: value.to_owned(),
        at: None,
    };
    assembly.say(Line::Purposes, say("souhlas"));
    assembly.say(Line::Purposes, say("souhlas do 2028"));
    let found = assembly.finish(noon("2026-11-22"));
    assert_eq!(values(&found, Line::Purposes), ["souhlas do 2028"]);
    assert_eq!(
        values(&found, Line::Processing),
        ["no"],
        "words about data are no data"
    );
}
