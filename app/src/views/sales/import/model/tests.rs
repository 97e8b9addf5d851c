//! Tests of the mapping, the dry run and the report.

use domain::FieldId;
use domain::starter::catalogue;

use super::{Rejected, Why, guess, plan, report, samples, twice};
use crate::fixture::{contact, data, organisation};
use crate::replica::TableFile;

fn file(header: &[&str], rows: &[&[&str]]) -> TableFile {
    let cells = |row: &[&str]| {
        row.iter()
            .map(|cell| (*cell).to_owned())
            .collect::<Vec<_>>()
    };
    TableFile {
        encoding: "windows-1250".to_owned(),
        separator: ';',
        header: cells(header),
        rows: (2_u64..).zip(rows.iter().map(|row| cells(row))).collect(),
        damaged: Vec::new(),
    }
}

fn fields(names: &[&str]) -> Vec<Option<FieldId>> {
    names
        .iter()
        .map(|name| (!name.is_empty()).then(|| FieldId::new(*name)))
        .collect()
}

fn all() -> Vec<FieldId> {
    catalogue()
        .fields
        .into_iter()
        .map(|entry| entry.id)
        .collect()
}

#[test]
fn czech_headers_are_recognised_and_unknown_ones_are_left_out() {
    let header = ["Jméno", "PŘÍJMENÍ", "Obrat 2024", "E-mail", "Mobil"].map(str::to_owned);
    assert_eq!(
        guess(&header, &all()),
        fields(&["given_name", "family_name", "", "email", "phone"])
    );
}

#[test]
fn a_field_is_guessed_for_one_column_only() {
    let header = ["Telefon", "Mobil"].map(str::to_owned);
    assert_eq!(guess(&header, &all()), fields(&["phone", ""]));
    assert_eq!(
        twice(&fields(&["phone", "phone"])),
        Some(FieldId::new("phone"))
    );
}

#[test]
fn a_field_the_role_may_not_write_is_never_guessed() {
    let header = ["IBAN"].map(str::to_owned);
    assert_eq!(guess(&header, &[FieldId::new("email")]), fields(&[""]));
}

#[test]
fn samples_come_from_the_first_rows_that_hold_something() {
    let file = file(&["Město"], &[&[""], &["Brno"], &[" "], &["Praha"]]);
    assert_eq!(samples(&file, 0), ["Brno", "Praha"]);
}

#[test]
fn a_row_with_a_wrong_value_says_which_column_and_why() {
    let table = file(
        &["Příjmení", "E-mail"],
        &[&["Novák", "novák(at)"], &["Malá", "mala@example.cz"]],
    );
    let plan = plan(
        &table,
        &fields(&["family_name", "email"]),
        &organisation(),
        &data(vec![]),
    );
    assert_eq!(plan.create.len(), 1);
    assert_eq!(plan.rejected.len(), 1);
    assert_eq!(plan.rejected[0].line, 2);
    assert_eq!(plan.rejected[0].column.as_deref(), Some("E-mail"));
}

#[test]
fn who_is_here_already_or_stands_above_is_left_out() {
    let table = file(
        &["Příjmení", "Telefon"],
        &[
            &["Novák", "601 123 456"],
            &["Malá", "602 000 111"],
            &["Malá", "+420602000111"],
        ],
    );
    let here = data(vec![contact(1, &[("phone", "+420601123456")])]);
    let plan = plan(
        &table,
        &fields(&["family_name", "phone"]),
        &organisation(),
        &here,
    );
    assert_eq!((plan.create.len(), plan.skip), (1, vec![2, 4]));
}

#[test]
fn a_row_without_a_required_field_is_rejected() {
    let table = file(&["Příjmení", "Město"], &[&["", "Brno"]]);
    let plan = plan(
        &table,
        &fields(&["family_name", "town"]),
        &organisation(),
        &data(vec![]),
    );
    assert_eq!(plan.rejected[0].column.as_deref(), Some("Příjmení"));
}

#[test]
fn an_empty_row_and_a_damaged_one_are_rejected_in_the_order_of_the_file() {
    let mut table = file(&["Příjmení"], &[&["Novák"], &[""]]);
    table.damaged = vec![(1, "unclosed quote".to_owned())];
    let plan = plan(
        &table,
        &fields(&["family_name"]),
        &organisation(),
        &data(vec![]),
    );
    let whys: Vec<_> = plan
        .rejected
        .into_iter()
        .map(|row| (row.line, row.why))
        .collect();
    assert_eq!(
        whys,
        [
            (1, Why::Damaged("unclosed quote".to_owned())),
            (3, Why::Empty)
        ]
    );
}

#[test]
fn a_report_opens_in_a_spreadsheet_and_calculates_nothing() {
    let rejected = [Rejected {
        line: 7,
        column: Some("=SUM(A1)".to_owned()),
        why: Why::Empty,
    }];
    assert_eq!(
        report(["Row", "Column", "Reason"], &rejected, |_| "said \"no\""
            .to_owned()),
        "\u{feff}\"Row\";\"Column\";\"Reason\"\r\n\"7\";\"'=SUM(A1)\";\"said \"\"no\"\"\"\r\n"
    );
}
