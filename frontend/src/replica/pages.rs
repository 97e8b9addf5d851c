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
    /// How many things lie on each page.
    filled: BTreeMap<u32, usize>,
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
        let filled = pages.iter().map(|(number, keys)| (*number, keys.len()));
        let filled = filled.collect();
        let on_page =
            |(number, keys): (u32, Vec<Key>)| keys.into_iter().map(move |key| (key, number));
        Self {
            filled,
            place: pages.into_iter().flat_map(on_page).collect(),
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

    /// What lies on these pages, in order. Everything is looked through, for a list of each page
    /// would take more memory than all that is written takes time.
    pub(crate) fn on_pages(&self, numbers: &[u32]) -> BTreeMap<u32, Vec<Key>> {
        let empty = |number: &u32| (*number, Vec::new());
        let mut lying: BTreeMap<u32, Vec<Key>> = numbers.iter().map(empty).collect();
        for (key, number) in &self.place {
            if let Some(keys) = lying.get_mut(number) {
                keys.push(*key);
            }
        }
        lying
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
        if let Some((number, filled)) = self.filled.last_key_value()
            && *filled > 0
        {
            let behind = number + 1;
            self.filled.insert(behind, 0);
        }
    }

    fn settle(&mut self, key: Key) -> u32 {
        if let Some(page) = self.place.get(&key) {
            return *page;
        }
        let last = self.filled.last_key_value();
        let page = match last {
            Some((number, filled)) if *filled < PAGE => *number,
            Some((number, _)) => number + 1,
            None => 0,
        };
        self.place.insert(key, page);
        *self.filled.entry(page).or_default() += 1;
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
        let lying = pages.on_pages(&[0, 1]);
        assert_eq!((lying[&0].len(), lying[&1].len()), (PAGE, 1));
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
        assert_eq!(pages.on_pages(&[0])[&0], keys(1, 3));
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
        assert_eq!(pages.on_pages(&[0])[&0].len(), FOLD_CHANGES);
    }
}
