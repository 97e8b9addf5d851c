//! Ready-made pages of first syncs: which of them show what is stored now (sync design, section 4).

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Role;
use domain::organisation::Organisation;
use domain::{SubjectId, UserId};

use super::view_needs;
use crate::message::v1::{Change, MAX_PAGE};
use crate::store::organisation::Loaded;

/// Changes of one page. All pages begin at multiples of it, so that they fit every device.
const SPAN: u64 = MAX_PAGE as u64;

/// Everything that decides what a user is shown; users of one view are given the same pages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ViewKey {
    roles: BTreeSet<Role>,
    /// The user, where only their own records are shown.
    owner: Option<UserId>,
    catalogue: u32,
}

impl ViewKey {
    /// Gives the view of a user.
    #[must_use]
    pub fn of(organisation: &Organisation, user: UserId) -> Self {
        let roles: BTreeSet<Role> = organisation.roles(user).iter().copied().collect();
        let sees_all = roles.iter().any(|role| role.sees_all_territories());
        Self {
            roles,
            owner: (!sees_all).then_some(user),
            catalogue: organisation.catalogue.version,
        }
    }
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// The view shows nothing of these changes.
    Empty,
    /// Stored.
    Stored {
        /// Under this number.
        number: u64,
        /// How many verbs it has.
        verbs: usize,
    },
    /// Too large to be sent whole: these changes are answered one by one.
    Large,
}

#[derive(Clone, Debug, Default)]
struct Range {
    views: BTreeMap<ViewKey, Ready>,
    persons: BTreeSet<SubjectId>,
}

/// The pages that are there. A page goes before anything that it shows is changed, so one that is
/// here shows what is stored.
#[derive(Clone, Debug, Default)]
pub struct ReadyPages {
    ranges: BTreeMap<u64, Range>,
    holders: BTreeMap<SubjectId, BTreeSet<u64>>,
    /// Whose data was changed since the making of pages began; none while nothing is made.
    changed: Option<BTreeSet<SubjectId>>,
}

impl ReadyPages {
    /// Gives the page that follows a cursor in a view, with the cursor behind it.
    #[must_use]
    pub fn find(&self, view: &ViewKey, cursor: u64) -> Option<(Ready, u64)> {
        let ready = self.ranges.get(&cursor)?.views.get(view)?;
        Some((*ready, cursor + SPAN))
    }

    /// Gives the cursor of the first whole page that one of these views lacks.
    #[must_use]
    pub fn due(&self, views: &BTreeSet<ViewKey>, head: u64) -> Option<u64> {
        let has_all = |since: &u64| {
            let range = self.ranges.get(since);
            range.is_some_and(|range| views.iter().all(|view| range.views.contains_key(view)))
        };
        let mut whole = (0..head / SPAN).map(|page| page * SPAN);
        whole.find(|since| !has_all(since))
    }

    /// Begins to make pages: what changes from now on is not in them. To be called in turn.
    pub fn begin(&mut self) {
        self.changed = Some(BTreeSet::new());
    }

    /// Takes the pages of a range, in turn. Gives the numbers that are free again: those of earlier pages,
    /// or of these, when something in them was changed while they were made.
    pub fn take(
        &mut self,
        since: u64,
        persons: BTreeSet<SubjectId>,
        views: BTreeMap<ViewKey, Ready>,
    ) -> Vec<u64> {
        let changed = self.changed.take().unwrap_or_default();
        if !changed.is_disjoint(&persons) {
            return stored(&views);
        }
        let free = self.drop_range(since);
        for person in &persons {
            self.holders.entry(*person).or_default().insert(since);
        }
        self.ranges.insert(since, Range { views, persons });
        free
    }

    /// Drops every page that shows anything about these persons; gives the numbers of the pages.
    pub fn drop_about(&mut self, persons: &BTreeSet<SubjectId>) -> Vec<u64> {
        if let Some(changed) = &mut self.changed {
            changed.extend(persons);
        }
        let held = persons.iter().filter_map(|person| self.holders.get(person));
        let ranges: BTreeSet<u64> = held.flatten().copied().collect();
        let ranges = ranges.into_iter();
        ranges.flat_map(|since| self.drop_range(since)).collect()
    }

    fn drop_range(&mut self, since: u64) -> Vec<u64> {
        let Some(range) = self.ranges.remove(&since) else {
            return Vec::new();
        };
        for person in &range.persons {
            if let Some(ranges) = self.holders.get_mut(person) {
                ranges.remove(&since);
                if ranges.is_empty() {
                    self.holders.remove(person);
                }
            }
        }
        stored(&range.views)
    }
}

/// Gives how many changes an answer from a cursor covers at most: it ends where a page begins.
#[must_use]
pub const fn up_to_a_page(cursor: u64) -> u64 {
    SPAN - cursor % SPAN
}

/// Names everybody whose data a page shows, or would show if it were theirs to see.
#[must_use]
pub fn persons_in(changes: &[Change], loaded: &Loaded) -> BTreeSet<SubjectId> {
    let rows = loaded.rows.values().map(|row| row.subject);
    rows.chain(view_needs(changes).subjects).collect()
}

fn stored(views: &BTreeMap<ViewKey, Ready>) -> Vec<u64> {
    let numbers = views.values().filter_map(|ready| match ready {
        Ready::Stored { number, .. } => Some(*number),
        Ready::Empty | Ready::Large => None,
    });
    numbers.collect()
}
