//! The list of contacts: its rows in their order, and the search in them.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::RecordId;
use domain::party::fold_for_search;

use super::row::ContactRow;
use crate::contacts::is_contact;
use crate::replica::Data;

/// Rows as they are shown; handed on and never copied.
pub type Rows = Arc<Vec<Arc<ContactRow>>>;

/// All contacts. A list that is made from the one before folds only what changed since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactList {
    sorted: Rows,
    by_id: Rows,
}

impl ContactList {
    /// The contacts of the replica, in the Czech order of their family names.
    #[must_use]
    pub fn of(data: &Data, before: Option<&Self>) -> Self {
        let nothing = Self::default();
        let before = before.unwrap_or(&nothing);
        let (by_id, new) = before.current(data);
        if new.is_empty() && by_id.len() == before.by_id.len() {
            return before.clone();
        }
        Self {
            sorted: Arc::new(before.sorted_with(&by_id, new)),
            by_id: Arc::new(by_id),
        }
    }

    /// Every row in its order.
    #[must_use]
    pub const fn rows(&self) -> &Rows {
        &self.sorted
    }

    /// The rows that hold every word of the search, in any order.
    #[must_use]
    pub fn found(&self, search: &str) -> Rows {
        let folded = fold_for_search(search);
        if folded.is_empty() {
            return Arc::clone(&self.sorted);
        }
        let words: Vec<_> = folded.split(' ').collect();
        let holding = self.sorted.iter().filter(|row| row.holds(&words));
        Arc::new(holding.cloned().collect())
    }

    /// The rows of the replica by id, and those of them that this list does not hold.
    fn current(&self, data: &Data) -> (Vec<Arc<ContactRow>>, Vec<Arc<ContactRow>>) {
        let waiting: BTreeSet<RecordId> =
            data.outbox.iter().filter_map(|item| item.contact).collect();
        let mut known = self.by_id.iter().peekable();
        let (mut by_id, mut new) = (Vec::with_capacity(data.rows.len()), Vec::new());
        for (id, row) in data.rows.iter().filter(|(_, row)| is_contact(row)) {
            while known.next_if(|known| known.row.id < *id).is_some() {}
            let waits = waiting.contains(id);
            let same =
                known.next_if(|known| Arc::ptr_eq(&known.row, row) && known.waiting == waits);
            let shown = same.cloned().unwrap_or_else(|| {
                let made = Arc::new(ContactRow::of(Arc::clone(row), waits));
                new.push(Arc::clone(&made));
                made
            });
            by_id.push(shown);
        }
        (by_id, new)
    }

    /// The rows that stay, in their order, with the new ones sorted in.
    fn sorted_with(
        &self,
        by_id: &[Arc<ContactRow>],
        new: Vec<Arc<ContactRow>>,
    ) -> Vec<Arc<ContactRow>> {
        let stays = |row: &&Arc<ContactRow>| {
            let place = by_id.binary_search_by_key(&row.row.id, |one| one.row.id);
            place
                .ok()
                .and_then(|place| by_id.get(place))
                .is_some_and(|one| Arc::ptr_eq(one, row))
        };
        let mut sorted: Vec<_> = self.sorted.iter().filter(stays).cloned().collect();
        sorted.extend(new);
        // One long run in order and a short rest: a merge.
        sorted.sort_by(|one, other| one.order(other));
        sorted
    }
}

#[cfg(test)]
mod tests;
