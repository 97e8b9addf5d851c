//! How often what is worth simulating happened.

use std::collections::BTreeMap;

use sync::message::v1::Outcome;

use crate::simulation::World;

/// How often what is worth simulating happened.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    operations: usize,
    conflicts: usize,
    refusals: usize,
    events: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self) {
        self.operations += other.operations;
        self.conflicts += other.conflicts;
        self.refusals += other.refusals;
        self.events += other.events;
    }

    /// A world where nothing happens proves nothing.
    pub(crate) fn has_everything(&self) {
        let enough = self.operations > 2_000
            && self.conflicts > 50
            && self.refusals > 100
            && self.events > 500;
        assert!(enough, "too little happened: {self:?}");
    }
}

pub(crate) fn tally(world: &World) -> Tally {
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
    }
}
