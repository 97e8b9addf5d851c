//! A restored database, before and after the acts of the replay.

use std::collections::{BTreeMap, BTreeSet};

use domain::Timestamp;
use domain::privacy::data_map::Item;
use domain::privacy::erasure::{Act, Present};

use super::outside::{OTHER, TOKEN};
use crate::items::subject;

/// What a store is left with after the acts.
pub(super) fn carried_out(restored: &[Present], acts: &BTreeSet<Act>) -> Vec<Present> {
    let mut left: BTreeMap<_, _> = restored
        .iter()
        .map(|one| (one.record, one.clone()))
        .collect();
    for act in acts {
        match act {
            Act::Erase(record) => {
                left.remove(record);
            }
            Act::Pseudonymise(record) => left.get_mut(record).unwrap().fields.clear(),
            Act::EraseFields(record, gone) => {
                let one = left.get_mut(record).unwrap();
                one.fields.retain(|field, _at| !gone.contains(field));
            }
            Act::Unlink(record, tokens) => {
                let one = left.get_mut(record).unwrap();
                one.tokens.retain(|token| !tokens.contains(token));
            }
            Act::Restrict(record) => left.get_mut(record).unwrap().restricted = true,
            Act::Append(_) => {}
        }
    }
    left.into_values().collect()
}

pub(super) fn restored(items: &[Item], at: Timestamp) -> Vec<Present> {
    let one = |item: &Item| Present {
        record: item.record,
        tokens: item
            .about
            .iter()
            .map(|who| if *who == subject(1) { TOKEN } else { OTHER })
            .collect(),
        created_at: at,
        fields: item
            .fields
            .iter()
            .map(|field| (field.clone(), at))
            .collect(),
        restricted: false,
    };
    items.iter().map(one).collect()
}
