//! Import of a table: which column is which field, and what would become of each row.

mod report;
#[cfg(test)]
mod tests;

pub use report::report;

use std::collections::{BTreeMap, BTreeSet};

use domain::FieldId;
use domain::organisation::Organisation;
use domain::party::fold_for_search;
use domain::record::{Catalogue, Table};
use domain::violation::Violation;

use crate::contacts::{is_contact, text};
use crate::replica::{Data, TableFile};

/// Headers of Czech and English files, folded, with the field they mean.
const HEADERS: [(&str, &[&str]); 10] = [
    (
        "given_name",
        &[
            "jmeno",
            "krestni jmeno",
            "first name",
            "given name",
            "name",
            "firstname",
        ],
    ),
    (
        "family_name",
        &[
            "prijmeni",
            "last name",
            "family name",
            "surname",
            "lastname",
        ],
    ),
    (
        "company",
        &[
            "firma",
            "spolecnost",
            "nazev firmy",
            "organizace",
            "company",
            "organisation",
            "organization",
        ],
    ),
    (
        "job_title",
        &[
            "pozice",
            "pracovni pozice",
            "funkce",
            "job title",
            "position",
            "title",
        ],
    ),
    ("street", &["ulice", "adresa", "street", "address"]),
    ("town", &["mesto", "obec", "town", "city"]),
    ("postcode", &["psc", "postcode", "zip", "postal code"]),
    (
        "phone",
        &[
            "telefon",
            "mobil",
            "tel",
            "telefonni cislo",
            "phone",
            "mobile",
            "phone number",
        ],
    ),
    (
        "email",
        &[
            "e-mail",
            "email",
            "mail",
            "e-mailova adresa",
            "email address",
            "e-mail address",
        ],
    ),
    (
        "bank_account",
        &[
            "bankovni ucet",
            "cislo uctu",
            "iban",
            "ucet",
            "bank account",
            "account",
        ],
    ),
];

/// Guesses the field of each column by its header; a field is guessed once.
#[must_use]
pub fn guess(header: &[String], fields: &[FieldId]) -> Vec<Option<FieldId>> {
    let mut taken = BTreeSet::new();
    header
        .iter()
        .map(|cell| {
            let folded = fold_for_search(cell);
            let found = HEADERS
                .iter()
                .find(|(_, words)| words.contains(&folded.as_str()))
                .map(|(field, _)| FieldId::new(*field))
                .filter(|field| fields.contains(field));
            found.filter(|field| taken.insert(field.clone()))
        })
        .collect()
}

/// The first values of a column that are not empty.
#[must_use]
pub fn samples(file: &TableFile, column: usize) -> Vec<String> {
    file.rows
        .iter()
        .filter_map(|(_, cells)| cells.get(column))
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .take(3)
        .map(str::to_owned)
        .collect()
}

/// A field that two columns go to, if there is one.
#[must_use]
pub fn twice(mapping: &[Option<FieldId>]) -> Option<FieldId> {
    let mut seen = BTreeSet::new();
    mapping
        .iter()
        .flatten()
        .find(|field| !seen.insert(*field))
        .cloned()
}

/// What would become of the rows; nothing was changed yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Contacts to be made.
    pub create: Vec<BTreeMap<FieldId, String>>,
    /// Lines left out because the contact is here already, or stood above in the file.
    pub skip: Vec<u64>,
    /// Lines that cannot be imported, with the reason.
    pub rejected: Vec<Rejected>,
}

/// A line that cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Its number in the file.
    pub line: u64,
    /// Header of the column concerned.
    pub column: Option<String>,
    /// Why.
    pub why: Why,
}

/// Why a line cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It cannot be read.
    Damaged(String),
    /// It holds nothing for the chosen fields.
    Empty,
    /// A rule refuses a value.
    Violation(Violation),
}

/// Checks every row against the fields of the organisation and the contacts that are here.
#[must_use]
pub fn plan(
    file: &TableFile,
    mapping: &[Option<FieldId>],
    organisation: &Organisation,
    data: &Data,
) -> Plan {
    let mut plan = Plan {
        rejected: file
            .damaged
            .iter()
            .map(|(line, what)| Rejected {
                line: *line,
                column: None,
                why: Why::Damaged(what.clone()),
            })
            .collect(),
        ..Plan::default()
    };
    let mut known: BTreeSet<String> = data
        .rows
        .values()
        .filter(|row| is_contact(row))
        .flat_map(|row| [text(row, "email"), text(row, "phone")])
        .filter(|point| !point.is_empty())
        .map(str::to_owned)
        .collect();
    for (line, cells) in &file.rows {
        match read_row(cells, mapping, organisation) {
            Err((column, why)) => plan.rejected.push(Rejected {
                line: *line,
                column: column.and_then(|at| file.header.get(at).cloned()),
                why,
            }),
            Ok(values) if is_known(&values, &mut known) => plan.skip.push(*line),
            Ok(values) => plan.create.push(values),
        }
    }
    plan.rejected.sort_by_key(|rejected| rejected.line);
    plan
}

type RowResult = Result<BTreeMap<FieldId, String>, (Option<usize>, Why)>;

fn read_row(
    cells: &[String],
    mapping: &[Option<FieldId>],
    organisation: &Organisation,
) -> RowResult {
    let mut values = BTreeMap::new();
    for (at, field) in mapping.iter().enumerate() {
        let (Some(field), Some(cell)) = (field, cells.get(at)) else {
            continue;
        };
        if cell.trim().is_empty() {
            continue;
        }
        let value = organisation
            .check_value(Table::Contact, field, cell)
            .map_err(|violation| (Some(at), Why::Violation(violation)))?;
        values.insert(field.clone(), value);
    }
    if values.is_empty() {
        return Err((None, Why::Empty));
    }
    check_required(&values, mapping, &organisation.catalogue)?;
    Ok(values)
}

fn check_required(
    values: &BTreeMap<FieldId, String>,
    mapping: &[Option<FieldId>],
    catalogue: &Catalogue,
) -> Result<(), (Option<usize>, Why)> {
    let missing = catalogue.fields.iter().find(|entry| {
        entry.record == Table::Contact && entry.required && !values.contains_key(&entry.id)
    });
    missing.map_or(Ok(()), |entry| {
        let column = mapping
            .iter()
            .position(|field| field.as_ref() == Some(&entry.id));
        let violation = Violation::field(domain::violation::Code::Required, entry.id.clone());
        Err((column, Why::Violation(violation)))
    })
}

/// Says whether the e-mail or phone is known, and remembers it for the lines below.
fn is_known(values: &BTreeMap<FieldId, String>, known: &mut BTreeSet<String>) -> bool {
    let points: Vec<_> = ["email", "phone"]
        .into_iter()
        .filter_map(|field| values.get(&FieldId::new(field)))
        .cloned()
        .collect();
    if points.iter().any(|point| known.contains(point)) {
        return true;
    }
    known.extend(points);
    false
}
