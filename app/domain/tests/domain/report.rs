//! The access report: its sixteen lines.

mod assembly;

use std::collections::BTreeSet;

use domain::privacy::data_map::{Extent, RecordType};
use domain::privacy::event::Basis;
use domain::privacy::report::{About, AccessReport, Assembly, Content, Datum, FORMAT, Line};
use domain::privacy::retention::{Locks, sweep};
use domain::record::catalogue::Provided;
use domain::{FieldId, starter};

use crate::items::{World, hold, item, noon, record, under};

pub(crate) fn datum(number: u8, kind: RecordType, field: &str, value: &str) -> Datum {
    Datum {
        kind,
        record: record(number),
        field: Some(FieldId::new(field)),
        value: value.to_owned(),
        provided: Provided::Provided,
        source: "osoba sama".to_owned(),
        at: noon("2026-05-20"),
        bases: BTreeSet::from([Basis::Contract]),
        about: About::Person,
    }
}

pub(super) fn report(data: &[Datum]) -> AccessReport {
    let mut assembly = Assembly::default();
    assembly.place(data);
    assembly.finish(noon("2026-11-22"))
}

pub(super) fn values(report: &AccessReport, line: Line) -> Vec<String> {
    match &report.lines[&line] {
        Content::None => Vec::new(),
        Content::Filled(entries) => entries.iter().map(|entry| entry.value.clone()).collect(),
    }
}

#[test]
fn a_2_every_line_is_filled_or_says_none() {
    let empty = report(&[]);
    let lines: Vec<Line> = empty.lines.keys().copied().collect();
    assert_eq!(lines, Line::ALL);
    assert_eq!(values(&empty, Line::Processing), ["no"]);
    for line in Line::ALL.iter().filter(|line| **line != Line::Processing) {
        assert_eq!(empty.lines[line], Content::None, "{line:?}");
    }
}

#[test]
fn a_2_the_lines_are_the_sixteen_of_the_specification_in_their_order() {
    let words: Vec<String> = Line::ALL
        .iter()
        .map(|line| {
            serde_json::to_value(line)
                .unwrap()
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(
        words,
        [
            "processing",
            "purposes",
            "values",
            "recipients",
            "retention",
            "rights",
            "sources",
            "automated",
            "transfers",
            "activity",
            "ledger",
            "messages",
            "disclosures",
            "requests",
            "pending",
            "history",
        ]
    );
}

#[test]
fn a_2_values_stand_where_the_data_map_says() {
    let found = report(&[
        datum(1, RecordType::Contact, "email", "jana@example.cz"),
        datum(2, RecordType::Note, "text", "volat odpoledne"),
        datum(3, RecordType::Message, "body", "Dobrý den"),
        datum(4, RecordType::FieldHistory, "email", "stara@example.cz"),
        datum(5, RecordType::Request, "words", "chci kopii"),
    ]);
    assert_eq!(values(&found, Line::Processing), ["yes"]);
    assert_eq!(values(&found, Line::Values), ["jana@example.cz"]);
    assert_eq!(values(&found, Line::Activity), ["volat odpoledne"]);
    assert_eq!(values(&found, Line::Messages), ["Dobrý den"]);
    assert_eq!(values(&found, Line::History), ["stara@example.cz"]);
    assert_eq!(values(&found, Line::Requests), ["chci kopii"]);
    assert_eq!(values(&found, Line::Sources), [""; 0]);
}

/// Each field of the starter, put in, is found again.
#[test]
fn a_2_no_field_of_the_starter_is_lost_on_the_way() {
    for entry in &starter::catalogue().fields {
        let kind = RecordType::of(entry.record);
        let found = report(&[datum(1, kind, entry.id.as_str(), "planted")]);
        let places = Line::ALL
            .iter()
            .filter(|line| values(&found, **line) == ["planted"]);
        assert_eq!(places.count(), 1, "{}", entry.id);
    }
}

#[test]
fn a_2_a_value_the_person_did_not_give_comes_with_its_source() {
    let bought = Datum {
        provided: Provided::ThirdParty,
        source: "obchodní rejstřík".to_owned(),
        ..datum(1, RecordType::Contact, "company", "Sady")
    };
    let found = report(&[bought]);
    assert_eq!(values(&found, Line::Values), ["Sady"]);
    assert_eq!(values(&found, Line::Sources), ["obchodní rejstřík"]);
}

#[test]
fn a_2_retention_ends_and_what_waits_come_from_the_dry_run() {
    let mut world = World::empty();
    world.holds = vec![hold(1, 3)];
    let invoice = |number, event| {
        let document = item(number, RecordType::Document, &["file"]);
        under(document, "vat_document", event, Extent::All)
    };
    let items = [
        invoice(1, "2026-05-20"),
        invoice(2, "2026-06-20"),
        item(3, RecordType::Contact, &["email"]),
    ];
    let locks = Locks {
        requested: &BTreeSet::new(),
        approved: &[],
    };
    let dry = sweep(&items, world.on("2026-11-22"), locks).unwrap();
    let mut assembly = Assembly::default();
    assembly.retention(&dry);
    let found = assembly.finish(noon("2026-11-22"));
    assert_eq!(
        values(&found, Line::Retention),
        ["while_basis_lives", "2036-06-30"]
    );
    let pending = values(&found, Line::Pending);
    assert_eq!(pending, ["held", "keep_restricted", "keep_restricted"]);
}

#[test]
fn a_2_the_json_form_names_its_schema_and_says_none() {
    let found = report(&[datum(1, RecordType::Contact, "email", "jana@example.cz")]);
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["format"], FORMAT);
    assert_eq!(json["lines"]["transfers"], "none");
    assert_eq!(
        json["lines"]["values"]["filled"][0]["value"],
        "jana@example.cz"
    );
    assert_eq!(serde_json::from_value::<AccessReport>(json).unwrap(), found);
}
