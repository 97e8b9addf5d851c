//! Other roles for people who work.

use domain::access::Role;

use super::World;
use crate::fixture::user;

impl World {
    /// The administrator gives a member of staff another role, and rolls what they read.
    pub(super) fn regrade(&mut self, place: usize) {
        if self.numbers.one_in(2) {
            return;
        }
        self.regrades += 1;
        self.regraded.insert(place);
        let known = self.server.fixture.statements.len();
        let before = self.server.fixture.organisation.clone();
        let staff = self.clients[place].staff.clone();
        let choices = [
            vec![Role::Rep],
            vec![Role::Manager],
            vec![Role::Rep, Role::Manager],
        ];
        let roles = self.numbers.pick(&choices).unwrap();
        self.server.fixture.state(user(&staff, roles));
        self.append(known, before);
        self.roll_all();
    }
}
