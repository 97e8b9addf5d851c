//! Entries that acceptance marked.

use domain::SubjectId;
use sync::store::organisation::{Answer, Request};

use super::{SyncDriver, unexpected};
use crate::error::Problem;

impl SyncDriver {
    /// The persons with an entry that was marked at acceptance, latest mark first.
    pub(crate) async fn marked(&self) -> Result<Vec<SubjectId>, Problem> {
        let Answer::Marked(subjects) = self.ask(Request::Marked).await? else {
            return Err(unexpected());
        };
        Ok(subjects)
    }
}
