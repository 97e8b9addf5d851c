//! What a reader's device finds to do in the rows it is shown.

use std::collections::{BTreeMap, BTreeSet};

use domain::record::{Class, DekWrap};
use domain::{Hash, RecordId, SubjectId};

use super::{Keys, is_due, key_of, may_confirm, newest};
use crate::message::account::{DueReWrap, WaitingReWrap};
use crate::scope::keys_of;
use crate::server::view::{Viewer, shown, visible};
use crate::store::keys::{HeldReWrap, ReWrapState};
use crate::store::organisation::Loaded;

/// Wraps listed at once; the rest is found by the next look.
const MAX_LISTED: usize = 256;

/// Finds what is to be wrapped again and what waits for this user's word.
#[must_use]
pub fn due(
    viewer: Viewer<'_>,
    loaded: &Loaded,
    keys: Keys<'_>,
) -> (Vec<DueReWrap>, Vec<WaitingReWrap>) {
    let records = records(viewer, loaded);
    let record_of = |wrap: &DekWrap| records.get(&(wrap.subject, wrap.class)).copied();
    let mut taken = BTreeSet::new();
    let due = keys.counting().filter_map(|wrap| {
        let record = record_of(wrap)?;
        // Of the wraps of one data key each takes the next number, so one at a time.
        let wanted = is_due(viewer.organisation, wrap) && !waits(viewer, keys, wrap);
        (wanted && taken.insert(key_of(wrap))).then(|| DueReWrap {
            record,
            wrap: wrap.clone(),
            number: next(keys, wrap),
        })
    });
    let due = due.take(MAX_LISTED).collect();
    let waiting = keys.again.iter().filter_map(|held| {
        let record = record_of(&held.made.wrap)?;
        let before = keys.wrap(&held.made.wrap, held.made.before)?;
        let asked = held.state == ReWrapState::Waiting && may_confirm(viewer, keys, &held.made);
        asked.then(|| WaitingReWrap {
            record,
            before: before.clone(),
            made: held.made.clone(),
        })
    });
    (due, waiting.take(MAX_LISTED).collect())
}

/// A record of the view for each person and class.
fn records(viewer: Viewer<'_>, loaded: &Loaded) -> BTreeMap<(SubjectId, Class), RecordId> {
    let mut records = BTreeMap::new();
    for row in loaded.rows.values().filter(|row| visible(viewer, row)) {
        for key in keys_of(&shown(viewer, row)) {
            records.entry(key).or_insert(row.id);
        }
    }
    records
}

/// Says whether a re-wrap of exactly this wrap under the newest epoch waits to be looked at.
fn waits(viewer: Viewer<'_>, keys: Keys<'_>, wrap: &DekWrap) -> bool {
    let bytes = Hash::of(wrap.wrap.as_slice());
    let epoch = newest(viewer.organisation, wrap.class);
    keys.again.iter().any(|held| {
        held.state == ReWrapState::Waiting
            && key_of(&held.made.wrap) == key_of(wrap)
            && held.made.before == bytes
            && Some(held.made.wrap.epoch) == epoch
    })
}

fn next(keys: Keys<'_>, wrap: &DekWrap) -> u32 {
    let same = |held: &&HeldReWrap| key_of(&held.made.wrap) == key_of(wrap);
    let numbers = keys.again.iter().filter(same).map(|held| held.made.number);
    numbers.max().unwrap_or(0).saturating_add(1)
}
