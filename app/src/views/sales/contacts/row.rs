//! One line of the list of contacts.

use core::cmp::Ordering;
use std::sync::Arc;

use domain::party::fold_for_search;
use domain::record::Row;

use crate::contacts::{name, text};
use crate::ui::sort::czech_key;

/// A contact in the list, with what it is sorted by and searched in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// The contact.
    pub row: Arc<Row>,
    /// Whether a change of it waits on this device.
    pub waiting: bool,
    order: Box<str>,
    folded: Box<str>,
}

impl ContactRow {
    /// Folds a contact once; the same row is never folded again.
    #[must_use]
    pub fn of(row: Arc<Row>, waiting: bool) -> Self {
        let whole = name(&row);
        let family = text(&row, "family_name");
        let rest = whole.strip_suffix(family).unwrap_or(&whole);
        let (order, _) = czech_key(&[family, rest.trim_end()].join(" "));
        let basics = ["company", "town", "phone", "email"].map(|field| text(&row, field));
        let folded = fold_for_search(&[&[whole.as_str()][..], &basics].concat().join(" "));
        Self {
            order: order.into(),
            folded: folded.into(),
            waiting,
            row,
        }
    }

    /// Name; empty for a contact without one.
    #[must_use]
    pub fn name(&self) -> String {
        name(&self.row)
    }

    /// A basic field as stored; absent ones are empty.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        text(&self.row, field)
    }

    /// Says whether the row holds every one of these folded words.
    #[must_use]
    pub fn holds(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.folded.contains(word))
    }

    /// The Czech order of family names; what is written alike but for its marks by the letters.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let lower = |one: &Self| one.name().to_lowercase();
        self.order
            .cmp(&other.order)
            .then_with(|| lower(self).cmp(&lower(other)))
            .then_with(|| self.row.id.cmp(&other.row.id))
    }
}
