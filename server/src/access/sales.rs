//! What who deals with contacts may ask of the server.

use domain::RecordId;

use super::caller::Caller;
use crate::auth::link;
use crate::error::Problem;

/// An unlocked session of a rep, manager or privacy officer.
#[derive(Clone)]
pub(crate) struct SalesHandle(Caller);

impl SalesHandle {
    pub(super) const fn new(caller: Caller) -> Self {
        Self(caller)
    }

    /// Has the preference link of a contact in view sent to the contact's own address.
    pub(crate) async fn send_portal_link(&self, contact: RecordId) -> Result<(), Problem> {
        let session = &self.0.session.body;
        link::send(&self.0.state, self.0.user(), &session.locale, contact).await
    }
}
