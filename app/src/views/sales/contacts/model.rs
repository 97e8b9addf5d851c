//! The list of contacts: rows, their order, and the search in them.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::party::fold_for_search;
use domain::record::Row;
use domain::{RecordId, SubjectId};

use crate::contacts::{is_contact, name, text};
use crate::replica::Data;
use crate::ui::sort::czech_key;

/// A contact in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// The record.
    pub id: RecordId,
    /// The person.
    pub subject: SubjectId,
    /// Its version, so that a changed row is drawn anew.
    pub version: u64,
    /// Name; empty for a contact without one.
    pub name: String,
    /// Company.
    pub company: String,
    /// Town.
    pub town: String,
    /// Phone, as stored.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Whether a change of it waits on this device.
    pub waiting: bool,
    folded: String,
}

/// All contacts in the Czech order of their family names.
#[must_use]
pub fn rows(data: &Data) -> Vec<ContactRow> {
    let mut sorted: Vec<_> = data
        .rows
        .values()
        .filter(|row| is_contact(row))
        .map(|row| (order(row), row))
        .collect();
    sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
    let waiting: BTreeSet<_> = data.outbox.iter().filter_map(|item| item.contact).collect();
    sorted
        .into_iter()
        .map(|(_, row)| contact_row(row, waiting.contains(&row.id)))
        .collect()
}

fn order(row: &Row) -> (Vec<u16>, String) {
    let family = text(row, "family_name");
    let whole = name(row);
    czech_key(&[family, &whole].join(" "))
}

fn contact_row(row: &Row, waiting: bool) -> ContactRow {
    let [company, town, phone, email] =
        ["company", "town", "phone", "email"].map(|field| text(row, field).to_owned());
    let name = name(row);
    let folded = fold_for_search(
        &[&name, &company, &town, &phone, &email]
            .map(String::as_str)
            .join(" "),
    );
    ContactRow {
        id: row.id,
        subject: row.subject,
        version: row.version,
        waiting,
        name,
        company,
        town,
        phone,
        email,
        folded,
    }
}

/// The rows that hold every word of the search, in any order.
#[must_use]
pub fn found(rows: &Arc<Vec<ContactRow>>, search: &str) -> Arc<Vec<ContactRow>> {
    let folded = fold_for_search(search);
    if folded.is_empty() {
        return Arc::clone(rows);
    }
    let words: Vec<_> = folded.split(' ').collect();
    let matching = |row: &&ContactRow| words.iter().all(|word| row.folded.contains(word));
    Arc::new(rows.iter().filter(matching).cloned().collect())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{found, rows};
    use crate::fixture::{contact, data};

    #[test]
    fn the_list_follows_the_czech_order_of_family_names() {
        let data = data(vec![
            contact(1, &[("given_name", "Jan"), ("family_name", "Žák")]),
            contact(2, &[("given_name", "Eva"), ("family_name", "Čapková")]),
            contact(3, &[("given_name", "Petr"), ("family_name", "Cyril")]),
        ]);
        let names: Vec<_> = rows(&data).into_iter().map(|row| row.name).collect();
        assert_eq!(names, ["Petr Cyril", "Eva Čapková", "Jan Žák"]);
    }

    #[test]
    fn search_finds_words_in_any_order_without_their_marks() {
        let all = Arc::new(rows(&data(vec![
            contact(
                1,
                &[
                    ("given_name", "Řehoř"),
                    ("family_name", "Žižka"),
                    ("town", "Brno"),
                ],
            ),
            contact(
                2,
                &[
                    ("given_name", "Jana"),
                    ("family_name", "Nováková"),
                    ("town", "Brno"),
                ],
            ),
        ])));
        assert_eq!(found(&all, "zizka rehor").len(), 1);
        assert_eq!(found(&all, "BRNO").len(), 2);
        assert_eq!(found(&all, "zizka praha").len(), 0);
    }

    #[test]
    fn an_empty_search_shows_everything() {
        let all = Arc::new(rows(&data(vec![contact(1, &[("company", "Potraviny")])])));
        assert!(Arc::ptr_eq(&found(&all, "  "), &all));
    }
}
