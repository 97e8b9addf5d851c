//! The end of a world: no more faults.

use sync::client::Input;

use super::World;

/// How many rounds of sync may pass until nothing is left once faults stop.
const ROUNDS: usize = 3;

impl World {
    /// Ends the faults and lets every device sync until nothing is left.
    pub(super) fn settle(&mut self) {
        self.sign_restore();
        self.network.faults = false;
        while !self.network.strays.is_empty() {
            self.network
                .deliver_stray(&mut self.server, &mut self.numbers, self.now);
        }
        for place in 0..self.clients.len() {
            self.clients[place].skew = 0;
        }
        for _ in 0..ROUNDS {
            self.now = self.now.plus_millis(600_000);
            let head = self.server.head().seq;
            for place in 0..self.clients.len() {
                if self.is_revoked(place) {
                    self.clients[place].handle(Input::Online, self.now);
                    self.end(place);
                    continue;
                }
                self.store_again(place);
                for input in [
                    Input::SyncNow,
                    Input::Online,
                    Input::Timeout,
                    Input::Hint { head },
                ] {
                    self.clients[place].handle(input, self.now);
                }
                while let Some(output) = self.clients[place].next() {
                    self.carry_out(place, output);
                }
                self.replay_stops();
            }
        }
    }
}
