//! What a device may have given up with a role: it cannot edit that any more, and cannot bring it
//! again after a restore.

use domain::SubjectId;
use domain::record::Table;
use sync::message::v1::{Op, OpKind};

use crate::simulation::World;

/// Says whether the person may have left the device's view: its user had another role once, and
/// somebody else made the contact. The own contacts lie in every view.
pub(super) fn may_be_given_up(world: &World, place: usize, subject: SubjectId) -> bool {
    let mut own = world.saved.values().filter(|(maker, _)| *maker == place);
    let is_own = own.any(|(_, op)| makes_contact_of(op, subject));
    world.regraded.contains(&place) && !is_own
}

pub(super) fn makes_contact_of(op: &Op, subject: SubjectId) -> bool {
    match &op.kind {
        OpKind::Put(put) => {
            put.table == Table::Contact && put.base.is_none() && put.subject == subject
        }
        OpKind::Consent { .. } => false,
    }
}
