//! Storing on a device that may die at every write point.

use sync::client::{Input, Output, StoreBatch};
use sync::message::v1::{Op, encode};

use super::{Bug, World};
use crate::network::Stray;

impl World {
    /// Stores a batch; there may be no room for it, and the device may die before it or after it.
    pub(super) fn store(&mut self, place: usize, batch: StoreBatch) {
        if self.network.faults && self.numbers.one_in(15) {
            return self.find_no_room(place, batch);
        }
        if self.clients[place].replaces(&batch) && !self.keep_what_would_be_lost(place, &batch) {
            return self.clients[place].start();
        }
        let death = self.death();
        let client = &mut self.clients[place];
        let ticket = batch.ticket;
        if death == 0 {
            if self.planted == Some(Bug::CursorBeforeData) {
                client.store_place(&batch);
            }
            return client.start();
        }
        client.store(batch);
        if death == 1 {
            client.start();
        } else {
            client.handle(Input::Stored { ticket }, self.now);
        }
    }

    /// Another tab becomes the leader: it opens the same store, while a push of the old leader is
    /// still on its way and what it had not begun to store is gone.
    pub(super) fn take_over(&mut self, place: usize) {
        self.takeovers += 1;
        let client = &mut self.clients[place];
        while let Some(output) = client.next() {
            match output {
                Output::Push(request) if client.online => self.network.strays.push(Stray {
                    staff: client.staff.clone(),
                    bytes: encode(&request),
                }),
                Output::Push(_)
                | Output::Pull(_)
                | Output::Store(_)
                | Output::Acknowledge { .. } => {}
                Output::ProveUnlocked | Output::Tell(_) | Output::WakeAt(_) => {}
            }
        }
        client.start();
    }

    /// Tries again what found no room.
    pub(super) fn store_again(&mut self, place: usize) {
        if let Some(batch) = self.clients[place].without_room.take() {
            self.store(place, batch);
        }
    }

    /// The store is full: nothing of the batch is written, and it is tried again.
    fn find_no_room(&mut self, place: usize, batch: StoreBatch) {
        self.refusals_of_room += 1;
        let client = &mut self.clients[place];
        let only_data = batch.statements.is_empty() && !batch.verbs.is_empty();
        if only_data && self.planted == Some(Bug::FullStore) {
            let ticket = batch.ticket;
            return client.handle(Input::Stored { ticket }, self.now);
        }
        client.without_room = Some(batch);
    }

    /// Makes durable what the snapshot of a restored database would take away: first the stops,
    /// then what is offered. Says whether the device survived it.
    fn keep_what_would_be_lost(&mut self, place: usize, batch: &StoreBatch) -> bool {
        let own = self.saved.values().filter(|(maker, _)| *maker == place);
        let own: Vec<Op> = own.map(|(_, op)| op.clone()).collect();
        let lost = self.clients[place].would_lose(batch, &own);
        if self.planted != Some(Bug::StopsLeftBehind) {
            for stop in &lost.stops {
                let client = &mut self.clients[place];
                let at = self.now.plus_millis(client.skew);
                let organisation = client.organisation.clone().unwrap();
                let op = client
                    .staff
                    .consent(&organisation, at, vec![stop.clone()], None);
                client.save(&op);
                self.saved.insert(op.id, (place, op.clone()));
                self.brought_again.insert(op.id);
                if self.death() == 0 {
                    return false;
                }
                self.clients[place].handle(Input::Saved(op), self.now);
            }
        }
        if self.planted != Some(Bug::OldStateForgotten) {
            self.clients[place].offer(&lost);
        }
        self.death() != 0
    }

    /// Gives 0 where the device dies before a write, and 1 where it dies after it.
    pub(super) fn death(&mut self) -> u64 {
        if self.network.faults {
            self.numbers.below(20)
        } else {
            9
        }
    }
}
