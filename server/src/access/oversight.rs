//! What who oversees the installation may read; nothing here changes anything.

use domain::DeviceId;
use domain::organisation::DatabaseHead;
use sync::message::account::{AuditRow, DeviceRow, ExposureRow, LeaseDays, MailRow, ReviewRow};

use super::caller::Caller;
use crate::error::Problem;
use crate::{devices, lease, review};

/// Newest entries shown.
const AUDIT: usize = 200;

/// An unlocked session of an administrator, privacy officer or auditor.
#[derive(Clone)]
pub(crate) struct OversightHandle(Caller);

impl OversightHandle {
    pub(super) const fn new(caller: Caller) -> Self {
        Self(caller)
    }

    /// The newest audit entries, newest first.
    pub(crate) async fn audit(&self) -> Result<Vec<AuditRow>, Problem> {
        self.0.state.driver.newest_audit(AUDIT).await
    }

    /// Where the database goes on from a backup.
    pub(crate) async fn restored(&self) -> Result<Option<DatabaseHead>, Problem> {
        self.0.state.driver.restored().await
    }

    /// The last contact of every device of the log.
    pub(crate) async fn devices(&self) -> Result<Vec<DeviceRow>, Problem> {
        devices::list(&self.0.state, &self.0.organisation).await
    }

    /// What a device could hold up to its last contact.
    pub(crate) async fn exposure(&self, device: DeviceId) -> Result<ExposureRow, Problem> {
        devices::exposure(&self.0.state, device).await
    }

    /// Yeses that do not count because of how they came in, latest first.
    pub(crate) async fn review(&self) -> Result<Vec<ReviewRow>, Problem> {
        review::list(&self.0.state, &self.0.organisation).await
    }

    /// How many days devices work without contact.
    pub(crate) async fn lease_days(&self) -> Result<LeaseDays, Problem> {
        lease::days(&self.0.state).await
    }

    /// The mail queue, newest first.
    pub(crate) async fn mail(&self) -> Result<Vec<MailRow>, Problem> {
        self.0.state.mail.list().await
    }
}
