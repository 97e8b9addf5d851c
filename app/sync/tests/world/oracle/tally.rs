//! How often what is worth simulating happened.

use std::collections::BTreeMap;

use sync::message::v1::{Op, OpKind, Outcome};
use sync::server::Obligations;

use crate::simulation::World;

/// How often what is worth simulating happened.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    operations: usize,
    conflicts: usize,
    refusals: usize,
    events: usize,
    rolls: usize,
    late: usize,
    shared: usize,
    restores: usize,
    brought_again: usize,
    offered: usize,
    without_room: usize,
    takeovers: usize,
    regrades: usize,
    orders: usize,
    wipes: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self) {
        self.operations += other.operations;
        self.conflicts += other.conflicts;
        self.refusals += other.refusals;
        self.events += other.events;
        self.rolls += other.rolls;
        self.late += other.late;
        self.shared += other.shared;
        self.restores += other.restores;
        self.brought_again += other.brought_again;
        self.offered += other.offered;
        self.without_room += other.without_room;
        self.takeovers += other.takeovers;
        self.regrades += other.regrades;
        self.orders += other.orders;
        self.wipes += other.wipes;
    }

    /// A world where nothing happens proves nothing.
    pub(crate) fn has_everything(&self) {
        let enough = self.operations > 2_000
            && self.conflicts > 50
            && self.refusals > 80
            && self.events > 500
            && self.rolls > 50
            && self.late > 20
            && self.shared > 5
            && self.restores > 10
            && self.brought_again > 5
            && self.offered > 10
            && self.without_room > 50
            && self.takeovers > 50
            && self.regrades > 50
            && self.orders > 50
            && self.wipes > 2;
        assert!(enough, "too little happened: {self:?}");
    }
}

pub(crate) fn tally(world: &mut World) -> Tally {
    let audit = world.server.audit();
    let acts = |code: &str| audit.iter().filter(|row| row.act == code).count();
    let decisions = world
        .clients
        .iter()
        .flat_map(|client| client.decisions.values());
    let conflict = |outcome: &&Outcome| matches!(outcome, Outcome::Conflict { .. });
    let conflicts = decisions.clone().filter(conflict).count();
    let ledgers = world
        .clients
        .iter()
        .flat_map(|client| client.copy.ledgers.values());
    Tally {
        operations: world.saved.len(),
        conflicts,
        refusals: decisions.count() - conflicts,
        events: ledgers.map(BTreeMap::len).sum(),
        rolls: acts("log_class_epoch"),
        late: acts("record_put_late"),
        shared: world
            .saved
            .values()
            .filter(|(_, op)| shares_a_key(op))
            .count(),
        restores: world.restores,
        without_room: world.refusals_of_room,
        takeovers: world.takeovers,
        regrades: world.regrades,
        orders: acknowledged(world),
        wipes: usize::from(world.ending.is_some_and(|ending| ending.told)),
        brought_again: world.brought_again.len(),
        offered: world
            .clients
            .iter()
            .map(|client| client.unrestored.0.len())
            .sum(),
    }
}

/// Counts the orders that devices have carried out.
fn acknowledged(world: &World) -> usize {
    let owed = world.server.obligations.values();
    let orders = owed.flat_map(Obligations::orders);
    orders.filter(|given| given.acknowledged.is_some()).count()
}

/// Says whether a sealed write uses a data key that another one brought.
fn shares_a_key(op: &Op) -> bool {
    let OpKind::Put(put) = &op.kind else {
        return false;
    };
    !put.sealed.is_empty() && put.wraps.is_empty()
}
