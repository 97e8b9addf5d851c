//! Unsent values that are sealed under data keys which the restored database lacks: they are sealed
//! once more, or nobody but this device could ever open them.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::{Choice, DecisionId};
use domain::record::DekWrap;
use sync::client::StoreBatch;
use sync::message::v1::{Op, OpKind, Put, Verb};

use super::Offer;
use crate::desk::Desk;
use crate::replica::decisions::decide;
use crate::replica::open::Open;
use crate::replica::view;

/// What waits and would lie in the new database without a key, with what opens it.
pub(super) fn without_key(open: &Open, batch: &StoreBatch) -> Vec<Offer> {
    let there: Vec<&DekWrap> = batch.verbs.iter().flat_map(wraps).collect();
    let ops = open.ops.values();
    ops.filter_map(|op| of(open, op, &there)).collect()
}

/// Seals them once more, behind the operations that carry them; what fails stays a decision.
pub(crate) async fn seal_again(desk: &Rc<Desk>) {
    let unsent = desk.with(|open| {
        let offers = open.disputes.restored.offers.iter();
        let unsent = offers.filter_map(|(n, offer)| match offer {
            Offer::Unsent { row, .. } => {
                let mine = row.sealed.keys().map(|field| (field.clone(), Choice::Mine));
                Some((*n, mine.collect::<BTreeMap<_, _>>()))
            }
            Offer::Row { .. } | Offer::Events(_) | Offer::Unseen { .. } => None,
        });
        unsent.collect::<Vec<_>>()
    });
    for (n, choices) in unsent.unwrap_or_default() {
        drop(decide::decide(desk, DecisionId::Restored(n), choices).await);
    }
}

fn wraps(verb: &Verb) -> &[DekWrap] {
    match verb {
        Verb::Put { wraps, .. } => wraps,
        Verb::Entry(_) | Verb::Remove { .. } | Verb::Ordered(_) => &[],
    }
}

fn of(open: &Open, op: &Op, there: &[&DekWrap]) -> Option<Offer> {
    let OpKind::Put(put) = &op.kind else {
        return None;
    };
    let mut row = view::new_row(put, op, open.identity.device.user);
    row.sealed = put.sealed.clone();
    row.sealed
        .retain(|_, value| lacks(open, put, value.class, there));
    let classes = row.sealed.values().map(|value| value.class);
    let wraps = classes.flat_map(|class| open.held.wraps(put.subject, class));
    let wraps = wraps.collect();
    (!row.sealed.is_empty()).then(|| Offer::Unsent {
        row: Box::new(row),
        wraps,
    })
}

/// Whether values of the class are sealed under a key of the old database that the new one lacks.
fn lacks(open: &Open, put: &Put, class: domain::record::Class, there: &[&DekWrap]) -> bool {
    let brings_its_own = put.wraps.iter().any(|wrap| wrap.class == class);
    let known = open.held.wraps(put.subject, class);
    !brings_its_own && known.iter().any(|wrap| !there.contains(&wrap))
}
