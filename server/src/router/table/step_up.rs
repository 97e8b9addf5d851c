//! Routes that wait for a second factor.

use super::Route;
use crate::access::Judge;

impl Route {
    /// Every request of it is confirmed with a second factor first.
    pub(super) fn stepped_up(self) -> Self {
        self.stepped_up_for(|_organisation, _user, _body| true)
    }

    /// Those of its requests that the judge names are confirmed with a second factor first.
    pub(super) fn stepped_up_for(self, judge: Judge) -> Self {
        Self {
            step_up: Some(judge),
            ..self
        }
    }
}
