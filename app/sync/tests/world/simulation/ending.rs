//! The end of a device: it is revoked, hands over what waits, deletes its data and says so.

use domain::DeviceId;
use domain::organisation::StatementBody;
use sync::client::Input;
use sync::message::v1::{Op, Outcome};

use super::{Bug, STEPS, World};
use crate::numbers::Numbers;

/// How many operations go in one delivery.
const DELIVERY: usize = 3;

/// How far a device is with its end. Such a world knows no restore.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ending {
    pub(crate) place: usize,
    step: u64,
    /// The newest change when the device was revoked.
    pub(crate) revoked: Option<u64>,
    deleted: bool,
    /// Whether the server has the device's word.
    pub(crate) told: bool,
}

impl Ending {
    /// Says whether a world of this seed has one; its choices are none of the world's own, so that
    /// the others play as they did before there were ends.
    pub(super) fn of(seed: u64) -> Option<Self> {
        let mut numbers = Numbers::new(!seed);
        numbers.one_in(4).then(|| Self {
            place: usize::try_from(numbers.below(3)).unwrap(),
            step: 20 + numbers.below(STEPS - 20),
            revoked: None,
            deleted: false,
            told: false,
        })
    }
}

impl World {
    /// The administrator revokes the device when its time has come.
    pub(super) fn revoke(&mut self, step: u64) {
        let Some(Ending { place, .. }) = self.ending.filter(|ending| ending.step == step) else {
            return;
        };
        let known = self.server.fixture.statements.len();
        let before = self.server.fixture.organisation.clone();
        let device = self.clients[place].staff.device;
        self.server.fixture.state(StatementBody::Revoke { device });
        self.append(known, before);
        let head = self.server.head().seq;
        self.change_ending(|ending| ending.revoked = Some(head));
        // What it wrote and had not brought is refused, so it is not shown as saved for ever.
        self.private.retain(|_, maker| *maker != place);
    }

    /// Says whether the device was revoked; it may not have heard of it.
    pub(crate) fn is_revoked(&self, place: usize) -> bool {
        let revoked = |ending: Ending| ending.place == place && ending.revoked.is_some();
        self.ending.is_some_and(revoked)
    }

    /// Says whether the device has deleted its data.
    pub(super) fn is_over(&self, place: usize) -> bool {
        self.is_revoked(place) && self.ending.is_some_and(|ending| ending.deleted)
    }

    /// Says whether the server has the device's word that it holds nothing.
    pub(crate) fn has_said_so(&self, device: DeviceId) -> bool {
        let says =
            |ending: Ending| ending.told && self.clients[ending.place].staff.device == device;
        self.ending.is_some_and(says)
    }

    /// Lets a revoked device go on with its end; whatever fails is done again.
    pub(super) fn end(&mut self, place: usize) {
        if !self.clients[place].online && self.numbers.one_in(2) {
            self.clients[place].handle(Input::Online, self.now);
        }
        if !self.clients[place].online {
            return;
        }
        if !self.hand_over(place) || self.death() == 0 {
            return self.clients[place].start();
        }
        if self.planted != Some(Bug::EarlyWipe) {
            self.clients[place].strip();
        }
        self.change_ending(|ending| ending.deleted = true);
        let heard = !self.network.faults || self.numbers.one_in(2);
        self.change_ending(|ending| ending.told |= heard);
    }

    /// Delivers the outbox by the device's signature alone; says whether the device survived it.
    fn hand_over(&mut self, place: usize) -> bool {
        let waiting = self.clients[place].waiting();
        for ops in waiting.chunks(DELIVERY) {
            let Some(outcomes) = self.deliver(place, ops) else {
                // It stays sealed on the device and is handed over the next time.
                return true;
            };
            if self.death() == 0 {
                return false;
            }
            self.clients[place].keep(ops, outcomes);
        }
        true
    }

    fn deliver(&mut self, place: usize, ops: &[Op]) -> Option<Vec<Outcome>> {
        let fate = if self.network.faults {
            self.numbers.below(6)
        } else {
            9
        };
        if fate == 0 {
            return None;
        }
        let staff = self.clients[place].staff.clone();
        let outcomes = self.server.push(&staff, ops, self.now);
        (fate != 1).then_some(outcomes)
    }

    fn change_ending(&mut self, change: impl FnOnce(&mut Ending)) {
        if let Some(ending) = &mut self.ending {
            change(ending);
        }
    }
}
