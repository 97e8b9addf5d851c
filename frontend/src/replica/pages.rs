//! Where held things lie in the local store: pages of about 500, and later changes on top.

use std::collections::{BTreeMap, BTreeSet};

use super::item::Key;

/// Things on one page.
const PAGE: usize = 500;

/// Overlay entries after which everything is folded into pages.
const FOLD_ENTRIES: usize = 64;

/// Changed things from which pages are written at once.
const FOLD_CHANGES: usize = 200;

/// New things that get pages of their own, so that no page of a first sync is written twice.
const OWN_PAGES: usize = 100;

/// The places.
#[derive(Default)]
pub(crate) struct Pages {
    place: BTreeMap<Key, u32>,
    pages: BTreeMap<u32, Vec<Key>>,
    loose: BTreeSet<Key>,
    entries: usize,
    newest: u64,
}

/// What to write for a change.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// One overlay entry under this number.
    Overlay(u64),
    /// These pages whole; overlay entries up to the number go.
    Fold { pages: Vec<u32>, folded: u64 },
}

impl Pages {
    /// Notes what the stored pages hold.
    pub(crate) fn found(pages: Vec<(u32, Vec<Key>)>) -> Self {
        let on_page = |(number, keys): &(u32, Vec<Key>)| {
            let number = *number;
            keys.clone().into_iter().map(move |key| (key, number))
        };
        Self {
            place: pages.iter().flat_map(on_page).collect(),
            pages: pages.into_iter().collect(),
            ..Self::default()
        }
    }

    /// Notes what a stored overlay entry changed.
    pub(crate) fn found_overlay(&mut self, number: u64, keys: impl IntoIterator<Item = Key>) {
        self.entries += 1;
        self.newest = self.newest.max(number);
        self.loose.extend(keys);
    }

    /// Says what to write for changed things.
    ///
    /// Pages hold the newest state of their things, so writing any page means folding the whole
    /// overlay: an older entry must never lie on top of a newer page.
    pub(crate) fn plan(&mut self, changed: &[Key]) -> Writing {
        let few = changed.len() < FOLD_CHANGES && self.unplaced(changed) < OWN_PAGES;
        if self.entries < FOLD_ENTRIES && few {
            self.loose.extend(changed.iter().copied());
            return Writing::Overlay(self.newest + 1);
        }
        self.fold(changed)
    }

    /// Says what to write when the whole overlay is to go into pages.
    pub(crate) fn fold(&mut self, changed: &[Key]) -> Writing {
        self.loose.extend(changed.iter().copied());
        let loose: Vec<Key> = self.loose.iter().copied().collect();
        if self.unplaced(&loose) >= OWN_PAGES {
            self.begin_page();
        }
        let mut pages: Vec<u32> = loose.into_iter().map(|key| self.settle(key)).collect();
        pages.sort_unstable();
        pages.dedup();
        Writing::Fold {
            pages,
            folded: self.newest,
        }
    }

    /// What lies on a page, in order.
    pub(crate) fn on_page(&self, number: u32) -> impl Iterator<Item = Key> + use<> {
        let mut keys = self.pages.get(&number).cloned().unwrap_or_default();
        keys.sort_unstable();
        keys.into_iter()
    }

    /// Notes that the plan was carried out.
    pub(crate) fn written(&mut self, writing: &Writing) {
        match writing {
            Writing::Overlay(number) => {
                self.newest = *number;
                self.entries += 1;
            }
            Writing::Fold { .. } => {
                self.loose.clear();
                self.entries = 0;
            }
        }
    }

    fn unplaced(&self, keys: &[Key]) -> usize {
        let new = keys.iter().filter(|key| !self.place.contains_key(key));
        new.count()
    }

    /// What has no page yet goes on pages behind all others.
    fn begin_page(&mut self) {
        if let Some((number, keys)) = self.pages.last_key_value()
            && !keys.is_empty()
        {
            let behind = number + 1;
            self.pages.insert(behind, Vec::new());
        }
    }

    fn settle(&mut self, key: Key) -> u32 {
        if let Some(page) = self.place.get(&key) {
            return *page;
        }
        let last = self.pages.last_key_value();
        let page = match last {
            Some((number, keys)) if keys.len() < PAGE => *number,
            Some((number, _)) => number + 1,
            None => 0,
        };
        self.place.insert(key, page);
        self.pages.entry(page).or_default().push(key);
        page
    }
}

#[cfg(test)]
mod tests {
    use super::{FOLD_CHANGES, FOLD_ENTRIES, Key, PAGE, Pages, Writing};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn keys(from: u64, count: usize) -> Vec<Key> {
        (from..).take(count).map(Key::Statement).collect()
    }

    fn write(pages: &mut Pages, changed: &[Key]) -> Writing {
        let writing = pages.plan(changed);
        pages.written(&writing);
        writing
    }

    #[wasm_bindgen_test]
    fn small_changes_go_on_top_under_growing_numbers() {
        let mut pages = Pages::default();
        assert_eq!(write(&mut pages, &keys(1, 1)), Writing::Overlay(1));
        assert_eq!(write(&mut pages, &keys(2, 1)), Writing::Overlay(2));
    }

    #[wasm_bindgen_test]
    fn a_big_change_folds_the_overlay_into_pages_first() {
        let mut pages = Pages::default();
        write(&mut pages, &keys(1, 1));
        let Writing::Fold {
            pages: written,
            folded,
        } = write(&mut pages, &keys(2, PAGE))
        else {
            panic!("a page was due");
        };
        assert_eq!((written, folded), (vec![0, 1], 1));
        assert_eq!(pages.on_page(0).count(), PAGE);
        assert_eq!(pages.on_page(1).count(), 1);
    }

    #[wasm_bindgen_test]
    fn each_page_of_a_first_sync_is_written_once() {
        let mut pages = Pages::default();
        write(&mut pages, &keys(1, 7));
        let mut from = 8;
        for number in [vec![0, 1], vec![2], vec![3]] {
            let writing = write(&mut pages, &keys(from, PAGE));
            let Writing::Fold { pages, .. } = writing else {
                panic!("a page was due");
            };
            assert_eq!(pages, number);
            from += PAGE as u64;
        }
        assert_eq!(write(&mut pages, &keys(from, 1)), Writing::Overlay(2));
    }

    #[wasm_bindgen_test]
    fn what_takes_the_place_of_everything_leaves_no_overlay() {
        let mut pages = Pages::default();
        write(&mut pages, &keys(1, 2));
        let writing = pages.fold(&keys(2, 2));
        let folded = 1;
        assert_eq!(
            writing,
            Writing::Fold {
                pages: vec![0],
                folded
            }
        );
        assert_eq!(pages.on_page(0).count(), 3);
    }

    #[wasm_bindgen_test]
    fn many_small_changes_are_folded_and_their_things_keep_their_page() {
        let mut pages = Pages::default();
        write(&mut pages, &keys(1, FOLD_CHANGES));
        for _ in 0..FOLD_ENTRIES {
            write(&mut pages, &keys(1, 1));
        }
        let writing = write(&mut pages, &keys(2, 1));
        let folded = FOLD_ENTRIES as u64;
        assert_eq!(
            writing,
            Writing::Fold {
                pages: vec![0],
                folded
            }
        );
        assert_eq!(pages.on_page(0).count(), FOLD_CHANGES);
    }
}
