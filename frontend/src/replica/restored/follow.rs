//! Looking for the signed restores that lead to the database that the server shows.

use domain::organisation::{DatabaseEpoch, Restore};
use sync::client::{Input, Marks};

use crate::replica::open::Open;

/// Gives what makes the engine follow the database that is shown; none before a restore was signed.
pub(crate) fn follow(open: &mut Open) -> Option<Input> {
    let epoch = open.engine.other_database()?.epoch;
    let (root, known) = (open.identity.root, open.cursor.epoch);
    // With the signed steps the alert is over, too.
    open.held.trust(&root).follow(known, epoch).ok()?;
    let held = open.held.rows().keys().copied().collect();
    Some(Input::Follow { epoch, held })
}

/// The marks that outlive a batch of another database: those of writes that it has.
pub(crate) fn marks_left(open: &Open, epoch: u64) -> Option<Marks> {
    if open.cursor.epoch == 0 || epoch == open.cursor.epoch {
        return None;
    }
    let steps = steps(open, epoch).unwrap_or_default();
    let base = steps.iter().map(|step| step.current.seq).min();
    Some(open.held.marks().restored(base.unwrap_or_default()))
}

/// The signed restores from the known database to this one.
pub(super) fn steps(open: &Open, epoch: u64) -> Option<Vec<Restore>> {
    let known = DatabaseEpoch(open.cursor.epoch);
    let organisation = open.held.organisation()?;
    let steps = organisation.restores_between(known, DatabaseEpoch(epoch))?;
    Some(steps.to_vec())
}
