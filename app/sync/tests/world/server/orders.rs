//! What comes before any other data.

use domain::Timestamp;
use sync::message::v1::{PullAnswer, PullRequest, Verb};
use sync::scope::scopes_of;
use sync::server::Obligations;

use super::Server;
use crate::fixture::Staff;

impl Server {
    /// Answers a pull as the real server does: with an order, if one is due, else with a page.
    pub(crate) fn contact(
        &mut self,
        staff: &Staff,
        request: &PullRequest,
        now: Timestamp,
    ) -> PullAnswer {
        let answer = self.pull(staff, request, now);
        let shown = scopes_of(self.fixture.organisation.roles(staff.user));
        let known = self.obligations.entry(staff.device);
        let owed = known.or_insert_with(|| Obligations::holding(shown.clone()));
        let Some(ordered) = owed.due(&shown, now) else {
            return answer;
        };
        if self.trusts {
            owed.acknowledge(ordered.n, now);
        }
        PullAnswer {
            verbs: vec![Verb::Ordered(Box::new(ordered))],
            cursor: request.cursor,
            ..answer
        }
    }

    /// Takes the word of a device that an order is done.
    pub(crate) fn acknowledge(&mut self, staff: &Staff, order: u64, now: Timestamp) {
        if let Some(owed) = self.obligations.get_mut(&staff.device) {
            owed.acknowledge(order, now);
        }
    }
}
